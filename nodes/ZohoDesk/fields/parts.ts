import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { plainText } from '../../shared/fields';
import type { Portal } from '../deskApi';
import { inPortal } from './inForm';

const SHOWN = 100;
/** What fits into a line of the list. */
const LONGEST = 80;

/** What the same form has in its other fields, by the names they are saved under; '' for what is not chosen. */
export type Chosen = (parameter: string) => string;

/** How a picker lists what belongs to the record that is chosen in the same form. */
interface Parts {
	/** How the form calls the record. */
	of: string;
	/** Its id, by which nothing can be listed while an expression stands in its place. */
	idOf: (chosen: Chosen) => string;
	rows: (portal: Portal, chosen: Chosen, most: number) => Rows | Promise<Rows>;
	/** Texts of a row from which its name is made, as far as they are there. */
	nameOf: (row: IDataObject) => unknown[];
}
type Rows = AsyncIterable<IDataObject> | Iterable<IDataObject>;

/** A search function for a picker over such parts, found by their names. */
export function searchParts({ of, idOf, rows, nameOf }: Parts) {
	return async function search(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const chosen: Chosen = (parameter) => chosenIn(this.getCurrentNodeParameter(parameter));
		return await inPortal(this, async (portal) => {
			if (!/^\d+$/.test(idOf(chosen))) {
				throw badInput(of, 'is not chosen yet', 'Choose it to see the list, or give the ID.');
			}
			const results: INodeListSearchResult['results'] = [];
			for await (const row of await rows(portal, chosen, SHOWN)) {
				results.push({ name: inOneLine(nameOf(row)) || String(row.id), value: String(row.id) });
			}
			const wanted = filter.trim().toLowerCase();
			return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
		});
	};
}

/** A record that is named by its number or address is known only while the workflow runs. */
function chosenIn(value: unknown): string {
	if (typeof value !== 'object' || value === null) return plainText(value);
	const { mode, value: id } = value as { mode?: unknown; value?: unknown };
	return mode === 'list' || mode === 'id' ? plainText(id) : '';
}

function inOneLine(texts: unknown[]): string {
	const line = texts
		.map((text) =>
			plainText(text)
				.replace(/<[^>]*>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.filter((text) => text !== '')
		.join(' · ');
	return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** How the mode "By ID" of such a picker is called and what it takes. */
export const partId = {
	placeholder: 'e.g. 1892000001121138',
	pattern: '^[0-9]+$',
	patternHint: 'An ID has digits only',
};
