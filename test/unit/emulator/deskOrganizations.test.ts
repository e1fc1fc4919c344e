import { company } from '../../../emulator/seed/company';
import { DeskCalls, rows } from './deskCalls';

const [main = { id: '' }, trade = { id: '' }] = company.deskOrganizations;

describe('an account with one Desk organization', () => {
	let desk: DeskCalls;
	beforeAll(async () => {
		desk = await DeskCalls.start();
	});
	afterAll(async () => await desk.stop());

	it('finds it without an orgId, marked as default', async () => {
		const organizations = rows(await desk.get('/organizations'));
		expect(organizations).toMatchObject([
			{ id: main.id, companyName: 'Marigold Interiors', portalName: 'marigold', isDefault: true },
		]);
		expect(organizations[0]).toMatchObject({ edition: 'ENTERPRISE', isAdminInOrg: true, employeeCount: '3' });
	});

	it('lists what the token gives access to', async () => {
		expect(rows(await desk.get('/accessibleOrganizations')).map(({ id }) => id)).toEqual([main.id]);
	});

	it('may leave the orgId out, or give it as header or as query parameter', async () => {
		const { id } = main;
		expect((await desk.get('/departments')).status).toBe(200);
		expect((await desk.get('/departments', {}, { orgId: id })).status).toBe(200);
		expect((await desk.get('/departments', { orgId: id })).status).toBe(200);
	});

	it.each(['', 'marigold'])('refuses the orgId "%s"', async (orgId) => {
		const refused = await desk.get('/departments', { orgId });
		expect(refused.status).toBe(422);
		expect(refused.body).toEqual({
			errorCode: 'UNPROCESSABLE_ENTITY',
			message: "The value passed for the 'orgId' parameter is invalid.",
		});
	});

	it("refuses CRM's organisation id, which is another number", async () => {
		const refused = await desk.get('/tickets', {}, { orgId: company.zgid });
		expect(refused.status).toBe(403);
		expect(refused.body?.errorCode).toBe('OAUTH_ORG_MISMATCH');
	});

	it('gets one organization, and none the user does not belong to', async () => {
		expect((await desk.get(`/organizations/${main.id}`)).body).toMatchObject({ id: main.id });
		expect((await desk.get(`/organizations/${trade.id}`)).body?.errorCode).toBe('OAUTH_ORG_MISMATCH');
	});

	it('wants one of the published scopes to list organizations', async () => {
		const tickets = desk.tokenWith(['Desk.tickets.ALL']);
		const refused = await desk.get('/organizations', {}, { token: tickets });
		expect([refused.status, refused.body?.errorCode]).toEqual([403, 'SCOPE_MISMATCH']);
		const settings = desk.tokenWith(['Desk.settings.READ']);
		expect((await desk.get('/organizations', {}, { token: settings })).status).toBe(200);
	});
});

describe('an account with several Desk organizations', () => {
	let desk: DeskCalls;
	beforeAll(async () => {
		desk = await DeskCalls.start({ deskOrganizations: 'several with default' });
	});
	afterAll(async () => await desk.stop());

	it('lists all of them, one of them the default', async () => {
		const organizations = rows(await desk.get('/organizations'));
		expect(organizations.map(({ isDefault }) => isDefault)).toEqual([true, false, false]);
	});

	it('must name one in every other call', async () => {
		for (const path of ['/tickets', '/departments', '/fields', '/myinfo']) {
			expect((await desk.get(path)).body?.message).toContain("'orgId'");
		}
		expect((await desk.post('/tickets', { subject: 'Lamp' })).body?.message).toContain("'orgId'");
	});

	it('keeps the records of one from the other', async () => {
		const inTrade = rows(await desk.get('/tickets', {}, { orgId: trade.id }));
		const [ticket] = inTrade;
		expect(inTrade.length).toBeGreaterThan(5);
		expect((await desk.get(`/tickets/${ticket?.id}`, {}, { orgId: trade.id })).status).toBe(200);

		const elsewhere = await desk.get(`/tickets/${ticket?.id}`, {}, { orgId: main.id });
		expect(elsewhere.status).toBe(404);
		expect(elsewhere.body).toEqual({
			errorCode: 'URL_NOT_FOUND',
			message: 'The URL you requested could not be found.',
		});
		const changed = await desk.patch(`/tickets/${ticket?.id}`, { subject: 'Taken over' }, { orgId: main.id });
		expect(changed.status).toBe(404);
		expect(desk.store.ticket(ticket?.id ?? '')?.subject).not.toBe('Taken over');
	});

	it('shows a colleague only the organization he works in', async () => {
		const colleague = desk.tokenWith(['Desk.basic.READ'], 1);
		expect(rows(await desk.get('/organizations', {}, { token: colleague })).map(({ id }) => id)).toEqual([
			main.id,
		]);
		expect((await desk.get('/departments', {}, { token: colleague })).status).toBe(200);
		const refused = await desk.get('/departments', {}, { token: colleague, orgId: trade.id });
		expect(refused.body?.errorCode).toBe('OAUTH_ORG_MISMATCH');
	});
});

it('marks no default where the option says so', async () => {
	const desk = await DeskCalls.start({ deskOrganizations: 'several', seed: 'empty' });
	try {
		const organizations = rows(await desk.get('/organizations'));
		expect(organizations.map(({ isDefault }) => isDefault)).toEqual([false, false, false]);
	} finally {
		await desk.stop();
	}
});
