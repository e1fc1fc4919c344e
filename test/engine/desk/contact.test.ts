import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('contact')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const all = () => desk.store().contacts(desk.orgId());
const fresh = (count: number) =>
	Array.from({ length: count }, (_, index) => desk.store().addContact({ lastName: `Sailor ${index}` }));

describe('create', () => {
	it('creates a contact per item, with standard and custom fields', async () => {
		const before = all().length;
		const result = await desk.run(
			'create',
			{ fields: mapped({ lastName: '={{ $json.name }}', email: '={{ $json.email }}', cf_newsletter: true }) },
			[
				{ name: 'Harbor One', email: 'one@harbor.example' },
				{ name: 'Harbor Two', email: 'two@harbor.example' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(all()).toHaveLength(before + 2);
		const created = json(result).map(({ id }) => desk.store().contact(String(id)));
		expect(created).toEqual([
			expect.objectContaining({
				lastName: 'Harbor One',
				email: 'one@harbor.example',
				cf: { cf_newsletter: 'true' },
			}),
			expect.objectContaining({
				lastName: 'Harbor Two',
				email: 'two@harbor.example',
				cf: { cf_newsletter: 'true' },
			}),
		]);
	});

	it('names item and field of what Desk refuses, and creates the rest', async () => {
		const result = await desk.run(
			'create',
			{ fields: mapped({ lastName: 'Harbor Three', email: '={{ $json.email }}' }) },
			[{ email: 'three@harbor.example' }, { email: 'no address' }],
			{ onError: 'continueRegularOutput' },
		);
		const [good, bad] = json(result);
		expect(good?.email).toBe('three@harbor.example');
		expect(bad?.error).toMatchObject({ field: 'email' });
	});
});

describe('update', () => {
	it('changes only the given fields of each contact', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{
				contactId: byId('={{ $json.id }}'),
				fields: mapped({ phone: '={{ $json.phone }}', cf_newsletter: true }),
			},
			[
				{ id: one?.id, phone: '555-0101' },
				{ id: two?.id, phone: '555-0102' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ phone: '555-0101', cf: { cf_newsletter: 'true' } });
		expect(two).toMatchObject({ phone: '555-0102', cf: { cf_newsletter: 'true' } });
		expect(one?.lastName).toBe('Sailor 0');
	});

	it('writes nothing when no field is given', async () => {
		const [one] = fresh(1);
		const result = await desk.run('update', { contactId: byId(String(one?.id)), fields: mapped({}) });
		expect(result.error?.message).toContain("'Fields' has nothing to write");
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
	});
});

describe('get', () => {
	it('gives each contact whole, with its owner when asked', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'get',
			{ contactId: byId('={{ $json.id }}'), options: { include: ['owner'] } },
			made.map(({ id }) => ({ id })),
		);
		expect(ids(json(result))).toEqual(ids(made));
		expect(json(result)[0]).toHaveProperty('owner');
		expect(json(result)[0]).toHaveProperty('cf_newsletter');
	});
});

describe('getAll', () => {
	it('reads all contacts, each once, over several pages and in the order asked for', async () => {
		fresh(230);
		const result = await desk.run('getAll', { returnAll: true, options: { sortBy: 'createdTime' } });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(new Set(ids(json(result))).size).toBe(json(result).length);
		expect(desk.calls('GET', /\/contacts$/).length).toBeGreaterThan(2);
	});

	it('asks for seven when seven are wanted', async () => {
		const result = await desk.run('getAll', { returnAll: false, limit: 7 });
		expect(json(result)).toHaveLength(7);
		expect(desk.calls('GET', /\/contacts$/)).toHaveLength(1);
	});
});

describe('delete', () => {
	it('moves each contact to the recycle bin, and names one that is not there', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'delete',
			{ contactId: byId('={{ $json.id }}') },
			[...made.map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, second]).toEqual(made.map(({ id }) => ({ id, trashed: true })));
		expect(third?.error).toMatchObject({ label: 'Contact' });
		expect(made.map(({ id }) => desk.store().contact(id))).toEqual([undefined, undefined]);
	});
});

describe('search', () => {
	it('finds by words, by a custom field and by time, over several pages', async () => {
		const made = Array.from({ length: 120 }, (_, index) =>
			desk.store().addContact({ lastName: `Zebra ${index}`, cf: { cf_newsletter: 'true' } }),
		);
		const result = await desk.run('search', {
			returnAll: true,
			filters: {
				_all: 'zebra',
				customField1: 'cf_newsletter:true',
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
	it('reads the tickets of each contact, over several pages', async () => {
		const [one, two] = fresh(2);
		const ofOne = desk.freshTickets(130, { contactId: one?.id });
		const ofTwo = desk.freshTickets(1, { contactId: two?.id });
		desk.freshTickets(1, { contactId: two?.id, isSpam: true });
		const result = await desk.run(
			'getTickets',
			{ contactId: byId('={{ $json.id }}'), returnAll: true, options: { include: ['departments'] } },
			[{ id: one?.id }, { id: two?.id }],
		);
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids([...ofOne, ...ofTwo]).sort());
		expect(json(result)[0]).toHaveProperty('department', 'Support');
	});

	it('narrows them to a department', async () => {
		const [one] = fresh(1);
		const [, department] = desk.store().departments(desk.orgId());
		desk.freshTickets(2, { contactId: one?.id });
		const there = desk.freshTickets(1, { contactId: one?.id, departmentId: department?.id });
		const result = await desk.run('getTickets', {
			contactId: byId(String(one?.id)),
			returnAll: true,
			options: { departmentId: department?.id, isSpam: 'false' },
		});
		expect(ids(json(result))).toEqual(ids(there));
	});
});

describe('findOrCreate', () => {
	const run = async (emails: string[], settings = {}) =>
		await desk.run(
			'findOrCreate',
			{ email: '={{ $json.email }}', fields: mapped({ lastName: 'Marsh' }) },
			emails.map((email) => ({ email })),
			settings,
		);

	it('gives the contact that is there and creates the one that is not, once for several items', async () => {
		const there = desk.store().addContact({ lastName: 'Reed', email: 'reed@marsh.example' });
		const before = all().length;
		const result = await run(['Reed@marsh.example', 'new@marsh.example', 'NEW@marsh.example']);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([
			expect.objectContaining({ id: there.id, lastName: 'Reed', isNew: false }),
			expect.objectContaining({ lastName: 'Marsh', email: 'new@marsh.example', isNew: true }),
			expect.objectContaining({ lastName: 'Marsh', isNew: false }),
		]);
		expect(all()).toHaveLength(before + 1);
		expect(desk.calls('POST', /contacts$/)).toHaveLength(1);
	});

	it('takes no contact whose address only holds the words', async () => {
		desk.store().addContact({ lastName: 'Other', email: 'press.rush@marsh.example' });
		const [made] = json(await run(['rush@marsh.example']));
		expect(made).toMatchObject({ email: 'rush@marsh.example', isNew: true });
	});

	it('chooses none of several, and refuses what is no address', async () => {
		desk.store().addContact({ lastName: 'Twin', email: 'twin@marsh.example' });
		desk.store().addContact({ lastName: 'Twin', email: 'twin@marsh.example' });
		const result = await run(['twin@marsh.example', 'nobody'], { onError: 'continueRegularOutput' });
		expect(json(result).map(({ error }) => (error as { message: string }).message)).toEqual([
			expect.stringContaining('which 2 records have'),
			expect.stringContaining('not an email address'),
		]);
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});
});

describe('merge', () => {
	it('merges others into each contact, with the fields asked for, and moves their tickets', async () => {
		const made = Array.from({ length: 2 }, (_, index) => {
			const [stays, goes] = ['Stays', 'Goes'].map((lastName) =>
				desk.store().addContact({
					...{ lastName: `${lastName} ${index}`, phone: lastName, mobile: lastName },
					cf: { cf_preferred_showroom: lastName === 'Goes' ? 'Boston' : 'Portland' },
				}),
			);
			return { stays: stays!, goes: goes!, ticket: desk.store().addTicket({ contactId: goes!.id }) };
		});
		const result = await desk.run(
			'merge',
			{
				contactId: byId('={{ $json.stays }}'),
				mergedIds: '={{ $json.goes }}',
				options: { takeFrom: ['phone', 'cf_preferred_showroom'] },
			},
			made.map(({ stays, goes }) => ({ stays: stays.id, goes: goes.id })),
		);
		expect(result.error).toBeUndefined();
		for (const { stays, goes, ticket } of made) {
			expect(stays).toMatchObject({
				phone: 'Goes',
				mobile: 'Stays',
				cf: { cf_preferred_showroom: 'Boston' },
			});
			expect(desk.store().contact(goes.id)).toBeUndefined();
			expect(ticket.contactId).toBe(stays.id);
		}
	});

	it('sends nothing when the one that stays is among them', async () => {
		const [one] = fresh(1);
		const id = String(one?.id);
		const result = await desk.run('merge', { contactId: byId(id), mergedIds: id });
		expect(result.error?.message).toBe("'Contact IDs to Merge' names the one that stays");
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});
});

describe('linkAccount', () => {
	it('links each contact to one more account, and says which it was not linked to', async () => {
		const [own, more] = desk.store().accounts(desk.orgId());
		const [first, second] = fresh(2);
		Object.assign(first!, { accountId: own?.id });
		const result = await desk.run(
			'linkAccount',
			{ contactId: byId('={{ $json.id }}'), accountId: byId('={{ $json.account }}') },
			[
				{ id: first?.id, account: more?.id },
				{ id: second?.id, account: more?.id },
				{ id: first?.id, account: more?.id },
			],
			{ onError: 'continueRegularOutput' },
		);
		const [linked, , again] = json(result);
		expect(linked).toEqual({ contactId: first?.id, accountId: more?.id, linked: true });
		expect(first).toMatchObject({ accountId: own?.id, otherAccountIds: [more?.id] });
		expect(second).toMatchObject({ accountId: more?.id });
		expect(again?.error).toMatchObject({
			message: `'Account' ${String(more?.id)} was not linked to the contact`,
			label: 'Account',
		});
	});
});

describe('unlinkAccount', () => {
	it('takes the account away from each contact, and leaves the others', async () => {
		const [own, more] = desk.store().accounts(desk.orgId());
		const made = fresh(2);
		for (const contact of made) Object.assign(contact, { accountId: own?.id, otherAccountIds: [more?.id] });
		const result = await desk.run(
			'unlinkAccount',
			{ contactId: byId('={{ $json.id }}'), accountId: byId(String(own?.id)) },
			made.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(made.map(({ accountId, otherAccountIds }) => [accountId, otherAccountIds])).toEqual([
			[more?.id, []],
			[more?.id, []],
		]);
	});
});

describe('getAccounts', () => {
	it('gives the accounts of each contact, over several pages', async () => {
		const [one, other] = fresh(2);
		const accounts = Array.from({ length: 130 }, (_, index) =>
			desk.store().addAccount({ accountName: `Yard ${index}` }),
		);
		Object.assign(one!, { accountId: accounts[0]?.id, otherAccountIds: ids(accounts.slice(1)) });
		Object.assign(other!, { accountId: accounts[5]?.id });
		const result = await desk.run('getAccounts', { contactId: byId('={{ $json.id }}'), returnAll: true }, [
			{ id: one?.id },
			{ id: other?.id },
		]);
		expect(ids(json(result))).toEqual([...ids(accounts), accounts[5]?.id]);
		expect(desk.calls('GET', /accounts$/).length).toBeGreaterThan(2);
	});
});
