import type { IDataObject } from 'n8n-workflow';

import type { CostOf } from '../shared/dryRun';
import type { ZohoRequest } from '../shared/transport/types';

/** Calls by method and path behind the version; from Zoho Desk's page on API limits. */
const weights: Array<[RegExp, number]> = [
	[/^POST \/\w+\/updateMany$/, 25],
	[/^POST \/\w+\/moveToTrash$/, 6],
	[/^POST \/recycleBin\/(restore|delete)$/, 6],
];

/**
 * The weight of a call that writes. Writes of many records at once weigh one for every two of them; of single writes
 * the page says nothing.
 */
export const costOf: CostOf = ({ method, path, body }: ZohoRequest) => {
	const call = `${method} ${path.replace(/^\/api\/v\d+/, '')}`;
	const [, credits] = weights.find(([pattern]) => pattern.test(call)) ?? [];
	if (credits !== undefined) return { credits, isKnown: true };
	const ids = typeof body === 'object' ? (body as IDataObject).ids : undefined;
	const count = Array.isArray(ids) ? ids.length : 1;
	return { credits: Math.ceil(count / 2), isKnown: false };
};
