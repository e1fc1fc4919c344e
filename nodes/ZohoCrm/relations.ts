import type { IDataObject } from 'n8n-workflow';

import { unknownField } from '../shared/typed';
import type { Crm } from './crmApi';
import { type Results, rowsOf } from './crmCalls';
import { scopes, scopesFor } from './scopes';

/** A record and one of its related lists. */
export interface Relation {
	module: string;
	recordId: string;
	list: string;
}

/** A related record, with what its link is to say of itself. */
export interface ReadyLink extends Relation {
	link: IDataObject & { id: string };
}

/** Links of the same record in the same list share a call. */
export const relationKey = ({ module, recordId, list }: Relation): string =>
	JSON.stringify([module, recordId, list]);

/** Links records, or changes what their links say: Zoho has one call for both. */
export async function writeLinks(crm: Crm, ready: ReadyLink[]): Promise<Results> {
	const [first] = ready;
	if (!first) return [];
	const { module, recordId, list } = first;
	const data = ready.map(({ link }) => link);
	return await crm.results(
		{
			method: 'PUT',
			path: [module, recordId, list],
			body: { data },
			scopes: scopesFor(scopes.updateRecords, module),
		},
		data,
		module,
	);
}

/** The module whose records a related list shows. Throws a ZohoError that names the lists there are. */
export async function moduleOfList(crm: Crm, module: string, list: string): Promise<string> {
	const body = await crm.call({
		method: 'GET',
		path: ['settings', 'related_lists'],
		query: { module },
		scopes: scopes.readRelatedLists,
	});
	const lists = rowsOf(body, 'related_lists');
	const found = lists.find(({ api_name: name }) => name === list);
	if (found) return String((found.module as IDataObject | null)?.api_name);
	const known = lists.map((each) => ({
		apiName: String(each.api_name),
		label: String(each.display_label),
	}));
	throw unknownField(list, known, `the module ${module}'s related lists`);
}
