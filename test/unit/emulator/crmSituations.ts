import type { Json, servingCrm } from './crmServing';

export type ServedCrm = Awaited<ReturnType<typeof servingCrm>>;

/** A situation of a published operation, and what Zoho answers in it. Functions are read when the store is there. */
export interface Situation {
	before?: () => unknown;
	call: string | (() => string);
	/** JSON, or a form with files. */
	body?: Json;
	status: number;
	/** In whole; left out where there is no body. */
	answer?: Json;
}

const now = <T>(value: T | (() => T)): T => (typeof value === 'function' ? (value as () => T)() : value);

/** Tests of an operation: each row makes one situation and compares status, envelope, code and details. */
export function situations(zoho: () => ServedCrm, operation: string, rows: Record<string, Situation>): void {
	describe(operation, () => {
		it.each(Object.entries(rows))('%s', async (_title, { before, call, body, status, answer }) => {
			await before?.();
			const got = await zoho().call(now(call), now(body) as unknown);
			expect({ status: got.status, answer: got.body }).toEqual({ status, answer: now(answer) });
		});
	});
}

/** One error of Zoho; its message is looked at where it is given. */
export const error = (
	code: string,
	details: Json = {},
	message: string | RegExp = /./,
): Record<string, unknown> => ({
	code,
	details,
	message: typeof message === 'string' ? message : expect.stringMatching(message),
	status: 'error',
});

/** One success of Zoho. */
export const success = (message: string, details: Json = {}): Record<string, unknown> => ({
	code: 'SUCCESS',
	details,
	message,
	status: 'success',
});

/** An id of the right shape that nobody has. */
export const nobody = '4900000000000999999';
export const anId = expect.stringMatching(/^\d{19}$/) as string;
export const aTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/) as string;
export const me = { name: 'Nadia Osei', id: '4900000000000201001' };
export const invalidModule = error(
	'INVALID_MODULE',
	{ resource_path_index: 0 },
	'the module name given seems to be invalid',
);
