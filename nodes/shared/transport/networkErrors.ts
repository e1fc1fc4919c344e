import { LOOK_FIRST, perhapsText } from './perhapsWritten';
import { isRepeatable, isWrite, productOf } from './requests';
import type { Host, ZohoRequest } from './types';
import { cancelled } from './wait';
import { ZohoError } from './zohoError';

/** No connection was made, so nothing was sent; it can pass. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'UND_ERR_CONNECT_TIMEOUT',
]);
/** The connection broke or the time was up: the call may have been carried out. */
const PERHAPS_SENT = new Set([
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'UND_ERR_SOCKET',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
	// The answer broke off: n8n's HTTP library has no other code for it.
	'ERR_BAD_RESPONSE',
]);
/** No connection, and none to be expected: a wrong address, or a certificate that is not trusted. */
const HOPELESS = /^(ENOTFOUND|EPROTO|ERR_TLS_\w+|\w*CERT\w*|UNABLE_TO_\w+)$/;
/** The accounts server gave no new token: the call itself was not sent. */
const NO_TOKEN_ANSWER = 'ACCOUNTS_UNREACHABLE';
const DEEPEST_CAUSE = 5;

/** Whether, and how, a call that got no answer may be sent again. */
export function sentOf(error: ZohoError): 'no' | 'perhaps' | undefined {
	if (NOT_SENT.has(error.code) || error.code === NO_TOKEN_ANSWER) return 'no';
	return PERHAPS_SENT.has(error.code) ? 'perhaps' : undefined;
}

/** The explained error of a call that got no answer; undefined when the error is of another kind. */
export function networkError(error: unknown, request: ZohoRequest): ZohoError | undefined {
	const code = codeOf(error);
	if (code === undefined) return undefined;
	if (code === 'ERR_CANCELED') return cancelled(perhapsText(request));
	const product = productOf(request.host);
	if (!PERHAPS_SENT.has(code)) return unreachable(product, code);
	if (isRepeatable(request)) {
		const perhaps = perhapsText(request);
		return new ZohoError({
			code,
			message: `${product} did not answer`,
			description: `The connection ended before an answer came (${code}). ${perhaps ?? 'Run it again later.'} For big files or slow connections, send less at a time.`,
			retryable: true,
			perhapsWritten: isWrite(request),
		});
	}
	return new ZohoError({
		code,
		message: `${product} did not answer, and the record may have been written`,
		description: `The connection ended before an answer came (${code}). ${LOOK_FIRST}`,
		perhapsWritten: true,
	});
}

/** The explained error of a token call that got no answer; undefined when the error is of another kind. */
export function tokenNetworkError(error: unknown): ZohoError | undefined {
	const code = codeOf(error);
	if (code === undefined) return undefined;
	if (code === 'ERR_CANCELED') return cancelled();
	const { message, description, retryable } = unreachable(productOf('accounts' satisfies Host), code);
	return new ZohoError({ code: retryable ? NO_TOKEN_ANSWER : code, message, description, retryable });
}

function unreachable(product: string, code: string): ZohoError {
	return new ZohoError({
		code,
		message: `${product} cannot be reached`,
		description: HOPELESS.test(code)
			? `There is no trusted server at its address (${code}). Check the Data Center of the credential and, for Custom, its URLs.`
			: `No connection could be made (${code}). Check that n8n can reach the internet, and the URLs of the credential where its Data Center is Custom.`,
		retryable: !HOPELESS.test(code),
	});
}

/** The system's code, which n8n buries under one or more causes. */
function codeOf(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return undefined;
	const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown[] };
	if (typeof code === 'string' && isNetworkCode(code)) return code;
	return codeOf(cause, depth + 1) ?? codeOf(errors?.[0], depth + 1);
}

const isNetworkCode = (code: string): boolean =>
	NOT_SENT.has(code) || PERHAPS_SENT.has(code) || HOPELESS.test(code) || code === 'ERR_CANCELED';
