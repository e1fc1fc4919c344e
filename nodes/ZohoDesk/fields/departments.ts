import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { type Field, multiChoice } from '../../shared/fields';
import { scopes } from '../scopes';
import { inPortal } from './inForm';

const SHOWN = 500;

async function getDepartments(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inPortal(this, async (portal) => {
		const call = {
			method: 'GET' as const,
			path: ['departments'],
			query: { isEnabled: true },
			scopes: scopes.readDepartments,
		};
		const options: INodePropertyOptions[] = [];
		for await (const { id, name } of portal.list(call, SHOWN)) {
			options.push({ name: String(name ?? id), value: String(id) });
		}
		return options;
	});
}

/** Any number of departments of the help desk, by their ids. */
export const departments = multiChoice(
	'Departments',
	{ loadOptionsMethod: 'getDepartments', load: getDepartments, dependsOn: ['organization.value'] },
	{
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
);

/** The same, one at least. */
export const requiredDepartments: Field<string[]> = {
	...departments,
	property: { ...departments.property, required: true },
	read(raw, source) {
		const ids = departments.read(raw, source);
		if (ids.length === 0) throw badInput(source.label, 'is empty', 'Choose at least one department.');
		return ids;
	},
};
