import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ListOptions } from '../../shared/transport/pages';
import type { DeskCall } from '../deskApi';
import { inPortal } from './inForm';

const SHOWN = 100;

/** How a picker lists the rows of one kind. */
export interface Rows {
	path: readonly string[];
	query?: DeskCall['query'];
	scopes: readonly string[];
	/** Key of the answer that holds the rows, where it is not `data`. */
	root?: string;
	/** How the list is paged, where it is not like most. */
	paging?: Pick<ListOptions, 'firstRow' | 'pageSize'>;
	nameOf(row: IDataObject): string;
	/** What the list asks once the user types; left out, the rows shown are filtered by name. */
	search?: (filter: string) => Pick<DeskCall, 'path' | 'query'>;
}

/** A search function for a picker over one of Desk's lists. */
export function searchRows(rows: Rows) {
	return async function search(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const wanted = filter.trim();
		const asked = wanted !== '' && rows.search ? rows.search(wanted) : rows;
		return await inPortal(this, async (portal) => {
			const results: INodeListSearchResult['results'] = [];
			const { path, query } = asked;
			const call = { method: 'GET' as const, path, query, scopes: rows.scopes };
			for await (const row of portal.list(call, SHOWN, { ...rows.paging, root: rows.root })) {
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
