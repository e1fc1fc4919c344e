import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { scopes } from '../scopes';
import { inPortal } from './inForm';

async function loadDepartments(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inPortal(this, async (portal) => {
		const call = { method: 'GET' as const, path: ['departments'], scopes: scopes.readDepartments };
		const options: INodePropertyOptions[] = [];
		for await (const { id, name } of portal.list(call, Infinity)) {
			options.push({ name: String(name ?? id), value: String(id) });
		}
		return options.sort((one, other) => one.name.localeCompare(other.name));
	});
}

/** Departments that a trigger listens to. */
export const departmentIds = multiChoice(
	'Departments',
	{ loadOptionsMethod: 'loadDepartments', load: loadDepartments, dependsOn: ['organization.value'] },
	{
		description:
			'Only what happens in these departments; all when left empty. What belongs to no department comes all the same.',
	},
);
