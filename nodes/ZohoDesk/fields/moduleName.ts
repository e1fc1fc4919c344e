import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import type { Portal } from '../deskApi';
import { scopes } from '../scopes';
import { inPortal } from './inForm';

/** By Zoho's Field.json and Layout.json; custom modules are asked for. */
const standard = [
	{ name: 'Accounts', value: 'accounts' },
	{ name: 'Calls', value: 'calls' },
	{ name: 'Contacts', value: 'contacts' },
	{ name: 'Contracts', value: 'contracts' },
	{ name: 'Events', value: 'events' },
	{ name: 'Products', value: 'products' },
	{ name: 'Tasks', value: 'tasks' },
	{ name: 'Tickets', value: 'tickets' },
	{ name: 'Time Entries', value: 'timeEntry' },
];

/** The modules an organization has made itself; their API names begin with `cm_`. */
export async function customModules(portal: Portal): Promise<Array<{ name: string; value: string }>> {
	const { data } = await portal.call({
		method: 'GET',
		path: ['organizationModules'],
		scopes: scopes.readModules,
	});
	return ((data ?? []) as IDataObject[])
		.filter(({ isCustomModule }) => isCustomModule === true)
		.map(({ apiName, pluralLabel, displayLabel }) => ({
			name: String(pluralLabel ?? displayLabel ?? apiName),
			value: String(apiName),
		}));
}

const named = (modules: Array<{ name: string; value: string }>, filter: string): INodeListSearchResult => ({
	results: modules
		.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()))
		.sort((one, other) => one.name.localeCompare(other.name)),
});

async function searchModules(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return named([...standard, ...(await inPortal(this, customModules))], filter);
}

async function searchCustomModules(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return named(await inPortal(this, customModules), filter);
}

/** Any module with layouts and fields. */
export const anyModule = locator('Module', {
	searchMethod: 'searchModules',
	search: searchModules,
	preset: { name: 'Tickets', value: 'tickets' },
	byId: { label: 'By API Name', placeholder: 'e.g. tickets', pattern: '^[A-Za-z0-9_]+$' },
});

/** A module the organization has made itself. */
export const customModule = locator('Module', {
	searchMethod: 'searchCustomModules',
	search: searchCustomModules,
	description: 'A custom module of your help desk',
	byId: {
		label: 'By API Name',
		placeholder: 'e.g. cm_doctors',
		pattern: '^cm_[A-Za-z0-9_]+$',
		patternHint: 'API names of custom modules begin with cm_',
	},
});
