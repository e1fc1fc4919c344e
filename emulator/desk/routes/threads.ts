import type { Call, World } from '../../service';
import { type Thread, threadDetail, threadRow } from '../conversation';
import { fromAddress } from '../fromAddress';
import { agentOf } from '../organization';
import { flagOf, includesOf, listWeight, orderOf, pageOf, sorted } from '../query';
import { fieldOf } from '../metadata';
import type { Ticket } from '../records';
import { notFound } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { threadOf } from '../threadOf';
import { plainBody, refuseValue, ticketOf } from '../ticketOf';
import { isEmail } from '../validation';
import { attachedIn } from './uploads';

const scopes = (operation: string) => [`Desk.tickets.${operation}`];

/** Keys of a mail in Zoho's Thread.json; those of other channels, and of custom fields, are refused here. */
const known = [
	...['channel', 'content', 'contentType', 'fromEmailAddress', 'to', 'cc', 'bcc', 'attachmentIds'],
	...['isForward', 'isPrivate', 'inReplyToThreadId', 'ticketStatus'],
];

function addresses(body: Record<string, unknown>, name: string, most = 13_000): string {
	const given = body[name] ?? '';
	if (typeof given !== 'string' || given.length > most) return refuseValue(name);
	const each = given.split(/[,;]/).map((part) => /<([^>]*)>/.exec(part)?.[1] ?? part.trim());
	if (given !== '' && !each.every(isEmail)) refuseValue(name);
	return given;
}

/** The mail a body describes, checked. */
function mailIn(call: Call, world: World, ticket: Ticket) {
	const body = plainBody(call, known, ['channel', 'content', 'fromEmailAddress']);
	if (body.channel !== 'EMAIL') refuseValue('channel');
	const { contentType = 'plainText', content, isForward = false } = body;
	const isPrivate = body.isPrivate ?? flagOf(call, 'isPrivate') ?? false;
	if (contentType !== 'html' && contentType !== 'plainText') return refuseValue('contentType');
	if (typeof content !== 'string') return refuseValue('content');
	if (typeof isForward !== 'boolean') return refuseValue('isForward');
	if (typeof isPrivate !== 'boolean') return refuseValue('isPrivate');
	const fromEmailAddress = addresses(body, 'fromEmailAddress', 300);
	const configured = world.desk.departments(ticket.orgId).map(({ id }) => fromAddress(id, world.desk));
	if (!configured.some((address) => fromEmailAddress.includes(address))) refuseValue('fromEmailAddress');
	const statuses = fieldOf(world.desk.layout(ticket.layoutId)!, 'status')?.choices ?? [];
	const { ticketStatus } = body;
	if (ticketStatus !== undefined && !statuses.some(({ value }) => value === ticketStatus))
		refuseValue('ticketStatus');
	const answered = String(body.inReplyToThreadId ?? '');
	if (answered !== '' && world.desk.ofTickets.threads.get(answered)?.ticketId !== ticket.id)
		refuseValue('inReplyToThreadId');
	return {
		ticketStatus: ticketStatus as string | undefined,
		mail: {
			content,
			contentType: contentType === 'html' ? ('text/html' as const) : ('text/plain' as const),
			fromEmailAddress,
			to: addresses(body, 'to'),
			cc: addresses(body, 'cc'),
			bcc: addresses(body, 'bcc'),
			isForward,
			// By Zoho's file a mail that is forwarded is always private.
			visibility: isPrivate || isForward ? ('private' as const) : ('public' as const),
			attachments: attachedIn(body, call, world),
		},
	};
}

function write(call: Call, world: World, status: Thread['status']) {
	const { desk } = world;
	const ticket = ticketOf(call, world);
	const { mail, ticketStatus } = mailIn(call, world, ticket);
	const authorId = agentOf(call, world).id;
	const thread: Thread = {
		...mail,
		id: world.nextId(),
		ticketId: ticket.id,
		direction: 'out',
		status,
		authorId,
		createdTime: desk.now(),
	};
	desk.ofTickets.threads.set(thread.id, thread);
	ticket.modifiedTime = thread.createdTime;
	desk.ofTickets.happened('ThreadAdded', ticket, authorId, thread.createdTime);
	if (status === 'SUCCESS') tellThread(world, ticket, thread);
	if (ticketStatus !== undefined && status === 'SUCCESS') {
		desk.change(ticket, { status: ticketStatus }, authorId);
	}
	return ok(threadDetail(desk, ticket, thread));
}

/** Tells webhooks of a mail that came in or went out; a draft is none yet. */
export function tellThread({ desk }: Pick<World, 'desk'>, ticket: Ticket, thread: Thread): void {
	const { id: ticketId, orgId, departmentId } = ticket;
	const payload = { ...threadDetail(desk, ticket, thread), ticketId };
	desk.webhooks.notify('Ticket_Thread_Add', { orgId, departmentId, direction: thread.direction, payload });
}

const one = '/api/v1/tickets/:ticketId';

export const threadRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: `${one}/threads`,
		summary: 'Mails of a ticket in short, the latest first',
		query: ['sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { descending } = orderOf(call, ['sendDateTime'], '-sendDateTime');
			const ticket = ticketOf(call, world);
			const threads = world.desk.ofTickets.threadsOf(ticket);
			const ordered = sorted(threads, ({ createdTime }) => createdTime, descending);
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 200, reach: 4999 });
			return listReply(page.map((thread) => threadRow(world.desk, ticket, thread)));
		},
	},
	{
		method: 'GET',
		path: `${one}/threads/:threadId`,
		summary: 'One mail, whole',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const include = includesOf(call, ['plainText']);
			const { ticket, thread } = threadOf(call, world);
			return ok(threadDetail(world.desk, ticket, thread, { plainText: include.has('plainText') }));
		},
	},
	{
		method: 'POST',
		path: `${one}/sendReply`,
		summary: 'Sends an answer by mail; nothing leaves the emulator',
		query: ['isPrivate', 'sendImmediately'],
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			flagOf(call, 'sendImmediately');
			return write(call, world, 'SUCCESS');
		},
	},
	{
		method: 'POST',
		path: `${one}/draftReply`,
		summary: 'Drafts an answer by mail',
		scopes: scopes('UPDATE'),
		handle: (call, world) => write(call, world, 'DRAFT'),
	},
	{
		method: 'PATCH',
		path: `${one}/draftReply/:threadId`,
		summary: 'Changes a draft',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const { ticket, thread } = threadOf(call, world);
			if (thread.status !== 'DRAFT') return notFound();
			Object.assign(thread, mailIn(call, world, ticket).mail);
			return ok(threadDetail(world.desk, ticket, thread));
		},
	},
];
