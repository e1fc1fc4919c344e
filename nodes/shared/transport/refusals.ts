import type { IDataObject } from 'n8n-workflow';

/** One refusal as Zoho put it, whatever shape it came in. */
export interface Refusal {
	/** Zoho's code (`INVALID_DATA`); CRM calls it `code`, Desk `errorCode`. */
	code: string;
	/** Zoho's own sentence. */
	text: string;
	/** CRM's `details`. Desk's `errors[]` are brought into the same form: `{ api_name, errorType }`. */
	details: IDataObject;
	/** Where several fields were refused at once, each of them. */
	parts: Refusal[];
}

/**
 * The refusal in the body of an answer, in any of Zoho's shapes; undefined when the body is none:
 * CRM bare `{ code, details, message, status: 'error' }` or in short `{ code, message }`, CRM in an envelope under any
 * root `{ data: [{ code, … }] }`, Desk `{ errorCode, message, errors? }`.
 */
export function refusalIn(body: unknown): Refusal | undefined {
	if (!isObject(body)) return undefined;
	if (typeof body.errorCode === 'string') return deskRefusal(body);
	if (isRefusedResult(body) || isShort(body)) return crmRefusal(body);
	const refused = resultsIn(body)?.find(isRefusedResult);
	return refused && crmRefusal(refused);
}

/**
 * The results in an envelope of results, one for each record; undefined when the body holds something else.
 * A record of CRM can have fields of any name, so a result is told by code, message and status together.
 */
export function resultsIn(body: unknown): IDataObject[] | undefined {
	if (!isObject(body)) return undefined;
	return Object.values(body)
		.map((root) => (isObject(root) ? [root] : root))
		.find((root): root is IDataObject[] => Array.isArray(root) && root.length > 0 && root.every(isResult));
}

export const isRefusedResult = (result: unknown): result is IDataObject =>
	isResult(result) && result.status === 'error';

/** `{ code, details, message, status: 'error' }`; several refusals of one record are under `details.errors`. */
export function crmRefusal(result: IDataObject): Refusal {
	const details = isObject(result.details) ? result.details : {};
	const errors = Array.isArray(details.errors) ? details.errors : [];
	return {
		code: String(result.code),
		text: String(result.message ?? ''),
		details,
		parts: errors.filter(isObject).map(crmRefusal),
	};
}

/** `errors: [{ fieldName: '/cf/cf_room', errorType: 'invalid' | 'duplicate' | 'missing', errorMessage }]` */
function deskRefusal({ errorCode, message, errors, ...details }: IDataObject): Refusal {
	const code = String(errorCode);
	const parts = (Array.isArray(errors) ? errors : []).filter(isObject).map((error): Refusal => {
		const fieldName = lastOf(error.fieldName);
		return {
			code,
			text: String(error.errorMessage ?? ''),
			details: { ...error, ...(fieldName ? { api_name: fieldName } : {}) },
			parts: [],
		};
	});
	return { code, text: String(message ?? ''), details, parts };
}

/** `/cf/cf_room_type` → `cf_room_type` */
const lastOf = (pointer: unknown): string =>
	String(pointer ?? '')
		.split('/')
		.at(-1) ?? '';

/** How CRM refuses to count without the scope: a code and a sentence, and nothing else. */
const isShort = ({ code, message, ...rest }: IDataObject): boolean =>
	/^[A-Z][A-Z_]+$/.test(String(code)) &&
	code !== 'SUCCESS' &&
	typeof message === 'string' &&
	Object.keys(rest).length === 0;

const isResult = (value: unknown): value is IDataObject =>
	isObject(value) &&
	typeof value.code === 'string' &&
	typeof value.message === 'string' &&
	(value.status === 'error' || value.status === 'success');

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
