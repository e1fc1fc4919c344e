import type { IDataObject } from 'n8n-workflow';

import { isRepeatable, isWrite } from './requests';
import type { ZohoAnswer, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

/** How to go on when a write was sent and its answer is not known. */
export const LOOK_FIRST =
	'It was not sent again, because that could write it twice. Look the record up first; if it is not there, run this item again. An operation that finds its record again (Update, or Create or Update with a value to match on) is repeated by itself.';

const NO_HARM = 'It may have been carried out all the same. Run it again: that does no harm.';

/** What a refusal of a call says that Zoho may have carried out, and how to go on; undefined for one that only reads. */
export function perhapsText(request: ZohoRequest): string | undefined {
	if (!isWrite(request)) return undefined;
	return isRepeatable(request) ? NO_HARM : `The record may have been written. ${LOOK_FIRST}`;
}

/** The refusal of a call of which an earlier try got no answer: that one may have been carried out. */
export function afterLostAnswer(refusal: ZohoError, request: ZohoRequest): ZohoError {
	const perhaps = perhapsText(request);
	if (perhaps === undefined || refusal.perhapsWritten) return refusal;
	return new ZohoError({
		...refusal,
		message: refusal.message,
		description: `${refusal.description ?? ''} It was sent before, and no answer came. ${perhaps}`.trim(),
		perhapsWritten: true,
	});
}

/** Zoho took the call and did not say what became of the record. Without `request`: of a call that is not repeated. */
export const noAnswer = (request?: ZohoRequest): ZohoError =>
	new ZohoError({
		code: 'NO_ANSWER',
		message: 'Zoho took the call and did not say what became of the record',
		description: (request && perhapsText(request)) ?? `The record may have been written. ${LOOK_FIRST}`,
		perhapsWritten: true,
	});

/**
 * The body of an answer; `{}` where there is none.
 * @throws ZohoError where a write was taken, and nothing is said that its specification promises: it may be written
 */
export function told(request: ZohoRequest, { body }: ZohoAnswer): IDataObject {
	const said = (body ?? {}) as IDataObject;
	if (isWrite(request) && request.silent !== true && Object.keys(said).length === 0) throw noAnswer(request);
	return said;
}

/** The record that a create or a merge gave. @throws ZohoError that refuses it; or where the answer names none: it may be written */
export function made(record: IDataObject | ZohoError | undefined): IDataObject {
	if (record instanceof ZohoError) throw record;
	if (record?.id === undefined) throw noAnswer();
	return record;
}
