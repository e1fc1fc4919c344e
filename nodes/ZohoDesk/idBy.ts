import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import type { Find } from '../shared/fields';
import type { ListOptions } from '../shared/transport/pages';
import { ZohoError } from '../shared/transport/zohoError';
import type { Desk, DeskCall, Portal } from './deskApi';
import { FIND_IT } from './organization';

/** More of one name than this nobody tells apart. */
const MOST_FOUND = 1_000;
const CANDIDATES_SHOWN = 5;

/** What the user gave, and where. */
interface Asked {
	value: string;
	/** The field's label in the form. */
	label: string;
	/** The item's other parameters. */
	siblings: Record<string, unknown>;
}

/** How things of one kind are found by what people call them. */
interface Lookup {
	/** What is looked for: `department`. */
	what: string;
	/** How it is named: `name`, `email address`, `number`. */
	by: string;
	/** What could be meant; more may come than is. */
	rows(portal: Portal, asked: Asked): AsyncIterable<IDataObject> | Promise<IDataObject[]>;
	/** What a row is called by; letter case does not count. */
	namesOf(row: IDataObject): unknown[];
	/** A row among others of its name, beside its id. */
	shownAs(row: IDataObject): string;
	/** What else of the form decides what a name stands for, such as the module. */
	within?(siblings: Asked['siblings']): string;
	/** What to do where nothing is found. */
	advice?: string;
}

/** The id of the one thing of a name, in the item's organization; kept for a minute, so that many items ask once. */
export const idBy =
	(lookup: Lookup): Find =>
	async (api, value, label, siblings) => {
		const { organization } = siblings;
		const portal = await (api as Desk).portal(typeof organization === 'string' ? organization : FIND_IT);
		const { what, by, within = () => '' } = lookup;
		const key = [what, within(siblings), by, value.toLowerCase()].join(' ');
		return await portal.kept(key, async () => await idOf(portal, lookup, { value, label, siblings }));
	};

/** The rows of a list, as far as anybody tells them apart. */
export const listed = (
	portal: Portal,
	call: Pick<DeskCall, 'path' | 'query' | 'scopes'>,
	options?: Omit<ListOptions, 'limit'>,
) => portal.list({ method: 'GET', ...call }, MOST_FOUND, options);

async function idOf(portal: Portal, lookup: Lookup, asked: Asked): Promise<string> {
	const { what, by, namesOf, advice = 'Check it, or pick from the list.' } = lookup;
	const wanted = asked.value.toLowerCase();
	const found: IDataObject[] = [];
	for await (const row of await lookup.rows(portal, asked)) {
		if (namesOf(row).some((name) => String(name ?? '').toLowerCase() === wanted)) found.push(row);
	}
	const [only, ...others] = found;
	if (!only) throw badInput(asked.label, `is "${asked.value}", and no ${what} has that ${by}`, advice);
	if (others.length > 0) throw several(lookup, asked, found);
	return String(only.id);
}

function several({ what, by, shownAs }: Lookup, { value, label }: Asked, found: IDataObject[]): ZohoError {
	const shown = found.slice(0, CANDIDATES_SHOWN).map((row) => `${shownAs(row)} (${String(row.id)})`);
	const more = found.length > CANDIDATES_SHOWN ? ' …' : '';
	return new ZohoError({
		code: 'SEVERAL_FOUND',
		message: `'${label}' is "${value}", a ${by} that ${found.length} ${what}s have`,
		description: `Nothing was done for this item. Choose one By ID: ${shown.join(', ')}${more}.`,
		field: { apiName: label, label },
		allowedValues: found.map(({ id }) => String(id)),
	});
}
