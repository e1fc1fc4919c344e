import { DeskCalls, rows, wrong } from './deskCalls';
import { makeKnown } from './deskKnown';
import type { Known } from './deskOperation';

let desk: DeskCalls;
let known: Known;
let token: string;

beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
});
beforeEach(() => {
	desk.renew();
	known = makeKnown(desk);
	token = desk.tokenWith([
		...['Desk.tickets.READ', 'Desk.tickets.CREATE', 'Desk.tickets.UPDATE'],
		...['Desk.search.READ', 'Desk.settings.UPDATE', 'Desk.basic.READ'],
	]);
});
afterAll(async () => await desk.stop());

describe('counting tickets by fields', () => {
	const counts = async (query: Record<string, string>) =>
		await desk.get('/ticketsCountByFieldValues', query, { token });

	it('counts values in a list, and marks as one number', async () => {
		const { store } = desk;
		const [ticket] = store.tickets();
		store.addTicket({
			...{ subject: 'Late', contactId: known.contactId ?? '', status: 'Closed', priority: 'High' },
			...{ isSpam: true },
		});
		if (ticket) ticket.dueDate = '2020-01-01T00:00:00.000Z';
		const { body } = await counts({ field: 'statusType,status,priority,spam,overDue,escalated' });
		expect(body).toMatchObject({
			statusType: [
				{ value: 'OPEN', count: '2' },
				{ value: 'ONHOLD', count: '0' },
				{ value: 'CLOSED', count: '1' },
			],
			priority: expect.arrayContaining([{ value: 'high', count: '1' }]) as unknown,
			...{ spam: 1, overDue: 1, escalated: 0 },
		});
	});

	it('counts those alone that meet every filter', async () => {
		const { contactId = '', accountId = '', agentId = '', departmentId = '', otherContactId = '' } = known;
		desk.store.addTicket({ subject: 'Other', contactId: otherContactId, category: 'General' });
		const open = async (query: Record<string, string>) => {
			const { body } = await counts({ field: 'statusType', ...query });
			return (body?.statusType as Array<{ count: string }> | undefined)?.[0]?.count;
		};
		expect(await open({})).toBe('3');
		expect(await open({ contactId })).toBe('2');
		expect(await open({ accountId })).toBe('2');
		expect(await open({ assigneeId: agentId })).toBe('2');
		expect(await open({ contactId: otherContactId, accountId })).toBeUndefined();
		expect(await open({ departmentId })).toBe('3');
		expect(await open({ departmentId: known.otherDepartmentId ?? '' })).toBeUndefined();
		expect(await open({ contactId: `${contactId},${otherContactId}` })).toBe('3');
		expect(await open({ category: 'General,Defects' })).toBe('1');
		const longAgo = '2000-01-01T00:00:00.000Z,2001-01-01T00:00:00.000Z';
		expect(await open({ createdTimeRange: longAgo })).toBeUndefined();
		expect(await open({ modifiedTimeRange: longAgo })).toBeUndefined();
	});

	it('answers 204 where there is no ticket to count', async () => {
		const { status, body } = await counts({ field: 'status', contactId: '1' });
		expect([status, body]).toEqual([204, undefined]);
	});

	it('wants a field, and no custom one', async () => {
		const { status, body } = await counts({});
		expect([status, body?.message]).toEqual([422, expect.stringContaining("'field'")]);
		const { body: custom } = await counts({ field: 'status', customField1: 'cf_room_type:Lobby' });
		expect(custom?.message).toContain("Extra query parameter 'customField1'");
	});
});

describe('restoring from the recycle bin', () => {
	const restore = async (body: unknown) => await desk.post('/recycleBin/restore', body, { token });

	it('says of each id what became of it', async () => {
		const { trashedTicketId: trashed = '', ticketId = '' } = known;
		const { status, body } = await restore({ ids: [trashed, ticketId, '1'] });
		const errors = { errorCode: 'UNPROCESSABLE_ENTITY', httpCode: '422' };
		expect([status, body?.results]).toEqual([
			200,
			[
				{ id: trashed, success: true, errors: null },
				{ id: ticketId, success: false, errors },
				{ id: '1', success: false, errors },
			],
		]);
		expect(desk.store.ticket(trashed)?.subject).toBe('Old');
		const history = await desk.get(`/tickets/${trashed}/History`, {}, { token });
		expect(rows(history)[0]).toMatchObject({ eventName: 'TicketRestored', actor: { type: 'Agent' } });
	});

	it('refuses what is no list of ids, and no switch', async () => {
		expect(wrong(await restore({ ids: ['first'] }))).toEqual(['/ids invalid']);
		expect(wrong(await restore({ ids: [] }))).toEqual(['/ids invalid']);
		expect(wrong(await restore({ isChildNeedToBeRestored: true }))).toEqual(['/ids missing']);
		const ids = [known.trashedTicketId];
		expect(wrong(await restore({ ids, isChildNeedToBeRestored: 'perhaps' }))).toEqual([
			'/isChildNeedToBeRestored invalid',
		]);
		expect(desk.store.ticket(known.trashedTicketId ?? '')).toBeUndefined();
	});
});

describe('approvals', () => {
	const path = () => `/tickets/${known.ticketId}/approvals`;

	it('gives one by its id, decided once', async () => {
		const one = `${path()}/${known.approvalId}`;
		const decided = await desk.patch(one, { status: 'Rejected' }, { token });
		expect(decided.body).toMatchObject({ id: known.approvalId, status: 'Rejected' });
		expect((await desk.get(one, {}, { token })).body).toEqual(decided.body);
		expect(wrong(await desk.patch(one, { status: 'Approved' }, { token }))).toEqual(['/status invalid']);
	});

	it('asks nobody twice', async () => {
		const body = { subject: 'Refund', approverIds: [known.agentId, known.agentId] };
		expect(wrong(await desk.post(path(), body, { token }))).toEqual(['/approverIds invalid']);
	});
});

describe('mail reply addresses', () => {
	it('are those of a department, or of all', async () => {
		const of = async (query: Record<string, string>) => await desk.get('/mailReplyAddress', query, { token });
		expect(rows(await of({ departmentId: known.departmentId ?? '' }))).toMatchObject([
			{ departmentId: known.departmentId, isVerified: true, serviceProviderType: 'ZohoSMTP' },
		]);
		const all = rows(await of({ departmentId: 'allDepartment' }));
		expect(all.length).toBeGreaterThan(1);
		expect(rows(await of({ departmentId: 'allDepartment', from: '2' }))).toEqual(all.slice(1));
		expect((await of({ departmentId: 'allDepartment', isActive: 'false' })).status).toBe(204);
		expect((await of({ departmentId: 'allDepartment', from: '0' })).status).toBe(422);
		expect((await of({})).status).toBe(422);
	});
});
