import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('account')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const all = () => desk.store().accounts(desk.orgId());
const fresh = (count: number) =>
	Array.from({ length: count }, (_, index) => desk.store().addAccount({ accountName: `Hotel ${index}` }));

describe('create', () => {
	it('creates an account per item, with standard and custom fields', async () => {
		const before = all().length;
		const result = await desk.run(
			'create',
			{
				fields: mapped({
					accountName: '={{ $json.name }}',
					email: '={{ $json.email }}',
					cf_client_tier: 'Gold',
				}),
			},
			[
				{ name: 'Harbor One', email: 'one@harbor.example' },
				{ name: 'Harbor Two', email: 'two@harbor.example' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(all()).toHaveLength(before + 2);
		const created = json(result).map(({ id }) => desk.store().account(String(id)));
		expect(created).toEqual([
			expect.objectContaining({
				accountName: 'Harbor One',
				email: 'one@harbor.example',
				cf: { cf_client_tier: 'Gold' },
			}),
			expect.objectContaining({
				accountName: 'Harbor Two',
				email: 'two@harbor.example',
				cf: { cf_client_tier: 'Gold' },
			}),
		]);
	});

	it('names item and field of what Desk refuses, and creates the rest', async () => {
		const result = await desk.run(
			'create',
			{ fields: mapped({ accountName: 'Harbor Three', email: '={{ $json.email }}' }) },
			[{ email: 'three@harbor.example' }, { email: 'no address' }],
			{ onError: 'continueRegularOutput' },
		);
		const [good, bad] = json(result);
		expect(good?.email).toBe('three@harbor.example');
		expect(bad?.error).toMatchObject({ field: 'email' });
	});
});

describe('update', () => {
	it('changes only the given fields of each account', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{
				accountId: byId('={{ $json.id }}'),
				fields: mapped({ phone: '={{ $json.phone }}', cf_client_tier: 'Gold' }),
			},
			[
				{ id: one?.id, phone: '555-0101' },
				{ id: two?.id, phone: '555-0102' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ phone: '555-0101', cf: { cf_client_tier: 'Gold' } });
		expect(two).toMatchObject({ phone: '555-0102', cf: { cf_client_tier: 'Gold' } });
		expect(one?.accountName).toBe('Hotel 0');
	});

	it('writes nothing when no field is given', async () => {
		const [one] = fresh(1);
		const result = await desk.run('update', { accountId: byId(String(one?.id)), fields: mapped({}) });
		expect(result.error?.message).toContain("'Fields' has nothing to write");
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
	});
});

describe('get', () => {
	it('gives each account whole, with its owner when asked', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'get',
			{ accountId: byId('={{ $json.id }}'), options: { include: ['owner'] } },
			made.map(({ id }) => ({ id })),
		);
		expect(ids(json(result))).toEqual(ids(made));
		expect(json(result)[0]).toHaveProperty('owner');
		expect(json(result)[0]).toHaveProperty('cf_client_tier');
	});
});

describe('getAll', () => {
	it('reads all accounts, each once, over several pages and in the order asked for', async () => {
		fresh(230);
		const result = await desk.run('getAll', { returnAll: true, options: { sortBy: 'createdTime' } });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(new Set(ids(json(result))).size).toBe(json(result).length);
		expect(desk.calls('GET', /\/accounts$/).length).toBeGreaterThan(2);
	});

	it('asks for seven when seven are wanted', async () => {
		const result = await desk.run('getAll', { returnAll: false, limit: 7 });
		expect(json(result)).toHaveLength(7);
		expect(desk.calls('GET', /\/accounts$/)).toHaveLength(1);
	});
});

describe('delete', () => {
	it('moves each account to the recycle bin, and names one that is not there', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'delete',
			{ accountId: byId('={{ $json.id }}') },
			[...made.map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, second]).toEqual(made.map(({ id }) => ({ id, trashed: true })));
		expect(third?.error).toMatchObject({ label: 'Account' });
		expect(made.map(({ id }) => desk.store().account(id))).toEqual([undefined, undefined]);
	});
});

describe('search', () => {
	it('finds by words, by a custom field and by time, over several pages', async () => {
		const made = Array.from({ length: 120 }, (_, index) =>
			desk.store().addAccount({ accountName: `Zebra ${index}`, cf: { cf_client_tier: 'Gold' } }),
		);
		const result = await desk.run('search', {
			returnAll: true,
			filters: {
				_all: 'zebra',
				customField1: 'cf_client_tier:Gold',
				createdAfter: '2020-01-01T00:00:00.000Z',
			},
		});
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(made).sort());
	});

	it('asks for a filter, and for one that is long enough, before anything is sent', async () => {
		const none = await desk.run('search', { returnAll: true, filters: {} });
		expect(none.error?.message).toContain("'Filters' is empty");
		const short = await desk.run('search', { returnAll: true, filters: { _all: 'ab' } });
		expect(short.error?.message).toContain('\'Any Field\' is "ab", which is too short');
		expect(desk.calls('GET', /search/)).toHaveLength(0);
	});
});

describe('getTickets', () => {
	it('reads the tickets of each account, over several pages', async () => {
		const [one, two] = fresh(2);
		const ofOne = desk.freshTickets(130, { accountId: one?.id });
		const ofTwo = desk.freshTickets(1, { accountId: two?.id });
		desk.freshTickets(1, { accountId: two?.id, isSpam: true });
		const result = await desk.run(
			'getTickets',
			{ accountId: byId('={{ $json.id }}'), returnAll: true, options: { include: ['departments'] } },
			[{ id: one?.id }, { id: two?.id }],
		);
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids([...ofOne, ...ofTwo]).sort());
		expect(json(result)[0]).toHaveProperty('department', 'Support');
	});

	it('narrows them to a department', async () => {
		const [one] = fresh(1);
		const [, department] = desk.store().departments(desk.orgId());
		desk.freshTickets(2, { accountId: one?.id });
		const there = desk.freshTickets(1, { accountId: one?.id, departmentId: department?.id });
		const result = await desk.run('getTickets', {
			accountId: byId(String(one?.id)),
			returnAll: true,
			options: { departmentId: department?.id, isSpam: 'false' },
		});
		expect(ids(json(result))).toEqual(ids(there));
	});
});

describe('findOrCreate', () => {
	const run = async (names: string[], settings = {}) =>
		await desk.run(
			'findOrCreate',
			{ accountName: '={{ $json.name }}', fields: mapped({ website: 'https://dunes.example' }) },
			names.map((name) => ({ name })),
			settings,
		);

	it('gives the account that is there and creates the one that is not, once for several items', async () => {
		const there = desk.store().addAccount({ accountName: 'Reed, Marsh & Sons' });
		desk.store().addAccount({ accountName: 'Dune Hotels North' });
		const before = all().length;
		const result = await run(['Reed, Marsh & Sons', 'Dune Hotels', 'dune hotels']);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([
			expect.objectContaining({ id: there.id, isNew: false }),
			expect.objectContaining({ accountName: 'Dune Hotels', website: 'https://dunes.example', isNew: true }),
			expect.objectContaining({ accountName: 'Dune Hotels', isNew: false }),
		]);
		expect(all()).toHaveLength(before + 1);
	});

	it('chooses none of several, and refuses a name that cannot be searched', async () => {
		desk.store().addAccount({ accountName: 'Twin Dunes' });
		desk.store().addAccount({ accountName: 'Twin Dunes' });
		const result = await run(['Twin Dunes', 'AB'], { onError: 'continueRegularOutput' });
		expect(json(result).map(({ error }) => (error as { message: string }).message)).toEqual([
			expect.stringContaining('which 2 records have'),
			expect.stringContaining('too short to be searched'),
		]);
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});
});

describe('merge', () => {
	it('merges others into each account, which gets their contacts and tickets', async () => {
		const made = Array.from({ length: 2 }, (_, index) => {
			const stays = desk
				.store()
				.addAccount({ accountName: `Stays ${index}`, website: 'https://stays.example' });
			const goes = desk.store().addAccount({ accountName: `Goes ${index}`, website: 'https://goes.example' });
			const contact = desk.store().addContact({ lastName: 'Moved', accountId: goes.id });
			return { stays, goes, contact, ticket: desk.store().addTicket({ accountId: goes.id }) };
		});
		const result = await desk.run(
			'merge',
			{
				accountId: byId('={{ $json.stays }}'),
				mergedIds: '={{ $json.goes }}',
				options: { takeFrom: ['website'] },
			},
			made.map(({ stays, goes }) => ({ stays: stays.id, goes: goes.id })),
		);
		expect(result.error).toBeUndefined();
		for (const { stays, goes, contact, ticket } of made) {
			expect(stays.website).toBe('https://goes.example');
			expect(desk.store().account(goes.id)).toBeUndefined();
			expect([contact.accountId, ticket.accountId]).toEqual([stays.id, stays.id]);
		}
	});

	it('names what is not there to be merged, and a field that a merge cannot take', async () => {
		const stays = desk.store().addAccount({ accountName: 'Stays' });
		const given = { accountId: byId(stays.id), mergedIds: '8100000000009999999' };
		const missing = await desk.run('merge', given);
		expect(missing.error?.message).toContain('Account IDs to Merge');
		const untakeable = await desk.run('merge', { ...given, options: { takeFrom: ['accountName'] } });
		expect(untakeable.error?.message).toContain('"accountName", which a merge cannot take');
	});
});

describe('getContacts', () => {
	it('gives the contacts of an account, over several pages', async () => {
		const account = desk.store().addAccount({ accountName: 'Crowded' });
		const contacts = Array.from({ length: 130 }, (_, index) =>
			desk.store().addContact({ lastName: `Guest ${index}`, accountId: account.id }),
		);
		const result = await desk.run('getContacts', { accountId: byId(account.id), returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(contacts).sort());
		expect(desk.calls('GET', /contacts$/).length).toBeGreaterThan(1);
	});
});
