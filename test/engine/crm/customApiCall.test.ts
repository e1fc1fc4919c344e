import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

import { attach } from '../../../emulator/crm/attachments';
import { type Connected, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;
/** Another host on this machine; what arrives there would carry the token. */
let stranger: Server;
let strangersUrl: string;
const arrivals: unknown[] = [];

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
	stranger = createServer((request, response) => {
		arrivals.push(request.headers);
		response.end('{}');
	});
	await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening));
	strangersUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});
afterAll(async () => {
	stranger.close();
	await world.stop();
});
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (parameters: object) => ({ resource: 'customApiCall', operation: 'call', ...parameters });
const pairs = (values: Record<string, string>) => ({
	pair: Object.entries(values).map(([name, value]) => ({ name, value })),
});
const addLead = (Last_Name: string) => store().add('Leads', { Last_Name, Company: 'Calls Ltd' });

describe('call', () => {
	it('sends method, path, parameters and body of each item, and gives the answer as it came', async () => {
		const body = '={{ JSON.stringify({ data: [{ Last_Name: $json.name, Company: "C" }] }) }}';
		const created = await zoho.crm(on({ method: 'POST', path: '/crm/v8/Leads', body }), [
			{ name: 'Quote " and \\ backslash' },
			{ name: 'Second' },
		]);
		expect(created.error).toBeUndefined();
		const ids = json(created).map(({ data }) => (data as Array<{ details: { id: string } }>)[0]?.details.id);
		expect(ids.map((id) => store().record('Leads', String(id))?.fields.Last_Name)).toEqual([
			'Quote " and \\ backslash',
			'Second',
		]);
		expect(created.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);

		const updated = await zoho.crm(
			on({ method: 'PUT', path: `Leads/${ids[0]}`, body: '={{ { data: [{ City: "Lyon" }] } }}' }),
		);
		expect(updated.error).toBeUndefined();
		expect(store().record('Leads', String(ids[0]))?.fields.City).toBe('Lyon');

		const got = await zoho.crm(
			on({ method: 'GET', path: `${world.emulator.urls.crm}/crm/v8/Leads/${ids[0]}?fields=City` }),
		);
		expect(json(got)).toEqual([{ data: [{ id: ids[0], City: 'Lyon' }] }]);

		const query = pairs({ ids: '={{ $json.id }}' });
		const deleted = await zoho.crm(on({ method: 'DELETE', path: 'Leads', query }), [
			{ id: ids[0] },
			{ id: ids[1] },
		]);
		expect(deleted.error).toBeUndefined();
		expect(ids.map((id) => store().record('Leads', String(id)))).toEqual([undefined, undefined]);
	});

	it('follows the pages of a list under whatever key it stands, up to the limit', async () => {
		for (let number = 0; number < 410; number += 1) addLead(`Paged ${number}`);
		const all = on({
			method: 'GET',
			path: 'Leads',
			query: pairs({ fields: 'Last_Name' }),
			followPages: true,
			returnAll: true,
		});
		const rows = json(await zoho.crm(all));
		const wanted = store().records('Leads').length;
		expect(new Set(rows.map(({ id }) => id)).size).toBe(wanted);
		expect(world.emulator.requests.matching('GET /crm/v8/Leads')).toHaveLength(Math.ceil(wanted / 200));
		expect(json(await zoho.crm({ ...all, returnAll: false, limit: 3 }))).toHaveLength(3);

		const users = on({ method: 'GET', path: 'users', followPages: true, returnAll: true });
		expect(json(await zoho.crm(users)).map(({ id }) => id)).toEqual(store().users.map(({ id }) => id));
	});

	it('says so where there are no pages to follow, or their parameters are set by hand', async () => {
		const one = addLead('Alone');
		const paged = { method: 'GET', followPages: true, returnAll: true };
		const none = await zoho.crm(on({ ...paged, path: 'coql' }));
		expect(none.error?.message).toBeDefined();
		const perPage = on({ ...paged, path: 'Leads', query: pairs({ fields: 'id', per_page: '5' }) });
		expect((await zoho.crm(perPage)).error?.message).toContain('\'Follow Pages\' sets "per_page"');
		world.emulator.failNext(`GET /crm/v8/Leads/${one.id}`, { status: 200, body: { a: [], b: [] } });
		const two = await zoho.crm(on({ ...paged, path: `Leads/${one.id}` }));
		expect(two.error?.message).toContain('several lists: a, b');
	});

	it('gives a file as binary data, byte for byte', async () => {
		const lead = addLead('Filed');
		const content = Buffer.from([0, 255, 123, 34, 10, 128]);
		const file = { name: 'plan ü.pdf', from: { content }, userId: store().users[0]?.id ?? '' };
		const { id } = attach(store(), lead, file);
		const path = `/crm/v8/Leads/${lead.id}/Attachments/${id}`;
		const result = await zoho.crm(on({ method: 'GET', path, binaryProperty: 'file' }));
		expect(json(result)).toEqual([{ fileName: 'plan ü.pdf', size: 6 }]);
		const given = result.items[0]?.[0]?.binary?.file;
		expect(given).toMatchObject({ mimeType: 'application/pdf' });
		expect([...Buffer.from(given?.data ?? '', 'base64')]).toEqual([...content]);
	});

	it('gives an empty item for an empty answer', async () => {
		const result = await zoho.crm(on({ method: 'GET', path: 'Leads/4900000000000999999' }));
		expect(json(result)).toEqual([{}]);
	});

	it('explains refusals, and keeps the answer where only some records were refused', async () => {
		const send = async (data: object[]) =>
			await zoho.crm(on({ method: 'POST', path: 'Leads', body: JSON.stringify({ data }) }));
		const bad = { Last_Name: 'X', Company: 'C', Email: 'none' };
		const refused = await send([bad]);
		expect(refused.error?.message).toContain('Email');
		expect(refused.error?.description).toContain('INVALID_DATA');
		const before = store().records('Leads').length;
		const mixed = await send([{ Last_Name: 'Kept', Company: 'C' }, bad]);
		expect(mixed.error).toBeUndefined();
		expect(json(mixed)[0]?.data).toMatchObject([{ status: 'success' }, { code: 'INVALID_DATA' }]);
		expect(store().records('Leads')).toHaveLength(before + 1);
		const version = await zoho.crm(on({ method: 'GET', path: '/crm/v7/Leads' }));
		expect(version.error?.description).toContain('INVALID_URL_PATTERN');
		expect(world.emulator.requests.matching('GET /crm/v7/Leads')).toHaveLength(1);
	});

	it('refuses an ID that JSON would not keep exact, and a parameter without a value', async () => {
		const body = '{ "data": [{ "id": 4900000000000300001, "City": "Lyon" }] }';
		const long = await zoho.crm(on({ method: 'PUT', path: 'Leads', body }));
		expect(long.error?.message).toContain("'Body' holds a number too long to be exact");
		const query = pairs({ ids: '={{ $json.missing }}' });
		const empty = await zoho.crm(on({ method: 'DELETE', path: 'Leads', query }));
		expect(empty.error?.message).toContain('has no value for "ids"');
		expect(world.emulator.requests.of('crm')).toHaveLength(0);
	});

	it('goes to the host of the connection only: nothing leaves for any other', async () => {
		const { crm, desk } = world.emulator.urls;
		const { host } = new URL(strangersUrl);
		const paths = [
			`${strangersUrl}/crm/v8/Leads`,
			`//${host}/crm/v8/Leads`,
			`\\\\${host}\\crm\\v8`,
			`http://${new URL(crm).host}@${host}/crm/v8/Leads`,
			`${crm.replace('127.0.0.1', `127.0.0.1.${host}`)}/crm/v8/Leads`,
			`${desk}/crm/v8/Leads`,
			'https://www.zohoapis.com/crm/v8/Leads',
			'/crm/v8/../../api/v1/tickets',
			'Leads/%2e%2e/%2e%2e/x',
			`Leads?x=1#@${host}`,
		];
		for (const path of paths) {
			const result = await zoho.crm(on({ method: 'GET', path }));
			expect(result.error?.description).toContain('Nothing was sent');
			const paged = await zoho.crm(on({ method: 'GET', path, followPages: true, returnAll: true }));
			expect(paged.error?.description).toContain('Nothing was sent');
		}
		expect(arrivals).toEqual([]);
		expect(world.emulator.requests.all).toEqual([]);
	});

	it('sends nothing in a dry run but what only reads', async () => {
		const before = store().records('Leads').length;
		const body = JSON.stringify({ data: [{ Last_Name: 'Dry', Company: 'C' }] });
		const held = await zoho.crm(on({ method: 'POST', path: 'Leads', body, dryRun: true }));
		expect(json(held)).toMatchObject([
			{ dryRun: true, method: 'POST', body: { data: [{ Last_Name: 'Dry' }] } },
		]);
		expect(store().records('Leads')).toHaveLength(before);
		const read = await zoho.crm(on({ method: 'GET', path: 'users?type=CurrentUser', dryRun: true }));
		expect(json(read)[0]?.users).toHaveLength(1);
	});

	it('lets no parameter speak for the connection', async () => {
		for (const name of ['Authorization', 'access_token', 'authtoken', 'orgId']) {
			const result = await zoho.crm(on({ method: 'GET', path: 'Leads', query: pairs({ [name]: 'x' }) }));
			expect(result.error?.message).toContain(`names "${name}"`);
		}
		expect(world.emulator.requests.all).toEqual([]);
	});
});
