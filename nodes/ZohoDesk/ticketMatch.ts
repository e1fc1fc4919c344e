import type { IDataObject } from 'n8n-workflow';

import { ZohoError } from '../shared/transport/zohoError';
import type { Portal } from './deskApi';
import { SEARCH_LAST_START, searchCall } from './ticketWindows';
import { customParameters } from './values';

/** More words in common than this are no match anybody means. */
const MOST_FOUND = 1_000;

/**
 * The one ticket with a value in a field; undefined where there is none. Desk's search finds words, so what it finds
 * is compared as a whole here.
 * @param name a field that searches know, or the API name of a custom field
 * @throws ZohoError where several tickets have the value: which one is meant cannot be told
 */
export async function ticketWith(
	portal: Portal,
	name: string,
	value: string,
	isCustom: boolean,
): Promise<IDataObject | undefined> {
	// A comma, `*`, `$` and braces mean something in a search: its longest part without them finds the value as well.
	const parts = value.split(/[,*${}]/).map((part) => part.trim());
	const words = parts.sort((one, other) => other.length - one.length)[0] ?? '';
	const query = isCustom
		? customParameters(await portal.fields('tickets'), { [name]: words })
		: { [name]: words };
	const matching: IDataObject[] = [];
	for await (const row of portal.list(searchCall(query), MOST_FOUND, { lastStart: SEARCH_LAST_START })) {
		const held = isCustom ? (row.cf as IDataObject | undefined)?.[name] : row[name];
		if (String(held ?? '').toLowerCase() === value.toLowerCase()) matching.push(row);
	}
	const [one, ...others] = matching;
	if (others.length === 0) return one;
	const numbers = matching.slice(0, 5).map(({ ticketNumber }) => `#${String(ticketNumber)}`);
	throw new ZohoError({
		code: 'SEVERAL_MATCHES',
		message: `${matching.length} tickets have '${name}' "${value}": ${numbers.join(', ')}${matching.length > 5 ? ' …' : ''}`,
		description: 'Match by a field whose value only one ticket has; nothing was written for this item.',
		field: { apiName: name, label: 'Value to Match' },
	});
}
