import type { Call, Refusal, Reply } from '../service';

/** Zoho CRM's one error object; `details` differs from code to code. */
export interface CrmError {
	code: string;
	details: Record<string, unknown>;
	message: string;
	status: 'error';
}

export const crmError = (code: string, message: string, details: Record<string, unknown> = {}): CrmError => ({
	code,
	details,
	message,
	status: 'error',
});

/** The error by itself: how reads and most refusals of a whole call answer. */
export const bare = (error: CrmError, status = 400): Reply => ({ status, body: error });

/** The error as the only item of `data`: how writes answer, even when the whole call is refused. */
export const enveloped = (error: CrmError, status = 400): Reply => ({ status, body: { data: [error] } });

export const invalidModule = (resourcePathIndex = 0): CrmError =>
	crmError('INVALID_MODULE', 'the module name given seems to be invalid', {
		resource_path_index: resourcePathIndex,
	});

export const invalidParameter = (name: string): CrmError =>
	crmError('INVALID_DATA', 'invalid data', { param_name: name });

export const missingParameter = (name: string): CrmError =>
	crmError('REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', { param_name: name });

/** The id in the path is no id, or no record's. */
export const invalidId = (resourcePathIndex = 1): CrmError =>
	crmError('INVALID_DATA', 'the id given seems to be invalid', { resource_path_index: resourcePathIndex });

export const invalidData = (apiName: string, path: string, more: Record<string, unknown> = {}): CrmError =>
	crmError('INVALID_DATA', 'invalid data', { ...more, api_name: apiName, json_path: path });

export const wrongType = (apiName: string, path: string, expected: string): CrmError =>
	invalidData(apiName, path, { expected_data_type: expected });

export const unsupportedValue = (apiName: string, path: string, supported: readonly string[]): CrmError =>
	invalidData(apiName, path, { supported_values: supported });

export const unknownField = (apiName: string, path: string): CrmError =>
	crmError('INVALID_DATA', 'the field api name given seems to be invalid', {
		api_name: apiName,
		json_path: path,
	});

export const mandatory = (apiName: string, path: string): CrmError =>
	crmError('MANDATORY_NOT_FOUND', 'required field not found', { api_name: apiName, json_path: path });

export const limitExceeded = (apiName: string, maximum: number): CrmError =>
	crmError('LIMIT_EXCEEDED', 'count of records in your request exceeds the limit', {
		maximum_length: maximum,
		api_name: apiName,
	});

/** Two parameters that exclude each other. */
export const ambiguous = (message: string, ...names: string[]): CrmError =>
	crmError('AMBIGUITY_DURING_PROCESSING', message, {
		ambiguity_due_to: names.map((name) => ({ param_name: name })),
	});

export const noPermission = (permission: string, message = 'permission denied'): CrmError =>
	crmError('NO_PERMISSION', message, { permissions: [permission] });

/** Records are refused in one word, settings in a sentence; a count is refused without `details` and `status`. */
export function scopeMismatch({ path }: Pick<Call, 'path'> = { path: '' }): Reply {
	if (path.endsWith('/actions/count')) {
		const message = 'You do not have the scope required to use this API.';
		return { status: 401, body: { code: 'OAUTH_SCOPE_MISMATCH', message } };
	}
	const isOfRecords = !/\/(settings|fetch_full_data)(\/|$)/.test(path);
	const message = isOfRecords ? 'Unauthorized' : 'invalid oauth scope to access this URL';
	return bare(crmError('OAUTH_SCOPE_MISMATCH', message), 401);
}

/** The specifications of these name another code for too many calls than Zoho's page of status codes does. */
const limitedByRate = /\/(search|Attachments|actions\/watch)(\/|$)/;

const tooManyRequests = ({ path }: Pick<Call, 'path'>): CrmError =>
	limitedByRate.test(path)
		? crmError('RATE_LIMIT_EXCEEDED', 'Too many requests. Please try again later.')
		: crmError('TOO_MANY_REQUESTS', 'You have crossed the limit of requests');

/** One error stays itself; several become one that holds them all. */
export const joined = (errors: CrmError[]): CrmError | undefined =>
	errors.length < 2
		? errors[0]
		: crmError('MULTIPLE_OR_MULTI_ERRORS', 'Multiple errors in the request', { errors });

/**
 * What the common checks refused, in CRM's words. CRM tells neither how long to wait nor which limit was
 * met.
 */
export function refuse(refusal: Refusal, call: Pick<Call, 'path'> = { path: '' }): Reply {
	switch (refusal.why) {
		case 'no token':
			return bare(crmError('AUTHENTICATION_FAILURE', 'Authentication failed'), 401);
		case 'invalid token':
			return bare(crmError('INVALID_TOKEN', 'invalid oauth token'), 401);
		case 'scope':
			return scopeMismatch(call);
		case 'unknown path':
			return bare(
				crmError('INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'),
				404,
			);
		case 'method':
			return bare(crmError('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'));
		case 'query parameter':
			return bare(invalidParameter(refusal.name));
		case 'media type':
			return bare(crmError('UNSUPPORTED_MEDIA_TYPE', 'The content type given is not supported'), 415);
		case 'not json':
			return bare(crmError('INVALID_DATA', 'either the request body or parameters is in wrong format'));
		case 'concurrency':
		case 'credits':
			return bare(tooManyRequests(call), 429);
	}
}
