import type { Reply } from '../service';
import type { CrmError } from './refusals';

/** Settings keep their results under a key of their own, such as `tags`; so do refusals of the whole call. */
export const envelopedAs =
	(key: string) =>
	(error: CrmError, status = 400): Reply => ({ status, body: { [key]: [error] } });

/** The answers for each item under a key: 207 when some were refused, 400 when all were. */
export function answeredAs(key: string, items: Array<{ status: string }>, status: 200 | 201): Reply {
	const refused = items.filter((item) => item.status === 'error').length;
	const of = refused === 0 ? status : refused < items.length ? 207 : 400;
	return { status: of, body: { [key]: items } };
}

/** What one item of a write answers when it went well. */
export const succeeded = (message: string, details: Record<string, unknown>) => ({
	code: 'SUCCESS' as const,
	details,
	message,
	status: 'success' as const,
});
