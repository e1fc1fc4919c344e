import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;

beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const each = byId('={{ $json.id }}');
const approvals = () => desk.store().ofTickets.approvals;

/** Approvals asked of the agent whom the credential stands for. */
const ask = async (ticketIds: string[]) =>
	json(
		await desk.run(
			'createApproval',
			{
				ticketId: each,
				approverIds: desk.store().agents(desk.orgId())[0]!.id,
				subject: 'Refund',
				description: 'It was our mistake',
			},
			ticketIds.map((id) => ({ id })),
		),
	);

describe('createApproval', () => {
	it('asks each approver of each item', async () => {
		const agents = desk.store().agents(desk.orgId());
		const tickets = desk.freshTickets(2);
		const result = await desk.run(
			'createApproval',
			{
				ticketId: each,
				approverIds: ids(agents.slice(0, 2)).join(', '),
				subject: '={{ "Refund " + $json.n }}',
				description: '',
			},
			ids(tickets).map((id, n) => ({ id, n })),
		);
		expect(result.error).toBeUndefined();
		const made = json(result).map(({ id }) => approvals().get(String(id)));
		expect(made.map((one) => [one?.ticketId, one?.subject, one?.approverId])).toEqual(
			ids(tickets).flatMap((id, n) => agents.slice(0, 2).map((agent) => [id, `Refund ${n}`, agent.id])),
		);
	});

	it('names the field of an approver who is not there', async () => {
		const [fresh] = desk.freshTickets(1);
		const result = await desk.run('createApproval', {
			ticketId: byId(fresh!.id),
			approverIds: '81',
			subject: 'Refund',
			description: '',
		});
		expect(result.error?.message).toContain("'Approvers' (approverIds) was not accepted");
	});
});

describe('getApprovals', () => {
	it('reads the approvals of a ticket over several pages, and by their state', async () => {
		const [fresh] = desk.freshTickets(1);
		const asked = await ask(Array.from({ length: 130 }, () => fresh!.id));
		const parameters = { ticketId: byId(fresh!.id), returnAll: true };
		const result = await desk.run('getApprovals', parameters);
		expect(ids(json(result)).sort()).toEqual(ids(asked).sort());
		expect(desk.calls('GET', /approvals$/)).toHaveLength(2);
		const approved = await desk.run('getApprovals', { ...parameters, filters: { status: 'Approved' } });
		expect(approved.error).toBeUndefined();
		expect(json(approved)).toEqual([]);
	});
});

describe('decideApproval', () => {
	it('approves and rejects, and explains what was decided already', async () => {
		const tickets = desk.freshTickets(2);
		const asked = await ask(ids(tickets));
		const items = ids(tickets).map((id, n) => ({
			id,
			approval: asked[n]?.id,
			decision: n === 0 ? 'Approved' : 'Rejected',
		}));
		const parameters = {
			ticketId: each,
			approvalId: '={{ $json.approval }}',
			decision: '={{ $json.decision }}',
		};
		const result = await desk.run('decideApproval', parameters, items);
		expect(result.error).toBeUndefined();
		expect(asked.map(({ id }) => approvals().get(String(id))?.status)).toEqual(['Approved', 'Rejected']);
		const again = await desk.run('decideApproval', parameters, items.slice(0, 1));
		expect(again.error?.message).toContain("'Decision' (status) was not accepted");
	});
});
