import type { IDataObject } from 'n8n-workflow';

import type { LoggedRequest } from '../../../emulator/requests';
import { byId, fromList, mapped } from '../../../engine/world';
import { type Attempt, named, type Scene } from './scene';

const each = byId('={{ $json.id }}');
const to =
	(method: string, path: RegExp) =>
	(request: LoggedRequest): boolean =>
		request.method === method && path.test(request.path);
const on = (resource: string, operation: string, parameters: object = {}) => ({
	resource,
	operation,
	...parameters,
});
const file = (name: string): IDataObject => ({
	binary: { data: { data: Buffer.from(name).toString('base64'), fileName: name, mimeType: 'text/plain' } },
});
const ticketAttachments = ({ desk }: Scene, id: unknown) =>
	[...desk.attachments.values()].filter(({ ticketId }) => ticketId === id);

/** How each call of Desk is made: with two items, pages or batches at least. */
export const deskCalls = {
	'Desk · Ticket → Get Many': (scene: Scene): Attempt => {
		const tickets = scene.addTickets(150);
		return {
			meets: to('GET', /v1\/tickets$/),
			run: async () => await scene.run('desk', on('ticket', 'getAll', { returnAll: true }), [{}]),
			isWhole: (items) =>
				JSON.stringify(items.map(({ id }) => String(id)).sort()) ===
				JSON.stringify(tickets.map(({ id }) => String(id)).sort()),
		};
	},
	'Desk · Attachment → Download': (scene: Scene): Attempt => {
		const orgId = scene.desk.organizations[0]?.id ?? '';
		const tickets = scene.addTickets(3).map(({ id, n }) => {
			const attachment = {
				...{ id: scene.emulator.world.nextId(), orgId, ticketId: String(id), isPublic: false },
				...{ name: `${String(n)}.txt`, type: 'text/plain', content: Buffer.from(`content ${String(n)}`) },
				...{ creatorId: '', createdTime: '2026-05-01T00:00:00.000Z' },
			};
			scene.desk.attachments.set(attachment.id, attachment);
			return { id, file: attachment.id };
		});
		const parameters = {
			...{ ticketId: each, attachedTo: 'ticket', attachmentId: '={{ $json.file }}', binaryProperty: 'data' },
		};
		return {
			meets: to('GET', /content$/),
			run: async () => await scene.run('desk', on('attachment', 'download', parameters), tickets),
			isWhole: (items) => items.map(({ id }) => id).join() === tickets.map(({ file: id }) => id).join(),
		};
	},
	'Desk · Conversation → Get, with images': (scene: Scene): Attempt => {
		const tickets = scene.addTickets(3);
		for (const { id, n } of tickets) {
			const thread = scene.addMail(String(id));
			const orgId = scene.desk.organizations[0]?.id ?? '';
			const content = Buffer.from(`picture ${String(n)}`);
			const name = 'lamp.png';
			const image = { id: scene.emulator.world.nextId(), orgId, name, type: 'image/png', content };
			thread.inlineImages = [{ ...image, creatorId: '', createdTime: thread.createdTime }];
			thread.content = `<p><img src="/api/v1/threads/${thread.id}/inlineImages/${image.id}"></p>`;
		}
		const parameters = { ticketId: each, messages: 'all', options: { inlineImages: true } };
		return {
			meets: to('GET', /inlineImages\/\d+$/),
			run: async () => await scene.run('desk', on('conversation', 'get', parameters), tickets),
			isWhole: (items) => items.every((item) => JSON.stringify(item).includes('image_1')),
		};
	},
	'Desk · Ticket → Update': (scene: Scene): Attempt => {
		const tickets = scene.addTickets(3);
		const parameters = { ticketId: each, fields: mapped({ subject: 'Changed' }) };
		return {
			meets: to('PATCH', /tickets\/\d+$/),
			run: async () => await scene.run('desk', on('ticket', 'update', parameters), tickets),
			written: () => tickets.map(({ id }) => (scene.desk.ticket(String(id))?.subject === 'Changed' ? 1 : 0)),
		};
	},
	'Desk · Comment → Delete': (scene: Scene): Attempt => {
		const comments = scene.addTickets(3).map(({ id }) => {
			const comment = {
				...{ id: scene.emulator.world.nextId(), ticketId: String(id), content: 'Old' },
				...{ contentType: 'plainText' as const, isPublic: false, modifiedTime: null, attachments: [] },
				commenterId: scene.desk.agents(scene.desk.organizations[0]?.id ?? '')[0]?.id ?? '',
				commentedTime: '2026-05-01T00:00:00.000Z',
			};
			scene.desk.ofTickets.comments.set(comment.id, comment);
			return { id, comment: comment.id };
		});
		const parameters = { ticketId: each, commentId: '={{ $json.comment }}' };
		return {
			meets: to('DELETE', /comments\/\d+$/),
			run: async () => await scene.run('desk', on('comment', 'delete', parameters), comments),
			written: () => comments.map(({ comment }) => (scene.desk.ofTickets.comments.has(comment) ? 0 : 1)),
		};
	},
	'Desk · Ticket → Create': (scene: Scene): Attempt => {
		const items = named(3);
		const { id: contactId } = scene.desk.addContact({ lastName: 'Ada' });
		const [department] = scene.desk.departments(scene.desk.organizations[0]?.id ?? '');
		const parameters = {
			...{ departmentId: byId(department?.id ?? ''), requester: 'existing', contactId: byId(contactId) },
			fields: mapped({ subject: '={{ $json.name }}' }),
		};
		return {
			meets: to('POST', /v1\/tickets$/),
			run: async () => await scene.run('desk', on('ticket', 'create', parameters), items),
			written: () =>
				items.map(({ name }) => scene.desk.tickets().filter(({ subject }) => subject === name).length),
		};
	},
	'Desk · Ticket → Move to Trash': (scene: Scene): Attempt => {
		const tickets = scene.addTickets(52);
		return {
			meets: to('POST', /moveToTrash$/),
			run: async () => await scene.run('desk', on('ticket', 'moveToTrash', { ticketId: each }), tickets),
			written: () => tickets.map(({ id }) => (scene.desk.ticket(String(id)) ? 0 : 1)),
		};
	},
	'Desk · Attachment → Upload': (scene: Scene): Attempt => {
		const tickets = scene.addTickets(3);
		const items = tickets.map(({ id, n }) => ({ json: { id }, ...file(`${String(n)}.txt`) }));
		const parameters = { ticketId: each, binaryProperty: 'data', isPublic: false };
		return {
			meets: to('POST', /attachments$/),
			run: async () => await scene.run('desk', on('attachment', 'upload', parameters), items),
			written: () => tickets.map(({ id }) => ticketAttachments(scene, id).length),
		};
	},
	'Desk · Thread → Send Reply, its file': (scene: Scene): Attempt => {
		// One: in the log a file looks like any other.
		const tickets = scene.addTickets(1);
		const items = tickets.map(({ id, n }) => ({ json: { id }, ...file(`${String(n)}.txt`) }));
		const options = { to: 'ada@customer.example', attachments: 'data' };
		const mail = { contentType: 'html', content: 'Done', fromEmailAddress: fromList('auto') };
		const replies = (id: unknown) =>
			[...scene.desk.ofTickets.threads.values()].filter(
				({ ticketId, attachments }) => ticketId === id && attachments.length === 1,
			);
		return {
			meets: to('POST', /v1\/uploads$/),
			nth: 1,
			run: async () =>
				await scene.run('desk', on('thread', 'sendReply', { ticketId: each, ...mail, options }), items),
			isWhole: (sent) => sent.length === 1 && tickets.every(({ id }) => replies(id).length === 1),
		};
	},
	'Desk · Contact → Find or Create': (scene: Scene): Attempt => {
		const items = named(3);
		const parameters = {
			email: '={{ $json.email }}',
			fields: mapped({ lastName: '={{ $json.name }}' }),
		};
		return {
			meets: to('POST', /v1\/contacts$/),
			run: async () => await scene.run('desk', on('contact', 'findOrCreate', parameters), items),
			written: () =>
				items.map(({ email }) => scene.desk.contacts().filter((contact) => contact.email === email).length),
		};
	},
};
