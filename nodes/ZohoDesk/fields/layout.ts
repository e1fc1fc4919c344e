import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { layoutByName } from '../lookups';
import { layoutPaging } from '../layouts';
import { scopes } from '../scopes';
import { searchRows } from './rows';

/** The layouts of the module that is chosen in the form. */
async function searchLayouts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const moduleName = this.getCurrentNodeParameter('module', { extractValue: true });
	const search = searchRows({
		path: ['layouts'],
		query: { module: String(moduleName || 'tickets') },
		paging: layoutPaging,
		scopes: scopes.readLayouts,
		nameOf: ({ layoutName, id }) => String(layoutName ?? id),
	});
	return await search.call(this, filter);
}

/** The form of a module's records. */
export const layout = locator('Layout', {
	searchMethod: 'searchLayouts',
	search: searchLayouts,
	by: { name: { label: 'By Name', placeholder: 'e.g. Support Ticket', find: layoutByName } },
	byId: { placeholder: 'e.g. 1892000000006018', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});
