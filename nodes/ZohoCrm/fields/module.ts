import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import type { CrmModule } from '../metadata';
import { inForm } from './inForm';

/** Modules whose records a workflow can work with. */
const RECORD_MODULES = new Set(['default', 'custom']);
/** Looks like a module, but is a view over Tasks, Events and Calls that takes no writes. */
const NOT_A_MODULE = 'Activities';

async function searchModules(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await modulesFound(this, filter, hasRecords);
}

/** The modules that are offered and whose name holds the text. */
export async function modulesFound(
	context: ILoadOptionsFunctions,
	filter: string,
	isOffered: (module: CrmModule) => boolean,
): Promise<INodeListSearchResult> {
	const modules = await inForm(context, async (crm) => await crm.modules());
	const wanted = filter.toLowerCase();
	const results = modules
		.filter(isOffered)
		.map(({ api_name, plural_label, module_name }) => ({
			name: plural_label ?? module_name ?? api_name,
			value: api_name,
		}))
		.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

export const hasRecords = ({
	api_name,
	api_supported,
	viewable,
	generated_type = 'default',
}: CrmModule): boolean =>
	api_supported !== false &&
	viewable !== false &&
	RECORD_MODULES.has(generated_type) &&
	api_name !== NOT_A_MODULE;

/** Any module of the account, standard or custom. Gives its API name. */
export const moduleField = locator('Module', {
	searchMethod: 'searchModules',
	search: searchModules,
	description: 'The module to work in: Leads, Contacts, Deals … or a custom module of yours',
	byId: {
		label: 'By API Name',
		placeholder: 'e.g. Leads',
		pattern: '^[A-Za-z][A-Za-z0-9_]*$',
		patternHint: 'An API name has letters, digits and underscores, such as Leads or Custom_Module',
	},
});
