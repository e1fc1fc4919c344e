import type {
	IAdditionalCredentialOptions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { tokenDataOf } from './credentialData';
import { accountsUrlOf, addressOf, crmHost, type Hosts, hostsOf, isSameHost } from './dataCenters';
import { networkError } from './networkErrors';
import { toZohoError, zohoErrorIn } from './nodeError';
import { refusalIn } from './refusals';
import { nameOf } from './requests';
import { type FreshCredential, freshCredential } from './tokens';
import type { AuthenticationType, Host, Send, ZohoAnswer, ZohoContext, ZohoRequest } from './types';
import { ZohoError } from './zohoError';

const TIMEOUT = 60_000;
/** Files take longer. */
const TIMEOUT_FOR_FILES = 300_000;

/** An answer that has begun may take longer, but not for ever: each piece of it starts the time above anew. */
const LONGEST = 300_000;
const LONGEST_FOR_FILES = 1_800_000;

/** Zoho's codes for an access token that has ended or was revoked. A missing scope or permission has others. */
const TOKEN_REFUSED = new Set([
	'INVALID_TOKEN',
	'INVALID_OAUTHTOKEN',
	'AUTHENTICATION_FAILURE',
	'INVALID_OAUTH',
	'UNAUTHORIZED',
]);

/**
 * Sends with a token that lives for at least two more minutes. When Zoho refuses the token all the same, one new
 * token is got and the call sent once more. Rejects with a ZohoError where there is no token or no answer; any
 * answer of Zoho's, of whatever status, is handed over as it came.
 */
export function authenticatedSend(context: ZohoContext, type: AuthenticationType): Send {
	let credential: FreshCredential | undefined;
	return async (request) => {
		if (!credential || credential.goodUntil <= Date.now()) credential = await freshCredential(context, type);
		const used = credential;
		const answer = await sendWith(context, type, used, request);
		if (!isTokenRefused(answer)) return answer;
		context.logger.info(
			`${nameOf(request)} did not accept the access token; it is sent again with another one`,
		);
		credential = await freshCredential(context, type, used);
		return await sendWith(context, type, credential, request);
	};
}

/**
 * Sends form-encoded calls to an accounts server, without a token of their own.
 * @param accounts a data centre (`eu`) or the address of its accounts server
 * @param clientCredential a credential type that adds client id and secret to the body
 */
export function plainSend(context: ZohoContext, accounts: string, clientCredential?: string): Send {
	const address = accountsUrlOf(accounts);
	return async (request) => {
		const options = optionsFor(context, request, address);
		options.headers = { ...options.headers, 'content-type': 'application/x-www-form-urlencoded' };
		const { httpRequest, httpRequestWithAuthentication } = context.helpers;
		return await exchange(request, options, async () =>
			clientCredential
				? await httpRequestWithAuthentication.call(
						stoppedBy(context, options.abortSignal),
						clientCredential,
						options,
					)
				: await httpRequest.call(context, options),
		);
	};
}

/**
 * Sends calls that need no token, such as for public keys, to a credential's hosts.
 * @param timeout how long to wait for an answer, in milliseconds
 */
export function publicSend(context: ZohoContext, hosts: Hosts, timeout: number): Send {
	return async (request) => {
		const options = { ...optionsFor(context, request, addressOf(hosts, request.host)), timeout };
		return await exchange(
			request,
			options,
			async () => await context.helpers.httpRequest.call(context, options),
		);
	};
}

async function sendWith(
	context: ZohoContext,
	type: AuthenticationType,
	{ data, credentialsDecrypted }: FreshCredential,
	request: ZohoRequest,
): Promise<ZohoAnswer> {
	const options = optionsFor(context, request, addressFor(data, request.host));
	// n8n would get a new token on any 401, which Zoho answers to missing scopes as well.
	const signing: IAdditionalCredentialOptions = {
		oauth2: { skipTokenRefresh: true },
		preAuthenticationRetryStatusCode: [],
		...(credentialsDecrypted ? { credentialsDecrypted } : {}),
	};
	return await exchange(
		request,
		options,
		async () =>
			await context.helpers.httpRequestWithAuthentication.call(
				stoppedBy(context, options.abortSignal),
				type,
				options,
				signing,
			),
	);
}

/** n8n takes the signal of a signed call from its context, whatever the options say. */
const stoppedBy = <Context extends ZohoContext>(
	context: Context,
	signal: IHttpRequestOptions['abortSignal'],
): Context => Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;

/** The address of a host for a credential: CRM's is where its token says it belongs. */
export function addressFor(data: ICredentialDataDecryptedObject, host: Host): string {
	const hosts = hostsOf(data);
	return host === 'crm' ? crmHost(tokenDataOf(data).api_domain, hosts) : addressOf(hosts, host);
}

function optionsFor(context: ZohoContext, request: ZohoRequest, address: string): IHttpRequestOptions {
	const { method, path, query = {}, headers = {}, body, as = 'json', onlyAt } = request;
	if (onlyAt !== undefined && !isSameHost(onlyAt, address)) throw otherHost(onlyAt, address);
	const isFile = as !== 'json' || typeof body === 'function';
	return {
		method,
		url: `${address}${path}`,
		qs: sendable(query),
		headers: { accept: as === 'json' ? 'application/json' : '*/*', ...headers },
		...(body === undefined ? {} : { body: typeof body === 'function' ? body() : body }),
		encoding: as === 'json' ? 'text' : 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// The token goes along with a redirect in n8n, to whatever host it names.
		disableFollowRedirect: true,
		timeout: isFile ? TIMEOUT_FOR_FILES : TIMEOUT,
		abortSignal: AbortSignal.any([
			AbortSignal.timeout(isFile ? LONGEST_FOR_FILES : LONGEST),
			...[signalOf(context) ?? []].flat(),
		]),
	};
}

/**
 * The parameters that have a value. Half a character pair at the end of a text would swallow what stands behind it, such
 * as the bracket that ends a condition, when n8n's request function encodes it: the sign for "unreadable" takes its place.
 */
function sendable(query: NonNullable<ZohoRequest['query']>): IDataObject {
	const given = Object.entries(query).filter(([, value]) => value !== undefined);
	return Object.fromEntries(
		given.map(([name, value]) => [
			name,
			typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
		]),
	);
}

/** n8n's signal for a stopped workflow; only executions have one. */
export function signalOf(context: ZohoContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

async function exchange(
	request: ZohoRequest,
	{ abortSignal }: IHttpRequestOptions,
	send: () => Promise<unknown>,
): Promise<ZohoAnswer> {
	const response = await send().catch((caught: unknown) => {
		const met = isTimeUp(abortSignal) ? { code: 'ETIMEDOUT' } : caught;
		throw zohoErrorIn(caught) ?? networkError(met, request) ?? toZohoError(caught);
	});
	const {
		statusCode,
		headers: given,
		body,
	} = response as {
		statusCode: number;
		headers?: IDataObject;
		body: unknown;
	};
	const headers = Object.fromEntries(
		Object.entries(given ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	const isFile = request.as === 'binary' || (request.as === 'either' && bringsFile(headers));
	const answer = { status: statusCode, headers, body: bodyOf(body, isFile && statusCode < 400) };
	return request.as === 'binary' && !bringsFile(headers) ? refusalInPlace(answer) : answer;
}

/** What aborts a call is the user or the time limit; only this one has a name. */
const isTimeUp = (signal: IHttpRequestOptions['abortSignal']): boolean =>
	((signal as AbortSignal | undefined)?.reason as Error | undefined)?.name === 'TimeoutError';

/** A page to sign in, or a refusal with HTTP 200, is not the file that was asked for; any other JSON may be. */
function refusalInPlace(answer: ZohoAnswer): ZohoAnswer {
	if (!Buffer.isBuffer(answer.body)) return answer;
	const body = bodyOf(answer.body, false);
	const isPage = /^text\/html/i.test(answer.headers['content-type'] ?? '');
	return isPage || refusalIn(body) ? { ...answer, body } : answer;
}

/** JSON is an answer; so is a web page, unless it is to be saved. CRM's JSON, too, says it is an attachment. */
function bringsFile({
	'content-type': type = 'application/json',
	'content-disposition': disposition,
}: ZohoAnswer['headers']): boolean {
	return /^text\/html/i.test(type) ? disposition !== undefined : !/\bjson\b/i.test(type);
}

const otherHost = (meant: string, own: string): ZohoError =>
	new ZohoError({
		code: 'OTHER_HOST',
		message: `The address begins with ${meant}, and the connection's own host is ${own}`,
		description:
			'Nothing was sent: the token goes to no other host. Leave the host out, or use a credential of the data center and environment that is meant.',
	});

/** A refused download carries its JSON as bytes. */
function bodyOf(body: unknown, isFile: boolean): unknown {
	if (isFile && body instanceof ArrayBuffer) return Buffer.from(body);
	if (isFile || (typeof body === 'object' && !Buffer.isBuffer(body) && !(body instanceof ArrayBuffer))) {
		return body ?? undefined;
	}
	const text = body instanceof ArrayBuffer ? Buffer.from(body).toString() : String(body ?? '');
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function isTokenRefused({ status, body }: ZohoAnswer): boolean {
	return status >= 400 && TOKEN_REFUSED.has(refusalIn(body)?.code ?? '');
}
