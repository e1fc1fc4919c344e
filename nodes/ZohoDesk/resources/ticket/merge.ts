import { badInput } from '../../../shared/badInput';
import { collection, multiChoice, requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { idsIn } from '../../fields/ids';
import { organization } from '../../fields/organization';
import { ticket } from '../../fields/ticket';
import { scopes } from '../../scopes';

/** By Zoho's Ticket.json. */
const MOST_MERGED = 5;

const options = {
	takeFrom: multiChoice(
		'Fields to Take From the First Merged Ticket',
		[
			{ name: 'Assignee', value: 'assigneeId' },
			{ name: 'Category', value: 'category' },
			{ name: 'Contact', value: 'contactId' },
			{ name: 'Description', value: 'description' },
			{ name: 'Due Date', value: 'dueDate' },
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Priority', value: 'priority' },
			{ name: 'Resolution', value: 'resolution' },
			{ name: 'Status', value: 'status' },
			{ name: 'Subject', value: 'subject' },
		],
		{ description: 'The rest stays as the ticket has it' },
	),
};

export default operation({
	name: 'Merge',
	action: 'Merge tickets',
	description: 'Merge up to five tickets into one, which stays',
	scopes: scopes.updateTickets,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		ticketId: ticket,
		mergedIds: requiredText('Ticket IDs to Merge', {
			placeholder: 'e.g. 1892000000143237',
			description: 'IDs of the tickets that go into it, joined by commas; they are gone afterwards',
		}),
		options: collection('Options', options),
	},
	order: ({ ticketId }) => ticketId,
	run: async (desk: Desk, { organization, ticketId, mergedIds, options }) => {
		const portal = await desk.portal(organization);
		const ids = idsIn(mergedIds);
		if (ids.length > MOST_MERGED) {
			const todo = `Zoho Desk merges up to ${MOST_MERGED} at a time; merge the others after.`;
			throw badInput('Ticket IDs to Merge', `names ${ids.length} tickets`, todo);
		}
		if (ids.includes(ticketId)) {
			throw badInput('Ticket IDs to Merge', 'names the ticket that stays', 'Leave that one out.');
		}
		const source = Object.fromEntries((options.takeFrom ?? []).map((name) => [name, ids[0]]));
		return made(
			await portal.call({
				method: 'POST',
				path: ['tickets', ticketId, 'merge'],
				body: { ids, ...(Object.keys(source).length > 0 ? { source } : {}) },
				labelOf: (apiName) => (apiName === 'ids' ? 'Ticket IDs to Merge' : undefined),
				scopes: scopes.updateTickets,
			}),
		);
	},
});
