import type { World } from '../../service';
import type { Thread } from '../conversation';
import { agentOf } from '../organization';
import { choiceOf, listWeight, pageOf, sorted } from '../query';
import type { Ticket } from '../records';
import { type DeskRoute, listReply, ok } from '../route';
import { mailPerson, type Shown } from '../shown';
import { plainBody, refuseValue, ticketOf } from '../ticketOf';
import type { TicketEvent } from '../ticketRecords';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

function shownEvent({ desk }: World, { name, actorId, time, properties }: TicketEvent): Shown {
	const agent = desk.agent(actorId);
	return {
		eventName: name,
		eventTime: time,
		source: null,
		actor: { id: actorId, name: agent ? `${agent.firstName} ${agent.lastName}` : null, type: 'Agent' },
		actorInfo: [],
		eventInfo: properties.map((propertyName) => ({
			propertyName,
			propertyType: 'Text',
			propertyValue: null,
			systemProperty: true,
		})),
	};
}

/** All spans together, as `26:05 hrs`. */
function hours(spans: Array<[from: string, to: string]>): string {
	const span = spans.reduce((sum, [from, to]) => sum + Math.max(0, Date.parse(to) - Date.parse(from)), 0);
	const minutes = Math.floor(span / 60_000);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} hrs`;
}

/** How long customers waited for each answer: from their last mail before it, or from the ticket's beginning. */
function waits(ticket: Ticket, threads: Thread[]): Array<[string, string]> {
	let since: string | undefined = ticket.createdTime;
	return threads.flatMap(({ direction, createdTime }): Array<[string, string]> => {
		const from = since;
		since = direction === 'in' ? (since ?? createdTime) : undefined;
		return direction === 'out' && from !== undefined ? [[from, createdTime]] : [];
	});
}

/** What can be told from a ticket's times, mails and events. */
function metricsOf(ticket: Ticket, { desk }: World): Shown {
	const agent = desk.agent(ticket.assigneeId ?? '');
	const end = ticket.closedTime ?? desk.now();
	const threads = sorted(
		desk.ofTickets.threadsOf(ticket).filter(({ status }) => status === 'SUCCESS'),
		({ createdTime }) => createdTime,
		false,
	);
	const outgoing = threads.filter(({ direction }) => direction === 'out').length;
	const answers = waits(ticket, threads);
	const [first] = answers;
	const reassigned = desk.ofTickets.events.filter(
		({ ticketId, properties }) => ticketId === ticket.id && properties.includes('assigneeId'),
	);
	return {
		firstResponseTime: hours(first ? [first] : []),
		totalResponseTime: hours(answers),
		resolutionTime: hours(ticket.closedTime ? [[ticket.createdTime, ticket.closedTime]] : []),
		threadCount: threads.length,
		responseCount: answers.length,
		outgoingCount: outgoing,
		reopenCount: 0,
		reassignCount: reassigned.length,
		stagingData: [{ status: ticket.status, handledTime: hours([[ticket.createdTime, end]]) }],
		agentsHandled: agent
			? [
					{
						agentId: agent.id,
						agentName: `${agent.firstName} ${agent.lastName}`,
						handlingTime: hours([[ticket.createdTime, end]]),
					},
				]
			: [],
	};
}

function resolutionOf({ resolution, modifiedBy, modifiedTime }: Ticket, { desk }: World): Shown {
	const agent = resolution === null ? undefined : desk.agent(modifiedBy);
	return {
		content: resolution,
		modifiedTime: agent ? modifiedTime : null,
		author: mailPerson(agent),
	};
}

/** What Desk tells of a ticket beside its fields. */
export const ticketInsightRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/History',
		summary: 'What happened to a ticket, latest first; names of changed properties without their values',
		query: ['from', 'limit', 'eventFilter', 'fieldName'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { id } = ticketOf(call, world);
			const eventFilter = choiceOf(call, 'eventFilter', ['TicketHistory', 'CommentHistory']);
			const { fieldName } = call.query;
			const events = world.desk.ofTickets.events
				.filter(({ ticketId }) => ticketId === id)
				.filter(({ name }) => !eventFilter || name.startsWith(eventFilter.replace('History', '')))
				.filter(({ properties }) => fieldName === undefined || properties.includes(fieldName))
				.reverse();
			const page = pageOf(call, events, { first: 0, usual: 10, most: 50, reach: 4999 });
			return listReply(page.map((event) => shownEvent(world, event)));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/metrics',
		summary: 'Times and counts of a ticket; that it was opened again is not counted',
		scopes: scopes('READ'),
		handle: (call, world) => ok(metricsOf(ticketOf(call, world), world)),
	},
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/resolution',
		summary: "A ticket's resolution notes",
		scopes: scopes('READ'),
		handle: (call, world) => ok(resolutionOf(ticketOf(call, world), world)),
	},
	{
		method: 'PATCH',
		path: '/api/v1/tickets/:ticketId/resolution',
		summary: 'Changes the resolution notes',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const { content, isNotifyContact = false } = plainBody(
				call,
				['content', 'isNotifyContact'],
				['content'],
			);
			const ticket = ticketOf(call, world);
			if (typeof content !== 'string' || content.length > 65_535) return refuseValue('content');
			if (typeof isNotifyContact !== 'boolean') return refuseValue('isNotifyContact');
			world.desk.change(ticket, { resolution: content }, agentOf(call, world).id);
			return ok(resolutionOf(ticket, world));
		},
	},
	{
		method: 'DELETE',
		path: '/api/v1/tickets/:ticketId/resolution',
		summary: 'Deletes the resolution notes',
		scopes: scopes('DELETE'),
		handle: (call, world) => {
			world.desk.change(ticketOf(call, world), { resolution: null }, agentOf(call, world).id);
			return { status: 204 };
		},
	},
];
