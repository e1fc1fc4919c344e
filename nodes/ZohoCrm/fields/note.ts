import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator, plainText, text } from '../../shared/fields';
import { scopes } from '../scopes';
import { inForm } from './inForm';
import { recordById } from './record';

/** What a list of notes must name: Zoho CRM gives no fields that are not asked for. */
export const NOTE_FIELDS = [
	...['id', 'Note_Title', 'Note_Content', 'Parent_Id', 'Owner'],
	...['Created_Time', 'Created_By', 'Modified_Time', 'Modified_By'],
].join(',');

const SHOWN = 200;
/** What fits into a line of the list. */
const LONGEST = 80;

/** The notes of all records that were written last; Zoho CRM has no search of them. */
async function searchNotes(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => {
		const query = { fields: NOTE_FIELDS };
		const call = { method: 'GET' as const, path: ['Notes'], query, scopes: scopes.readNotes };
		const results: INodeListSearchResult['results'] = [];
		for await (const { id, Note_Title: title, Note_Content: content } of crm.pages(call, SHOWN)) {
			const name = [title, content]
				.map(plainText)
				.filter((part) => part !== '')
				.join(': ');
			results.push({ name: name.slice(0, LONGEST) || String(id), value: String(id) });
		}
		const wanted = filter.trim().toLowerCase();
		return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
	});
}

/** A note of any record. */
export const noteId = locator('Note', {
	searchMethod: 'searchNotes',
	search: searchNotes,
	description: 'The note to work on. The list shows those written last, of all records.',
	byId: { ...recordById, patternHint: 'An ID has digits only' },
});

export const noteTitle = text('Title', { description: 'Up to 120 characters' });
