import { createHash } from 'node:crypto';
import type { Call } from '../service';
import { RefusedCall } from './answer';
import { notBoth, numberAsked } from './asked';
import type { CrmStore } from './entities';
import { dateTime } from './formatters';
import type { CrmRecord, CrmUser, PageStart, PageToken } from './records';
import { crmError } from './refusals';

const day = 24 * 60 * 60 * 1000;
/** How far `page` reaches. */
const reach = 2_000;

export interface Page {
	records: CrmRecord[];
	/** The answer's `info`, but for the sorting. */
	info: Record<string, unknown>;
}

/**
 * The asked page of an ordered list, by `page` or by `page_token`. A token continues after the last record that
 * was given out, so records that come and go in between neither repeat nor hide others. It lives for 24 hours and
 * belongs to its user, module and parameters.
 */
export function pageOf(call: Call, crm: CrmStore, user: CrmUser, ordered: Ordered): Page {
	notBoth(call, 'page', 'page_token');
	const perPage = numberAsked(call, 'per_page', 200, 200);
	const boundTo = binding(call);
	const starts = startsOf(call, crm, user, ordered, perPage, boundTo);
	const page = starts.length;
	const first = indexAfter(ordered, starts[page - 1]);
	const records = ordered.records.slice(first, first + perPage);
	const more = ordered.records.length > first + records.length;

	const expires = crm.clock.now() + day;
	const token = (tokenStarts: PageToken['starts']): string =>
		issue(crm, { userId: user.id, boundTo, starts: tokenStarts, expires });
	const last = records.at(-1);
	return {
		records,
		info: {
			call: false,
			per_page: perPage,
			next_page_token: more && last ? token([...starts, ordered.startAfter(last)]) : null,
			count: records.length,
			page,
			previous_page_token: page > 1 ? token(starts.slice(0, -1)) : null,
			page_token_expiry: more ? dateTime(expires, crm.organization.timeZone) : null,
			email: false,
			more_records: more,
		},
	};
}

/** Records in order, and how to say where one stands in that order. */
export interface Ordered {
	records: CrmRecord[];
	startAfter(record: CrmRecord): PageStart;
	/** Whether the record comes after the start. */
	isAfter(record: CrmRecord, start: PageStart): boolean;
}

function startsOf(
	call: Call,
	crm: CrmStore,
	user: CrmUser,
	ordered: Ordered,
	perPage: number,
	boundTo: string,
): PageToken['starts'] {
	const { page_token: given } = call.query;
	if (given === undefined) {
		const page = numberAsked(call, 'page', 1);
		if (page * perPage > reach) throw new RefusedCall(beyondReach());
		const lastOfEarlierPages = Array.from({ length: page - 1 }, (_, index) => (index + 1) * perPage - 1);
		const starts = lastOfEarlierPages.map((position) => ordered.records[position] ?? ordered.records.at(-1));
		return [undefined, ...starts.map((record) => record && ordered.startAfter(record))];
	}
	const token = crm.pageTokens.get(given);
	if (!token || token.userId !== user.id || token.boundTo !== boundTo) throw new RefusedCall(mismatch());
	if (token.expires <= crm.clock.now()) throw new RefusedCall(expired());
	if ((token.starts.length - 1) * perPage >= crm.pageTokenReach) throw new RefusedCall(beyondTokenReach());
	return token.starts;
}

function indexAfter(ordered: Ordered, start: PageStart | undefined): number {
	if (!start) return 0;
	const index = ordered.records.findIndex((record) => ordered.isAfter(record, start));
	return index === -1 ? ordered.records.length : index;
}

/** All that may not change between a page and the next. */
function binding(call: Call): string {
	const parameters = Object.entries(call.query).filter(([name]) => name !== 'page' && name !== 'page_token');
	return `${call.path}?${new URLSearchParams(parameters.sort()).toString()}`;
}

/** The same page always has the same token until it expires anew. */
function issue(crm: CrmStore, token: PageToken): string {
	const name = createHash('sha256').update(JSON.stringify(token)).digest('hex').slice(0, 48);
	crm.pageTokens.set(name, token);
	return name;
}

const beyondReach = () =>
	crmError(
		'DISCRETE_PAGINATION_LIMIT_EXCEEDED',
		'You can only get the first 2000 records without using page_token param',
		{ limit: reach },
	);

const beyondTokenReach = () =>
	crmError('PAGINATION_LIMIT_EXCEEDED', 'You can only get upto 100000 records using page_token param', {
		param_name: 'page_token',
	});

const mismatch = () =>
	crmError(
		'TOKEN_BOUND_DATA_MISMATCH',
		'The page_token given seems to be invalid or input param is added or altered or deleted',
		{ param_name: 'page_token' },
	);

const expired = () =>
	crmError('EXPIRED_VALUE', 'Page token expired', {
		api_name: 'page_token',
		json_path: '$.query.page_token',
	});
