import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (parameters: object) => ({
	resource: 'customApiCall',
	operation: 'call',
	organization: fromList('auto'),
	...parameters,
});
const calls = () => world.emulator.requests.of('desk').filter(({ path }) => !path.endsWith('/organizations'));

describe('call', () => {
	it('follows a list by from and limit, in the organization that is found', async () => {
		const list = { method: 'GET', path: 'contacts', followPages: true };
		const all = json(await zoho.desk(on({ ...list, returnAll: true })));
		expect(all.length).toBeGreaterThan(100);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(calls().length).toBeGreaterThan(1);
		const orgIds = new Set(calls().map(({ headers }) => headers.orgid));
		expect([...orgIds]).toEqual([expect.stringMatching(/^\d+$/)]);
		const paged = on({ ...list, returnAll: false, limit: 7, options: { pageSize: 3 } });
		world.emulator.requests.clear();
		expect(json(await zoho.desk(paged))).toHaveLength(7);
		expect(calls().map(({ query }) => query.limit)).toContain('3');
	});

	it('sends bodies and gives answers as they came, item by item', async () => {
		const [contact] = json(await zoho.desk(on({ method: 'GET', path: '/api/v1/contacts?limit=1' })));
		const { id } = (contact?.data as IDataObject[])[0] ?? {};
		const updated = await zoho.desk(
			on({
				method: 'PATCH',
				path: `contacts/${String(id)}`,
				body: '={{ { description: $json.text } }}',
			}),
			[{ text: 'one' }, { text: 'two' }],
		);
		expect(updated.error).toBeUndefined();
		expect(json(updated).map((row) => [row.id, row.description])).toEqual([
			[id, 'one'],
			[id, 'two'],
		]);
		const got = await zoho.desk(
			on({ method: 'GET', path: `${world.emulator.urls.desk}/api/v1/contacts/${String(id)}` }),
		);
		expect(json(got)[0]?.description).toMatch(/one|two/);
	});

	it('explains refusals, and an organization that is none of the user’s', async () => {
		const unknown = await zoho.desk(on({ method: 'GET', path: 'tickets/4999999999' }));
		expect(unknown.error?.message).toContain('no ticket with the ID 4999999999');
		const foreign = await zoho.desk(on({ method: 'GET', path: 'tickets', organization: byId('123') }));
		expect(foreign.error?.description).toContain("'Organization'");
	});

	it('goes to the host of the connection only, in the organization of the form only', async () => {
		const { crm, desk } = world.emulator.urls;
		const paths = [
			`${crm}/api/v1/tickets`,
			`//${new URL(desk).host}/api/v1/tickets`,
			'https://desk.zoho.com/api/v1/tickets',
			'/support/tickets',
			'/api/v1/../../support',
			'tickets/%2e%2e',
		];
		for (const path of paths) {
			const result = await zoho.desk(on({ method: 'GET', path }));
			expect(result.error?.description).toContain('Nothing was sent');
		}
		const other = await zoho.desk(on({ method: 'GET', path: 'tickets?orgId=1' }));
		expect(other.error?.message).toContain('names "orgId"');
		expect(calls()).toEqual([]);
	});
});
