import type { IDataObject } from 'n8n-workflow';

import type { Crm } from './crmApi';
import type { Results } from './crmCalls';
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
