import type { IDataObject } from 'n8n-workflow';

import { isRefusedResult, refusalIn, resultsIn } from './refusals';
import type { ZohoAnswer, ZohoRequest } from './types';

/** What CRM says of an ID that is not there (any more); Desk answers 404. */
const NOT_THERE = new Set(['INVALID_DATA', 'NOT_FOUND', 'RESOURCE_NOT_FOUND']);

/**
 * The answer to a delete that was sent again because the first answer was lost: what is not there any more has been
 * deleted, and that is no refusal.
 */
export function goneBefore({ method }: ZohoRequest, answer: ZohoAnswer): ZohoAnswer {
	if (method !== 'DELETE' || !answer.lostBefore) return answer;
	const { status, headers, body } = answer;
	if (status === 404) return { status: 204, headers, body: undefined };
	const refusal = refusalIn(body);
	if (!refusal || !NOT_THERE.has(refusal.code)) return answer;
	if (!resultsIn(body)) return { status: 204, headers, body: undefined };
	const asDeleted = (result: IDataObject): IDataObject =>
		isRefusedResult(result) && NOT_THERE.has(String(result.code))
			? { ...result, code: 'SUCCESS', message: 'record deleted', status: 'success' }
			: result;
	const roots = Object.entries(body as Record<string, IDataObject | IDataObject[]>).map(([root, results]) => [
		root,
		Array.isArray(results) ? results.map(asDeleted) : asDeleted(results),
	]);
	return { ...answer, status: 200, body: Object.fromEntries(roots) as IDataObject };
}
