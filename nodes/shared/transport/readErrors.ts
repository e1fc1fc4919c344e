import type { IDataObject } from 'n8n-workflow';

import { accessExplanations } from './accessExplanations';
import { callExplanations } from './callExplanations';
import { type Explain, type Told, type Words } from './explanations';
import { queryExplanations } from './queryExplanations';
import { creditsAreSpent, duration, retryAfter } from './rateLimits';
import { recordExplanations } from './recordExplanations';
import { crmRefusal, type Refusal, refusalIn, resultsIn } from './refusals';
import { goneBefore } from './goneBefore';
import { afterLostAnswer, LOOK_FIRST, perhapsText } from './perhapsWritten';
import { isRepeatable, isWrite, productOf } from './requests';
import { tokenError, tokenRefusalOf } from './tokenErrors';
import type { Wrap, ZohoAnswer, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

/** Throws the explained ZohoError of a refused call; answers that hold one result per record go through. */
export const readErrors: Wrap = (send) => async (request) => {
	const answer = goneBefore(request, await send(request));
	const refused = errorFromAnswer(request, answer);
	if (refused) throw answer.lostBefore ? afterLostAnswer(refused, request) : refused;
	return answer;
};

/** What is known of a record beside Zoho's result for it. */
export interface RecordFacts {
	/** A field's label in the form. */
	labelOf?(apiName: string): string | undefined;
	/** The record as it was sent; its values are named in the sentences. */
	sent?: IDataObject;
}

/** The explained refusal of one record: `{ code, details, message, status: 'error' }`. */
export function errorFromRecord(result: IDataObject, { labelOf, sent }: RecordFacts = {}): ZohoError {
	return errorFromRefusal(crmRefusal(result), {
		product: productOf('crm'),
		scopes: [],
		labelOf: (apiName) => labelOf?.(apiName),
		valueOf: (apiName) => sent?.[apiName],
		path: [],
		creditsSpent: false,
	});
}

/** The explained refusal of a whole call, or undefined when the call was taken. */
export function errorFromAnswer(request: ZohoRequest, answer: ZohoAnswer): ZohoError | undefined {
	const { status, body } = answer;
	if (request.host === 'accounts') {
		const refusal = tokenRefusalOf(body);
		if (refusal) return tokenError(refusal, { use: tokenUseOf(request), httpStatus: status });
	}
	if (request.perRecord && resultsIn(body) && !concernsTheCall(status)) return undefined;
	const refusal = refusalIn(body);
	if (status >= 500) return serverError(request, status, refusal);
	if (refusal) return errorFromRefusal(refusal, wordsOf(request, answer), status);
	if (status === 429) return errorFromRefusal(tooManyRequests, wordsOf(request, answer), status);
	if (status >= 300 && status !== 304) return unreadable(request, answer);
	return typeof body === 'string' ? unreadable(request, answer) : undefined;
}

/** These are about the caller, also where they come in an envelope of results. */
const concernsTheCall = (status: number): boolean => [401, 403, 429].includes(status) || status >= 500;

const tooManyRequests: Refusal = { code: 'TOO_MANY_REQUESTS', text: '', details: {}, parts: [] };

function errorFromRefusal(refusal: Refusal, words: Words, httpStatus?: number): ZohoError {
	const [only, ...others] = refusal.parts;
	if (only && others.length === 0) return errorFromRefusal(only, words, httpStatus);
	const told = only ? explainAll(refusal.parts, words) : explain(refusal, words);
	const { code, text, details } = refusal;
	const isScope = code === 'OAUTH_SCOPE_MISMATCH' || code === 'SCOPE_MISMATCH';
	return new ZohoError({
		...told,
		code,
		description: `${told.description} (Zoho: ${code}${text ? `, "${text.slice(0, 300)}"` : ''})`,
		httpStatus,
		scopes: isScope ? words.scopes : undefined,
		details,
	});
}

function explain(refusal: Refusal, words: Words): Told {
	const { code } = refusal;
	const own = [accessExplanations, callExplanations, recordExplanations, queryExplanations].find((table) =>
		Object.hasOwn(table, code),
	)?.[code];
	return (own ?? unexplained)(refusal, words);
}

const unexplained: Explain = ({ code, text }, { product }) =>
	PASSING.has(code)
		? {
				message: `${product} could not do this just now`,
				description: `The cause is at Zoho's end. Try again later; ${OUTAGES}`,
				retryable: true,
			}
		: { message: `${product} refused: ${text || code}`, description: 'Check the values of the form.' };

const OUTAGES = 'https://status.zoho.com shows known outages.';

/** Codes of single records that say no more than that it did not work this time. */
const PASSING = new Set(['INTERNAL_ERROR', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'BAD_GATEWAY']);

/** Several fields of one record were refused: all are told, the first one's facts are the error's. */
function explainAll(parts: Refusal[], words: Words): Told {
	const all = parts.map((part) => explain(part, words));
	const [first] = all;
	return {
		...first,
		message: `${all.length} values were not accepted: ${all.map(({ message }) => message).join('; ')}`,
		description: [...new Set(all.map(({ description }) => description))].join(' '),
	};
}

function serverError(request: ZohoRequest, status: number, refusal?: Refusal): ZohoError {
	const product = productOf(request.host);
	const code = refusal?.code ?? `HTTP_${status}`;
	const zoho = `(Zoho: HTTP ${status}${refusal ? `, ${code}` : ''})`;
	if (isRepeatable(request)) {
		return new ZohoError({
			code,
			message: `${product} could not answer just now`,
			description: `The cause is at Zoho's end. ${perhapsText(request) ?? 'Try again later.'} ${OUTAGES} ${zoho}`,
			httpStatus: status,
			retryable: true,
			perhapsWritten: isWrite(request),
		});
	}
	return new ZohoError({
		code,
		message: `${product} could not say whether it wrote the record`,
		description: `The cause is at Zoho's end, and the record may have been written. ${LOOK_FIRST} ${zoho}`,
		httpStatus: status,
		perhapsWritten: true,
	});
}

/** A web page, a redirect, or another answer that is no JSON of Zoho's. */
function unreadable(request: ZohoRequest, { status, headers, body }: ZohoAnswer): ZohoError {
	const { host } = request;
	const product = productOf(host);
	const isPage = typeof body === 'string' && /<(!doctype|html|body)/i.test(body);
	const isRedirect = status >= 300 && status < 400;
	const what = isRedirect
		? `sends the call on to another address${headers.location ? `, ${hostOf(headers.location)}` : ''}`
		: `answered with ${isPage ? 'a web page' : 'something else'} instead of data`;
	// A status below 300 says that the call was taken, whoever said it.
	const perhaps = status < 300 ? perhapsText(request) : undefined;
	return new ZohoError({
		code: isRedirect ? 'REDIRECTED' : 'UNEXPECTED_ANSWER',
		message: `${product} ${what}`,
		description: `Most often the account is in another data center, or something between n8n and Zoho (a proxy, a firewall) answers instead. Check the Data Center of the credential and, for Custom, its URLs.${isRedirect ? ' The token was not sent there.' : ''}${perhaps ? ` Where the connection has worked before: ${perhaps}` : ''} (HTTP ${status})`,
		httpStatus: status,
		perhapsWritten: perhaps !== undefined,
	});
}

const hostOf = (location: string): string => /^https?:\/\/([^/?#]+)/i.exec(location)?.[1] ?? 'another path';

function wordsOf(request: ZohoRequest, answer: ZohoAnswer): Words {
	const wait = retryAfter(answer);
	return {
		product: productOf(request.host),
		scopes: request.scopes ?? [],
		labelOf: (apiName) => request.labelOf?.(apiName),
		valueOf: (name) => sentIn(request, name),
		path: segmentsOf(request.path),
		waitFor: wait === undefined ? undefined : duration(wait),
		creditsSpent: creditsAreSpent(answer),
	};
}

/** `/crm/v8/Leads/123` → `['Leads', '123']` */
function segmentsOf(path: string): string[] {
	const segments = (path.split('?')[0] ?? '').split('/').filter((segment) => segment !== '');
	const version = segments.findIndex((segment) => /^v\d/.test(segment));
	return segments.slice(version + 1).map((segment) => decodeURIComponent(segment));
}

/** What a request carries by this name: a parameter, a key of its body, or a field of its only record. */
function sentIn({ query, body }: ZohoRequest, name: string): unknown {
	if (query?.[name] !== undefined) return query[name];
	if (body === undefined || typeof body === 'function' || Array.isArray(body)) return undefined;
	const records = Array.isArray(body.data) ? (body.data as IDataObject[]) : [];
	return records.length === 1 ? records[0]?.[name] : body[name];
}

function tokenUseOf({ body }: ZohoRequest): 'grant' | 'refresh' {
	const grantType = typeof body === 'object' && !Array.isArray(body) ? body.grant_type : undefined;
	return grantType === 'authorization_code' ? 'grant' : 'refresh';
}
