import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ZohoRequest } from '../../shared/transport/types';
import { inPortal } from './inForm';

const SHOWN = 100;

/** How a picker lists the rows of one kind. */
export interface Rows {
	path: string;
	query?: ZohoRequest['query'];
	scopes: readonly string[];
	nameOf(row: IDataObject): string;
	/** What the list asks once the user types; left out, the rows shown are filtered by name. */
	search?: (filter: string) => { path: string; query: ZohoRequest['query'] };
}

/** A search function for a picker over one of Desk's lists. */
export function searchRows(rows: Rows) {
	return async function search(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const wanted = filter.trim();
		const asked = wanted !== '' && rows.search ? rows.search(wanted) : rows;
		return await inPortal(this, async (portal) => {
			const results: INodeListSearchResult['results'] = [];
			for await (const row of portal.list(asked.path, asked.query, rows.scopes, SHOWN)) {
				results.push({ name: rows.nameOf(row), value: String(row.id) });
			}
			const byName = rows.search ? '' : wanted.toLowerCase();
			return { results: results.filter(({ name }) => name.toLowerCase().includes(byName)) };
		});
	};
}

/** Name and e-mail address of a person, as far as they are there. */
export function personName({ firstName, lastName, name, email, emailId }: IDataObject): string {
	const full = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
	const shown = full || (typeof name === 'string' ? name : '');
	const address = email ?? emailId;
	if (typeof address !== 'string') return shown;
	return shown ? `${shown} (${address})` : address;
}
