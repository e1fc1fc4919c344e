import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const users = () => world.emulator.world.crm.users;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({ resource: 'user', operation, ...parameters });

describe('get', () => {
	it('gets the user of each item', async () => {
		const wanted = users().slice(0, 2);
		const result = await zoho.crm(
			on('get', { userId: byId('={{ $json.id }}') }),
			wanted.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(
			wanted.map(({ id, email }) => expect.objectContaining({ id, email }) as IDataObject),
		);
	});

	it('says that there is no such user', async () => {
		const result = await zoho.crm(on('get', { userId: byId('4900000000000999999') }));
		expect(result.error?.message).toContain('no user with the ID 4900000000000999999');
	});
});

describe('getAll', () => {
	it('gets every user over several pages, or as many as the limit says', async () => {
		const [model] = users();
		if (!model) throw new Error('the company has users');
		for (let number = users().length; number < 450; number += 1) {
			users().push({
				...model,
				id: world.emulator.world.nextId(),
				zuid: `9${number}`,
				email: `u${number}@a.example`,
			});
		}
		const all = await zoho.crm(on('getAll', { type: 'AllUsers', returnAll: true }));
		expect(json(all).map(({ id }) => id)).toEqual(users().map(({ id }) => id));
		expect(world.emulator.requests.matching('GET /crm/v8/users')).toHaveLength(3);
		const some = await zoho.crm(on('getAll', { type: 'AllUsers', returnAll: false, limit: 3 }));
		expect(json(some)).toHaveLength(3);
	});

	it('gets users of one type only', async () => {
		const result = await zoho.crm(on('getAll', { type: 'DeactiveUsers', returnAll: true }));
		const disabled = users().filter(({ status }) => status === 'disabled');
		expect(json(result).map(({ id }) => id)).toEqual(disabled.map(({ id }) => id));
	});
});

describe('getCurrent', () => {
	it('gets the user of the connection', async () => {
		const result = await zoho.crm(on('getCurrent'));
		expect(json(result)).toHaveLength(1);
		expect(json(result)[0]).toMatchObject({ id: users()[0]?.id, email: users()[0]?.email });
	});
});
