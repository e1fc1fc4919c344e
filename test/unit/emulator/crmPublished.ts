import { type Json, servingCrm } from './crmServing';

/** A situation: what is called, after what, and what comes back. Functions are read when the store is there. */
export interface Example {
	before?: () => unknown;
	call: string | (() => string | Promise<string>);
	body?: Json;
	headers?: Record<string, string>;
	status: number;
	/** In whole; undefined where there is no body. */
	answer?: Json;
}

export type Examples = Array<[title: string, example: Example]>;

/** The emulator of a test file, and its tables of examples. */
export function publishedExamples() {
	let zoho: Awaited<ReturnType<typeof servingCrm>>;
	beforeAll(async () => {
		zoho = await servingCrm();
	});
	beforeEach(() => zoho.reset());
	afterAll(async () => await zoho.stop());

	/** A row for every example: the situation is made, and the answer compared in whole. */
	const examples = (of: string, rows: Examples): void => {
		describe(of, () => {
			it.each(rows)('%s', async (_title, { before, call, body, headers, status, answer }) => {
				await before?.();
				const got = await zoho.call(await now(call), now(body), headers);
				expect({ status: got.status, answer: got.body }).toEqual({ status, answer: now(answer) });
			});
		});
	};
	return {
		get zoho() {
			return zoho;
		},
		examples,
		forbidden: () => zoho.crm.forbid('Leads'),
		unprivileged: () => zoho.crm.forbid('Leads', 'AUTHORIZATION_FAILED'),
		withoutScope: () => zoho.become(['ZohoCRM.org.READ']),
		lead: (number = 0) => zoho.crm.records('Leads')[number]!,
		leadId: (number = 0) => zoho.crm.records('Leads')[number]!.id,
	};
}

/** A value, or what gives it. */
export const now = <T>(value: T | (() => T)): T =>
	typeof value === 'function' ? (value as () => T)() : value;

export const error = (code: string, message: string, details: Json = {}) => ({
	code,
	details,
	message,
	status: 'error',
});
export const enveloped = (...items: Json[]) => ({ data: items });
export const invalidModule = (index = 0) =>
	error('INVALID_MODULE', 'the module name given seems to be invalid', { resource_path_index: index });
export const invalidData = (details: Json) => error('INVALID_DATA', 'invalid data', details);
export const noSuchUrl = error(
	'INVALID_URL_PATTERN',
	'Please check if the URL trying to access is a correct one',
);
export const noPermission = (message: string) =>
	error('NO_PERMISSION', message, { permissions: ['Crm_Implied_View_Leads'] });
export const scopeOfRecords = error('OAUTH_SCOPE_MISMATCH', 'Unauthorized');
export const scopeOfSettings = error('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL');
export const notAuthenticated = error('AUTHENTICATION_FAILURE', 'Authentication failed');
export const paramMissing = (name: string) =>
	error('REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', { param_name: name });

export const anonymous = { authorization: '' };
export const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/) as string;
export const me = { name: 'Nadia Osei', id: '4900000000000201001' };
/** An id that no record has. */
export const nobody = '4900000000000999999';
