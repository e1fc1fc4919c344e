import type { Call, World } from '../../service';
import { agentOf, organizationOf } from '../organization';
import { choiceOf, listWeight, pageOf } from '../query';
import type { Ticket } from '../records';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { mailPerson, type Shown } from '../shown';
import { listed, plainBody, refuseValue, ticketOf } from '../ticketOf';
import type { Approval } from '../ticketRecords';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

function shownApproval({ desk }: World, approval: Approval): Shown {
	const { id, subject, description, status, requestedTime, processedTime } = approval;
	return {
		...{ id, subject, description, status, requestedTime, processedTime },
		approver: mailPerson(desk.agent(approval.approverId)),
		requester: mailPerson(desk.agent(approval.requesterId)),
	};
}

const payloadOf = (world: World, approval: Approval): Shown => ({
	...shownApproval(world, approval),
	ticketId: approval.ticketId,
});

function tell(
	name: 'Ticket_Approval_Add' | 'Ticket_Approval_Update',
	world: World,
	{ orgId, departmentId }: Ticket,
	approval: Approval,
	prevState?: Shown,
): void {
	const payload = payloadOf(world, approval);
	world.desk.webhooks.notify(name, { orgId, departmentId, payload, prevState });
}

/** One approval for each approver. */
function request(call: Call, world: World): Approval[] {
	const body = plainBody(call, ['subject', 'description', 'approverIds'], ['subject', 'approverIds']);
	const ticket = ticketOf(call, world);
	const { id: orgId } = organizationOf(call, world);
	const approvers = listed(body, 'approverIds', (id) => {
		const agent = world.desk.agent(id);
		return agent?.orgId === orgId ? agent : undefined;
	});
	if (new Set(approvers).size < approvers.length) refuseValue('approverIds');
	const { subject, description = null } = body;
	if (typeof subject !== 'string' || subject.length > 1000) return refuseValue('subject');
	if (description !== null && (typeof description !== 'string' || description.length > 32_000))
		return refuseValue('description');
	return approvers.map((approver) => {
		const approval: Approval = {
			id: world.nextId(),
			ticketId: ticket.id,
			...{ subject, description, status: 'Pending', processedTime: null },
			approverId: approver.id,
			requesterId: agentOf(call, world).id,
			requestedTime: world.desk.now(),
		};
		world.desk.ofTickets.approvals.set(approval.id, approval);
		tell('Ticket_Approval_Add', world, ticket, approval);
		return approval;
	});
}

function approvalOf(call: Call, world: World): Approval {
	const approval = world.desk.ofTickets.approvals.get(call.params.approvalId ?? '');
	if (approval?.ticketId !== ticketOf(call, world).id) throw new Refused(notFound());
	return approval;
}

/** Only who is asked decides, and once. Zoho's file lets the call name subject, text and approvers anew; refused here. */
function decide(call: Call, world: World): Approval {
	const { status } = plainBody(call, ['status'], ['status']);
	const ticket = ticketOf(call, world);
	const approval = approvalOf(call, world);
	if (status !== 'Approved' && status !== 'Rejected') return refuseValue('status');
	if (approval.status !== 'Pending' || approval.approverId !== agentOf(call, world).id)
		return refuseValue('status');
	const prevState = payloadOf(world, approval);
	Object.assign(approval, { status, processedTime: world.desk.now() });
	tell('Ticket_Approval_Update', world, ticket, approval, prevState);
	return approval;
}

const collection = '/api/v1/tickets/:ticketId/approvals';

export const ticketApprovalRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: collection,
		summary: 'Approvals asked for a ticket',
		query: ['status', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { id } = ticketOf(call, world);
			const status = choiceOf(call, 'status', ['Approved', 'Rejected', 'Pending']);
			const approvals = [...world.desk.ofTickets.approvals.values()].filter(
				(approval) => approval.ticketId === id && (status === undefined || approval.status === status),
			);
			const page = pageOf(call, approvals, { first: 0, usual: 10, most: 100, reach: 4999 });
			return listReply(page.map((approval) => shownApproval(world, approval)));
		},
	},
	{
		method: 'POST',
		path: collection,
		summary: 'Asks agents to approve',
		scopes: scopes('CREATE'),
		handle: (call, world) =>
			ok({ approvals: request(call, world).map((approval) => shownApproval(world, approval)) }),
	},
	{
		method: 'GET',
		path: `${collection}/:approvalId`,
		summary: 'One approval',
		scopes: scopes('READ'),
		handle: (call, world) => ok(shownApproval(world, approvalOf(call, world))),
	},
	{
		method: 'PATCH',
		path: `${collection}/:approvalId`,
		summary: 'Approves or rejects; by the agent who is asked, once',
		scopes: scopes('UPDATE'),
		handle: (call, world) => ok(shownApproval(world, decide(call, world))),
	},
];
