import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { scopes } from '../scopes';
import { atLeastOne } from './atLeastOne';
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
export const requiredDepartments = atLeastOne(departments, 'Choose at least one department.');
