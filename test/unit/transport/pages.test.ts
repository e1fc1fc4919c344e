import type { IDataObject } from 'n8n-workflow';

import { ANY_ROOT, crmPages, deskPages, type ListOptions } from '../../../nodes/shared/transport/pages';
import type { Send, ZohoRequest } from '../../../nodes/shared/transport/types';
import { answer, get, scripted } from './fakes';

const rows = (from: number, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ id: String(from + index) }));

async function all(list: AsyncGenerator<IDataObject>): Promise<string[]> {
	const ids: string[] = [];
	for await (const { id } of list) ids.push(String(id));
	return ids;
}

/** A CRM module of so many records, with Zoho's rules: `page` up to 2,000, `page_token` bound to the parameters. */
function crm(total: number, changes: { withoutToken?: boolean } = {}): Send & { requests: ZohoRequest[] } {
	const requests: ZohoRequest[] = [];
	const send: Send = async (request) => {
		requests.push(request);
		const { page, per_page, page_token, ...others } = request.query ?? {};
		if (page !== undefined && page_token !== undefined)
			return answer(400, { code: 'AMBIGUITY_DURING_PROCESSING' });
		const bound = `${JSON.stringify(others)}${String(per_page)}`;
		const [from = '0', boundTo = bound] = String(page_token ?? '')
			.split('|')
			.filter(Boolean);
		if (boundTo !== bound) return answer(400, { code: 'TOKEN_BOUND_DATA_MISMATCH' });
		const size = Number(per_page ?? 200);
		const start = page_token === undefined ? (Number(page ?? 1) - 1) * size : Number(from);
		const data = rows(start, Math.min(size, total - start));
		const more_records = start + size < total;
		const next_page_token = more_records && !changes.withoutToken ? `${start + size}|${bound}` : null;
		return data.length === 0 ? answer(204) : answer(200, { data, info: { more_records, next_page_token } });
	};
	return Object.assign(send, { requests });
}

/** A Desk list of so many rows that counts `from` from 0 or from 1. */
function desk(total: number, first: 0 | 1 = 0): Send & { requests: ZohoRequest[] } {
	const requests: ZohoRequest[] = [];
	const send: Send = async (request) => {
		requests.push(request);
		const { from = 0, limit = 10 } = request.query ?? {};
		if (Number(limit) > 100 || Number(from) > 4999) return answer(422, { errorCode: 'UNPROCESSABLE_ENTITY' });
		const start = Math.max(0, Number(from) - first);
		const data = rows(start, Math.max(0, Math.min(Number(limit), total - start)));
		return data.length === 0 ? answer(204) : answer(200, { data });
	};
	return Object.assign(send, { requests });
}

const request: ZohoRequest = { ...get, query: { fields: 'id' } };

describe('a CRM list', () => {
	test.each<[number, ListOptions, number, number]>([
		[2500, {}, 2500, 13],
		[2500, { limit: 5 }, 5, 1],
		[2500, { limit: 200 }, 200, 1],
		[2500, { limit: 201 }, 201, 2],
		[2500, { limit: 2400 }, 2400, 12],
		[400, {}, 400, 2],
		[400, { limit: 1000 }, 400, 2],
		[3, { limit: 5 }, 3, 1],
		[0, {}, 0, 1],
		[10, { limit: 0 }, 0, 0],
	])('of %i records, asked for %j, gives %i in %i calls', async (total, options, count, calls) => {
		const send = crm(total);
		const ids = await all(crmPages(send, request, options));
		expect(new Set(ids).size).toBe(count);
		expect(ids).toHaveLength(count);
		expect(send.requests).toHaveLength(calls);
	});

	test('asks Zoho for no more than the limit, and goes on by page token with the same parameters', async () => {
		const few = crm(2500);
		await all(crmPages(few, request, { limit: 5 }));
		expect(few.requests[0]?.query).toEqual({ fields: 'id', per_page: 5 });

		const many = crm(2500);
		await all(crmPages(many, request, { limit: 500 }));
		expect(many.requests.map(({ query }) => query?.per_page)).toEqual([200, 200, 200]);
		expect(many.requests[1]?.query).toMatchObject({ fields: 'id', page_token: expect.any(String) });
		expect(many.requests[1]?.query).not.toHaveProperty('page');
	});

	test('that gives no page token goes on by page', async () => {
		const send = crm(450, { withoutToken: true });
		await expect(all(crmPages(send, request))).resolves.toHaveLength(450);
		expect(send.requests.map(({ query }) => query?.page)).toEqual([undefined, 2, 3]);
	});

	test('that Zoho ends before its last row is no whole list', async () => {
		const token = { more_records: true, next_page_token: 't' };
		const pages = [
			answer(200, { data: [{ id: '1' }], info: token }),
			answer(200, { data: [{ id: '2' }], info: { more_records: true, next_page_token: null } }),
		];
		await expect(all(crmPages(scripted(...pages), request))).rejects.toMatchObject({
			code: 'LIST_ENDED_EARLY',
		});
		await expect(all(crmPages(scripted(...pages), request, { limit: 2 }))).resolves.toEqual(['1', '2']);
	});

	test('under another key is found where it is the only list', async () => {
		const found = scripted(answer(200, { users: [{ id: '1' }], info: { more_records: false } }));
		await expect(all(crmPages(found, request, { root: ANY_ROOT }))).resolves.toEqual(['1']);
		const empty = scripted(answer(204));
		await expect(all(crmPages(empty, request, { root: ANY_ROOT }))).resolves.toEqual([]);
		for (const body of [{ a: [], b: [] }, { count: 3 }]) {
			const none = crmPages(scripted(answer(200, body)), request, { root: ANY_ROOT });
			await expect(all(none)).rejects.toMatchObject({ code: 'NO_LIST' });
		}
	});

	test('stops asking as soon as the caller has enough', async () => {
		const send = crm(2500);
		for await (const { id } of crmPages(send, request)) if (id === '199') break;
		expect(send.requests).toHaveLength(1);
	});

	test('gives each id once, and rows without an id as they come', async () => {
		const info = { more_records: true, next_page_token: 't' };
		const send = scripted(
			answer(200, { data: [{ id: '1' }, { id: '2' }, {}], info }),
			answer(200, { data: [{ id: '2' }, { id: '3' }, {}], info: { more_records: false } }),
		);
		await expect(all(crmPages(send, request))).resolves.toEqual(['1', '2', 'undefined', '3', 'undefined']);
		const limited = scripted(
			answer(200, { data: [{ id: '1' }, { id: '1' }], info }),
			answer(200, { data: [{ id: '2' }, { id: '3' }], info }),
		);
		await expect(all(crmPages(limited, request, { limit: 2 }))).resolves.toEqual(['1', '2']);
	});

	test('can be under another root', async () => {
		const send = scripted(answer(200, { users: rows(1, 2), info: { more_records: false } }));
		await expect(all(crmPages(send, request, { root: 'users' }))).resolves.toEqual(['1', '2']);
	});
});

describe('a Desk list', () => {
	test.each<[number, ListOptions, number, number]>([
		[250, {}, 250, 3],
		[200, {}, 200, 3],
		[250, { limit: 5 }, 5, 1],
		[250, { limit: 100 }, 100, 1],
		[250, { limit: 150 }, 150, 2],
		[3, { limit: 5 }, 3, 1],
		[0, {}, 0, 1],
	])('of %i rows, asked for %j, gives %i in %i calls', async (total, options, count, calls) => {
		const send = desk(total);
		await expect(all(deskPages(send, request, options))).resolves.toHaveLength(count);
		expect(send.requests).toHaveLength(calls);
	});

	test('asks for no more than is wanted', async () => {
		const send = desk(500);
		await all(deskPages(send, request, { limit: 130 }));
		expect(send.requests.map(({ query }) => query)).toEqual([
			{ fields: 'id', from: 0, limit: 100 },
			{ fields: 'id', from: 100, limit: 30 },
		]);
	});

	test.each([0, 1] as const)('that counts from %i is read whole, each row once', async (first) => {
		const ids = await all(deskPages(desk(1234, first), request));
		expect(ids).toEqual(rows(0, 1234).map(({ id }) => id));
		await expect(all(deskPages(desk(1234, first), request, { limit: 150 }))).resolves.toHaveLength(150);
	});

	test('that Desk would end short ends in an explained error, after the rows that can be had', async () => {
		const ids: string[] = [];
		const read = async () => {
			for await (const { id } of deskPages(desk(6000), request)) ids.push(String(id));
		};
		await expect(read()).rejects.toMatchObject({ name: 'ZohoError', code: 'OFFSET_LIMIT' });
		expect(ids.length).toBeGreaterThanOrEqual(5000);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test.each([4999, 5000, 5050])('of %i rows can still be read whole', async (total) => {
		await expect(all(deskPages(desk(total), request))).resolves.toHaveLength(total);
	});

	test('is read up to a limit within its reach', async () => {
		await expect(all(deskPages(desk(9000), request, { limit: 5000 }))).resolves.toHaveLength(5000);
	});
});
