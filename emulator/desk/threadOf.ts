import type { Call, World } from '../service';
import type { Thread } from './conversation';
import type { Ticket } from './records';
import { notFound, Refused } from './refusals';
import { ticketOf } from './ticketOf';

/** The ticket and the thread of it that the path names. */
export function threadOf(call: Call, world: World): { ticket: Ticket; thread: Thread } {
	const ticket = ticketOf(call, world);
	const thread = world.desk.ofTickets.threads.get(call.params.threadId ?? '');
	if (thread?.ticketId !== ticket.id) throw new Refused(notFound());
	return { ticket, thread };
}
