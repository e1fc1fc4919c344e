import type { Call, World } from '../../service';
import { shownUpload, type TicketAttachment } from '../conversation';
import { agentOf } from '../organization';
import { flagOf, includesOf, listReach, listWeight, orderOf, pageOf } from '../query';
import { emptyPayload, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { mailPerson, type Shown } from '../shown';
import { plainBody, refuseValue, ticketOf } from '../ticketOf';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

function attachmentOf(call: Call, world: World): TicketAttachment {
	const { id } = ticketOf(call, world);
	const attachment = world.desk.attachments.get(call.params.attachmentId ?? '');
	if (attachment?.ticketId !== id) throw new Refused(notFound());
	return attachment;
}

function tell(
	name: 'Ticket_Attachment_Add' | 'Ticket_Attachment_Update' | 'Ticket_Attachment_Delete',
	{ desk }: World,
	attachment: TicketAttachment,
): void {
	const { orgId, ticketId } = attachment;
	const departmentId = desk.ticket(ticketId)?.departmentId;
	const payload = { ...attachmentShown(attachment), ticketId };
	desk.webhooks.notify(name, { orgId, departmentId, payload });
}

const attachmentShown = (attachment: TicketAttachment): Shown => ({
	...shownUpload(attachment),
	href: `/api/v1/tickets/${attachment.ticketId}/attachments/${attachment.id}/content`,
	isPublic: attachment.isPublic,
});

/** By Zoho's TicketAttachment.json, which leaves out `content`; its path is the one of the list's `href`. */
export const ticketAttachmentRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/attachments',
		summary: 'Files attached to a ticket',
		query: ['include', 'isPublic', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const include = includesOf(call, ['creator']);
			const isPublic = flagOf(call, 'isPublic');
			const { descending } = orderOf(call, ['createdTime'], 'createdTime');
			const attachments = desk
				.attachmentsOf(ticketOf(call, world))
				.filter((attachment) => isPublic === undefined || attachment.isPublic === isPublic);
			const ordered = descending ? attachments.reverse() : attachments;
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((attachment) => ({
					...attachmentShown(attachment),
					...(include.has('creator') ? { creator: mailPerson(desk.agent(attachment.creatorId)) } : {}),
				})),
			);
		},
	},
	{
		method: 'POST',
		path: '/api/v1/tickets/:ticketId/attachments',
		summary: 'Attaches a file to a ticket',
		accepts: 'multipart',
		query: ['isPublic'],
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const { id: ticketId, orgId } = ticketOf(call, world);
			const [file, ...others] = call.files;
			if (!file || others.length > 0 || file.field !== 'file') throw new Refused(emptyPayload());
			const { name, type, content } = file;
			const attachment: TicketAttachment = {
				...{ id: world.nextId(), orgId, ticketId, name, type, content },
				isPublic: flagOf(call, 'isPublic') ?? false,
				creatorId: agentOf(call, world).id,
				createdTime: world.desk.now(),
			};
			world.desk.attachments.set(attachment.id, attachment);
			tell('Ticket_Attachment_Add', world, attachment);
			return ok(attachmentShown(attachment));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/tickets/:ticketId/attachments/:attachmentId/content',
		summary: 'The bytes of an attachment',
		scopes: scopes('READ'),
		handle: (call, world) => {
			const { content, type } = attachmentOf(call, world);
			return { status: 200, body: content, headers: { 'content-type': type } };
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/tickets/:ticketId/attachments/:attachmentId',
		summary: 'Shows an attachment to the customer, or hides it',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const attachment = attachmentOf(call, world);
			const { isPublic } = plainBody(call, ['isPublic']);
			if (typeof isPublic !== 'boolean') refuseValue('isPublic');
			attachment.isPublic = isPublic;
			tell('Ticket_Attachment_Update', world, attachment);
			return { status: 200 };
		},
	},
	{
		method: 'DELETE',
		path: '/api/v1/tickets/:ticketId/attachments/:attachmentId',
		summary: 'Deletes an attachment',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const attachment = attachmentOf(call, world);
			world.desk.attachments.delete(attachment.id);
			tell('Ticket_Attachment_Delete', world, attachment);
			return { status: 200 };
		},
	},
];
