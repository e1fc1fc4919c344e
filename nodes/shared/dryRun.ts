import type { IDataObject } from 'n8n-workflow';

import { toggle } from './fields';
import type { HeldCall } from './transport/holdWrites';
import type { ZohoRequest } from './transport/types';

/** What a call takes from the day's API credits. */
export interface Cost {
	credits: number;
	/** Whether Zoho's documentation has a figure for this call. */
	isKnown: boolean;
}

export type CostOf = (request: ZohoRequest) => Cost;

/** The field of every operation that writes. */
export const dryRun = toggle('Dry Run', {
	description:
		'Whether to check the values and return the call that would be made, with its body and its cost in API credits, without sending it',
});

/** A call that was held back, as an output shows it: never its headers. */
export function shownCall({ request, url }: HeldCall, items: number, costOf: CostOf): IDataObject {
	const { method, query = {}, body } = request;
	const { credits, isKnown } = costOf(request);
	const given = Object.entries(query).filter(([, value]) => value !== undefined);
	return {
		dryRun: true,
		method,
		url,
		...(given.length > 0 ? { query: Object.fromEntries(given) as IDataObject } : {}),
		...(body === undefined ? {} : { body: typeof body === 'function' ? partsOf(body()) : body }),
		items,
		credits,
		note: [
			'Nothing was sent. Calls that would need the answer to this one are not shown.',
			...(FILE_BEFORE.test(JSON.stringify(body) ?? '')
				? ['Files are uploaded before it, each by one call.']
				: []),
			...(isKnown ? [] : ['Zoho publishes no credits for this call; most cost 1.']),
		].join(' '),
	};
}

/** What stands for the id of a file that a dry run did not upload. */
const FILE_BEFORE = /<ID of /;

/** A form's parts; a file by its name and size. */
function partsOf(form: FormData): IDataObject {
	const parts: IDataObject = {};
	form.forEach((part, name) => {
		parts[name] =
			typeof part === 'string' ? part : { fileName: part.name, bytes: part.size, mimeType: part.type };
	});
	return parts;
}
