import { company } from '../../../emulator/seed/company';
import { DeskCalls, rows, wrong } from './deskCalls';

let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start();
});
beforeEach(() => desk.renew());
afterAll(async () => await desk.stop());

const nadia = company.people[0]?.deskAgentId;

describe('contacts', () => {
	it('are listed from 1, where 0 is the start too', async () => {
		const idsFrom = async (from: string) =>
			rows(await desk.get('/contacts', { from, limit: '3', sortBy: 'createdTime' })).map(({ id }) => id);
		const all = desk.store.contacts().map(({ id }) => id);
		expect(await idsFrom('0')).toEqual(all.slice(0, 3));
		expect(await idsFrom('1')).toEqual(all.slice(0, 3));
		expect(await idsFrom('3')).toEqual(all.slice(2, 5));
	});

	it('have neither custom fields nor modified time in a list', async () => {
		const [row] = rows(
			await desk.get('/contacts', { include: 'accounts', sortBy: 'createdTime', limit: '1' }),
		);
		expect(row).toMatchObject({
			account: { accountName: 'Alvarez Architects' },
			accountCount: '1',
			isSpam: false,
		});
		expect(row).not.toHaveProperty('cf');
		expect(row).not.toHaveProperty('modifiedTime');
	});

	it('are sorted by name, those without one last', async () => {
		desk.store.addContact({ lastName: 'Aaronson', firstName: null });
		const names = rows(await desk.get('/contacts', { sortBy: '-firstName', limit: '100' }));
		expect(names[0]?.firstName).toBe('Lior');
		const last = rows(await desk.get('/contacts', { sortBy: 'firstName', from: '201' }));
		expect(last).toMatchObject([{ lastName: 'Aaronson' }]);
	});

	it('come one by one with everything', async () => {
		const [contact] = desk.store.contacts();
		const { body } = await desk.get(`/contacts/${contact?.id}`, { include: 'accounts,owner' });
		expect(body).toMatchObject({
			city: 'Boston',
			zip: '02110',
			cf: { cf_newsletter: 'true', cf_preferred_showroom: 'Boston' },
			owner: { firstName: 'Nadia' },
			layoutDetails: { layoutName: 'Default Contact Layout' },
		});
		expect((await desk.get('/contacts/99')).body?.errorCode).toBe('URL_NOT_FOUND');
	});

	it('are created and changed', async () => {
		const account = desk.store.accounts()[0];
		const given = { lastName: 'Okoro', email: 'ada@okoro.example', accountId: account?.id, type: 'Press' };
		const created = await desk.post('/contacts', { ...given, cf: { cf_newsletter: 'true' } });
		expect(created.status).toBe(200);
		expect(created.body).toMatchObject({ ...given, ownerId: nadia, cf: { cf_newsletter: 'true' } });

		const changed = await desk.patch(`/contacts/${String(created.body?.id)}`, { firstName: 'Ada', type: '' });
		expect(changed.body).toMatchObject({
			...given,
			type: null,
			firstName: 'Ada',
			cf: { cf_newsletter: 'true' },
		});
	});

	it.each([
		[{ firstName: 'Ada' }, ['/lastName missing']],
		[{ lastName: 'Okoro', email: 'nowhere' }, ['/email invalid']],
		[
			{ lastName: 'Okoro', accountId: '99', country: 'x'.repeat(31) },
			['/accountId invalid', '/country invalid'],
		],
		[{ lastName: 'Okoro', layoutId: '99' }, ['/layoutId invalid']],
		[{ lastName: 'Okoro', cf: { cf_preferred_showroom: 'Rome' } }, ['/cf/cf_preferred_showroom invalid']],
	])('refuse %j', async (body, expected) => {
		const refused = await desk.post('/contacts', body);
		expect([refused.status, refused.body?.errorCode]).toEqual([422, 'INVALID_DATA']);
		expect(wrong(refused)).toEqual(expected);
	});

	it('refuse a mail address that another contact has', async () => {
		const [first, second] = desk.store.contacts();
		const taken = { lastName: 'Okoro', email: first?.email?.toUpperCase() };
		expect(wrong(await desk.post('/contacts', taken))).toEqual(['/email duplicate']);
		expect(wrong(await desk.patch(`/contacts/${second?.id}`, taken))).toEqual(['/email duplicate']);
		expect((await desk.patch(`/contacts/${first?.id}`, taken)).status).toBe(200);
	});

	it('do not know the key code, which accounts have', async () => {
		const refused = await desk.post('/contacts', { lastName: 'Okoro', code: '02110' });
		expect(refused.body?.message).toBe("An extra parameter 'code' is found");
	});
});

describe('accounts', () => {
	it('are under the scopes of contacts', async () => {
		const token = desk.tokenWith(['Desk.contacts.READ']);
		expect((await desk.get('/accounts', {}, { token })).status).toBe(200);
		expect((await desk.post('/accounts', { accountName: 'New' }, { token })).body?.errorCode).toBe(
			'SCOPE_MISMATCH',
		);
	});

	it('are listed and shown', async () => {
		const listed = rows(await desk.get('/accounts', { sortBy: 'accountName', limit: '100' }));
		expect(listed).toHaveLength(80);
		expect(listed[0]?.accountName).toBe('Alvarez Architects');
		expect(listed[0]).not.toHaveProperty('cf');
		const { body } = await desk.get(`/accounts/${listed[0]?.id}`, { include: 'owner' });
		expect(body).toMatchObject({ code: '02110', cf: { cf_client_tier: 'Bronze' }, owner: { id: nadia } });
	});

	it('are created and changed', async () => {
		const created = await desk.post('/accounts', {
			accountName: 'Harbour Hotel',
			annualrevenue: '1200000.50',
		});
		expect(created.body).toMatchObject({ accountName: 'Harbour Hotel', annualrevenue: '1200000.50' });
		const path = `/accounts/${String(created.body?.id)}`;
		expect((await desk.patch(path, { code: 'AB-12' })).body).toMatchObject({
			code: 'AB-12',
			annualrevenue: '1200000.50',
		});
		expect(wrong(await desk.patch(path, { accountName: '' }))).toEqual(['/accountName missing']);
		expect((await desk.get(path)).body).toMatchObject({ accountName: 'Harbour Hotel' });
	});
});
