import type { Refusal, Reply } from '../service';

/** What is wrong with one value of a body; `fieldName` is a JSON pointer such as `/cf/cf_room_type`. */
export interface FieldError {
	fieldName: string;
	errorType: 'invalid' | 'duplicate' | 'missing';
}

/** Thrown by what reads a call; the route answers with its reply. */
export class Refused extends Error {
	constructor(readonly reply: Reply) {
		super('The call is refused');
	}
}

const deskError = (
	status: number,
	errorCode: string,
	message: string,
	more: Record<string, unknown> = {},
): Reply => ({ status, body: { errorCode, message, ...more } });

export const unprocessable = (message: string): Reply => deskError(422, 'UNPROCESSABLE_ENTITY', message);

export const invalidQuery = (name: string): Reply =>
	unprocessable(`The value passed for the '${name}' query parameter is invalid.`);

/** For an `orgId` that is missing where it is needed, or that is no number. Observed in life. */
export const invalidOrgId = (): Reply =>
	unprocessable("The value passed for the 'orgId' parameter is invalid.");

export const extraParameter = (name: string): Reply => unprocessable(`An extra parameter '${name}' is found`);

export const emptyPayload = (): Reply => deskError(422, 'EMPTY_PAYLOAD', 'The payload is empty.');

/** In life `errorMessage` is there and empty. */
export const invalidData = (errors: FieldError[]): Reply =>
	deskError(422, 'INVALID_DATA', 'The data is invalid due to validation restrictions', {
		errors: errors.map((error) => ({ ...error, errorMessage: '' })),
	});

/** A path that is unknown, and just so a record that is unknown or in another organization. */
export const notFound = (): Reply =>
	deskError(404, 'URL_NOT_FOUND', 'The URL you requested could not be found.');

export const orgMismatch = (): Reply =>
	deskError(403, 'OAUTH_ORG_MISMATCH', 'The OAuthToken is not valid for the specified organization.');

export const scopeMismatch = (): Reply =>
	deskError(403, 'SCOPE_MISMATCH', 'The OAuth Token does not contain the scope to perform this operation.');

/** What the caller's profile does not allow. */
export const forbidden = (): Reply =>
	deskError(403, 'FORBIDDEN', 'You are not authorized to access this resource.');

/** What the edition does not have at all, or no more of. */
export const licenseLimited = (
	feature: 'AGENTS' | 'LIGHT_AGENTS' | 'TEAM' | 'WEBHOOK',
	editionType: string,
	maxAllowedEntity = '0',
): Reply =>
	deskError(
		403,
		'LICENSE_ACCESS_LIMITED',
		'Your Zoho Desk Edition does not support this feature/operation.',
		{ maxAllowedEntity, feature, editionType, isTrial: false },
	);

/** What the common checks refused, in Desk's words. Only a day's spent credits come with a time to wait. */
export function refuse(refusal: Refusal): Reply {
	switch (refusal.why) {
		case 'no token':
			return deskError(401, 'UNAUTHORIZED', 'You are not authorized to perform this operation.');
		case 'invalid token':
			return deskError(401, 'INVALID_OAUTH', 'The OAuth Token you provided is invalid.');
		case 'scope':
			return scopeMismatch();
		case 'unknown path':
			return notFound();
		case 'method':
			return deskError(405, 'METHOD_NOT_ALLOWED', 'The request method is not supported for this URL.');
		case 'query parameter':
			return unprocessable(`Extra query parameter '${refusal.name}' is present in the input.`);
		case 'media type':
			return deskError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The media type of the request is not supported.');
		case 'not json':
			return deskError(400, 'BAD_REQUEST', 'The JSON of the request is malformed.');
		case 'concurrency':
			return deskError(429, 'TOO_MANY_REQUESTS', 'Too many requests are made at the same time.');
		case 'credits':
			return {
				...deskError(429, 'THRESHOLD_EXCEEDED', 'The number of API credits of a day is exceeded.'),
				headers: { 'retry-after': String(refusal.retryAfterSeconds) },
			};
	}
}
