import type { IDataObject } from 'n8n-workflow';

import { byId, fromList, mapped } from '../../../engine/world';
import { named, type Scene } from './scene';
import { withFile, type Write, type Writes } from './writes';

const each = byId('={{ $json.id }}');
const silent = { is: 'silent' } as const;
const rows = (records: Array<{ id: string }>): IDataObject[] => records.map(({ id }) => ({ id }));
const two = <Made>(make: (n: number) => Made): Made[] => [make(0), make(1)];

const orgId = ({ desk }: Scene) => desk.organizations[0]?.id ?? '';
const departmentId = (scene: Scene, n = 0) => byId(scene.desk.departments(orgId(scene))[n]?.id ?? '');
const agentId = (scene: Scene) => scene.desk.agents(orgId(scene))[0]?.id ?? '';
const contactId = (scene: Scene) => byId(scene.desk.contacts(orgId(scene))[0]?.id ?? '');
const accountId = (scene: Scene, n = 0) => byId(scene.desk.accounts(orgId(scene))[n]?.id ?? '');

const tickets = ({ desk }: Scene) =>
	rows(two((n) => desk.addTicket({ subject: `Lamp ${n}`, email: 'ada@customer.example' })));
const contacts = ({ desk }: Scene) => rows(two((n) => desk.addContact({ lastName: `Ada ${n}` })));
const accounts = ({ desk }: Scene) => rows(two((n) => desk.addAccount({ accountName: `Acme ${n}` })));
const startTime = '2026-06-01T08:00:00.000Z';
const activities = (kind: 'tasks' | 'calls' | 'events') => (scene: Scene) => {
	const { value } = contactId(scene);
	const more = kind === 'tasks' ? {} : { startTime, contactId: String(value) };
	return rows(two((n) => scene.desk.addActivity(kind, { subject: `Talk ${n}`, ...more })));
};

/** A write of two that are there. */
const of =
	(there: (scene: Scene) => IDataObject[] | Promise<IDataObject[]>, at: RegExp, more: Partial<Write> = {}) =>
	(parameters: object | ((scene: Scene) => object) = {}) =>
	async (scene: Scene): Promise<Write> => ({
		items: await there(scene),
		parameters: (typeof parameters === 'function' ? parameters(scene) : parameters) as never,
		at,
		...more,
	});

/** What the node itself makes before: the ID of each, and of the ticket it belongs to. */
const partsOf = (resource: string, operation: string, parameters: object) => async (scene: Scene) => {
	const given = tickets(scene);
	const whole = { resource, operation, ticketId: each, ...parameters };
	const { items, title } = await scene.run(
		'desk',
		whole as never,
		given.map((item) => withFile(item)),
	);
	if (title !== '') throw new Error(title);
	return items.map(({ id }, n) => ({ id: given[n]?.id, part: id }));
};
const part = '={{ $json.part }}';
const mail = {
	...{ fromEmailAddress: fromList('auto'), contentType: 'html', content: 'Done' },
	options: { to: 'ada@customer.example' },
};
const comments = partsOf('comment', 'add', {
	...{ on: 'ticket', content: 'Old', contentType: 'plainText', isPublic: false },
});
const files = partsOf('attachment', 'upload', { binaryProperty: 'data', isPublic: false });
const times = partsOf('timeEntry', 'create', { of: 'ticket', hoursSpent: 1, minutesSpent: 0 });
const drafts = partsOf('thread', 'draftReply', mail);
const approvals = async (scene: Scene) =>
	await partsOf('ticket', 'createApproval', {
		...{ approverIds: agentId(scene), subject: 'Refund', description: '' },
	})(scene);

const received = (scene: Scene): IDataObject[] =>
	tickets(scene).map(({ id }) => ({ id, part: scene.addMail(String(id)).id }));
const articles = ({ desk, emulator }: Scene): IDataObject[] => {
	const { articles: all } = desk.knowledgeBase;
	const [model] = all.of(desk.organizations[0]?.id ?? '');
	const source = model?.translations.get('en');
	if (!model || !source) throw new Error('the seeded company has articles');
	const nextId = () => emulator.world.nextId();
	const copy = () => new Map([['en', { ...source, id: nextId() }]]);
	return rows(two(() => all.add({ ...model, id: nextId(), translations: copy() })));
};
const text = { title: 'Waxing', answer: 'Wax it.', status: 'Draft' };
const inEach = { articleId: each };

const many = { ...silent, together: true } as const;
const ticketId = { ticketId: each };
const ofTicket = { on: 'ticket', ticketId: each };
const moduleField = fromList('cm_showroom_visits');

/** Every operation of Desk that writes, but calls of one's own, whose answers come out as they are. */
export const deskWrites: Writes = {
	'account.create': of(() => named(2), /accounts$/)({ fields: mapped({ accountName: '={{ $json.name }}' }) }),
	'account.delete': of(accounts, /moveToTrash$/, silent)({ accountId: each }),
	'account.findOrCreate': of(() => named(2), /accounts$/, { is: 'found' })({
		...{ accountName: '={{ $json.name }} Ltd', fields: mapped({}) },
	}),
	'account.merge': of(
		(scene) => accounts(scene).map((item, n) => ({ ...item, goes: accounts(scene)[n]?.id })),
		/merge$/,
	)({ accountId: each, mergedIds: '={{ $json.goes }}' }),
	'account.update': of(accounts, /accounts\/\d+$/)({ accountId: each, fields: mapped({ phone: '1' }) }),
	'article.create': of(
		() => named(2),
		/articles$/,
	)((scene) => {
		const all = scene.desk.knowledgeBase.categories.of(orgId(scene));
		const section = all.find(({ name }) => name === 'Wood');
		return { categoryId: byId(section?.id ?? ''), ...text };
	}),
	'article.createTranslation': of(
		articles,
		/translations$/,
	)((scene) => ({
		...{ ...inEach, ...text, locale: 'fr', authorId: byId(agentId(scene)) },
	})),
	'article.update': of(articles, /articles\/\d+$/)({ ...inEach, changes: { title: 'Changed' } }),
	'article.updateTranslation': of(
		articles,
		/translations\/en$/,
	)({
		...{ ...inEach, locale: 'en', changes: { answer: 'Changed' }, options: { createVersion: true } },
	}),
	'attachment.changeVisibility': of(
		files,
		/attachments\/\d+$/,
		silent,
	)({
		...{ ticketId: each, attachmentId: part, isPublic: true },
	}),
	'attachment.delete': of(files, /attachments\/\d+$/, silent)({ ticketId: each, attachmentId: part }),
	'attachment.upload': of(
		(scene) => tickets(scene).map((item) => withFile(item)),
		/attachments$/,
	)({
		...{ ticketId: each, binaryProperty: 'data', isPublic: false },
	}),
	'call.create': of(
		() => named(2),
		/calls$/,
	)((scene) => ({
		...{ departmentId: departmentId(scene), contactId: contactId(scene) },
		fields: mapped({ subject: 'Talk', startTime, status: 'Scheduled', direction: 'outbound' }),
	})),
	'call.delete': of(activities('calls'), /moveToTrash$/, silent)({ callId: each }),
	'call.update': of(
		activities('calls'),
		/calls\/\d+$/,
	)({ callId: each, fields: mapped({ subject: 'Changed' }) }),
	'comment.add': of(
		tickets,
		/comments$/,
	)({
		...{ ...ofTicket, content: 'New', contentType: 'plainText', isPublic: false },
	}),
	'comment.delete': of(comments, /comments\/\d+$/, silent)({ ...ofTicket, commentId: part }),
	'comment.update': of(comments, /comments\/\d+$/)({ ...ofTicket, commentId: part, content: 'Changed' }),
	'contact.create': of(() => named(2), /contacts$/)({ fields: mapped({ lastName: '={{ $json.name }}' }) }),
	'contact.delete': of(contacts, /moveToTrash$/, silent)({ contactId: each }),
	'contact.findOrCreate': of(() => named(2), /contacts$/, { is: 'found' })({
		...{ email: '={{ $json.email }}', fields: mapped({ lastName: '={{ $json.name }}' }) },
	}),
	'contact.linkAccount': of(
		contacts,
		/associateAccounts$/,
	)((scene) => ({
		...{ contactId: each, accountId: accountId(scene) },
	})),
	'contact.merge': of(
		(scene) => contacts(scene).map((item, n) => ({ ...item, goes: contacts(scene)[n]?.id })),
		/merge$/,
	)({ contactId: each, mergedIds: '={{ $json.goes }}' }),
	'contact.unlinkAccount': of((scene) => {
		const given = contacts(scene);
		for (const { id } of given) {
			const contact = scene.desk.contact(String(id));
			if (contact) contact.accountId = String(accountId(scene).value);
		}
		return given;
	}, /dissociateAccounts$/)((scene) => ({ contactId: each, accountId: accountId(scene) })),
	'contact.update': of(contacts, /contacts\/\d+$/)({ contactId: each, fields: mapped({ phone: '1' }) }),
	'contract.create': of(
		() => named(2),
		/contracts$/,
	)((scene) => ({
		...{ accountId: accountId(scene), departmentId: departmentId(scene), ownerId: byId(agentId(scene)) },
		supportPlanId: byId(scene.desk.supportPlans.of(orgId(scene))[0]?.id ?? ''),
		fields: mapped({ contractName: '={{ $json.name }}', startDate: '2026-08-01T00:00:00.000' }),
	})),
	'contract.update': of((scene) => {
		const parties = { accountId: String(accountId(scene).value), ownerId: agentId(scene) };
		const more = { ...parties, departmentId: String(departmentId(scene).value) };
		return rows(two((n) => scene.desk.addContract({ contractName: `Yearly ${n}`, ...more })));
	}, /contracts\/\d+$/)({ contractId: each, fields: mapped({ contractName: 'Changed' }) }),
	'customModuleRecord.create': of(
		() => named(2),
		/cm_showroom_visits$/,
	)((scene) => ({
		...{ module: moduleField, fields: mapped({ name: '={{ $json.name }}' }) },
		options: { departmentId: departmentId(scene) },
	})),
	'customModuleRecord.delete': of(
		visits,
		/cm_showroom_visits\/\d+$/,
		silent,
	)({
		...{ module: moduleField, recordId: each },
	}),
	'customModuleRecord.update': of(
		visits,
		/cm_showroom_visits\/\d+$/,
	)({
		...{ module: moduleField, recordId: each, fields: mapped({ name: 'Changed' }) },
	}),
	'event.create': of(
		() => named(2),
		/api\/v1\/events$/,
	)((scene) => ({
		...{ departmentId: departmentId(scene), contactId: contactId(scene) },
		fields: mapped({ subject: 'Visit', startTime, status: 'Not Started' }),
	})),
	'event.delete': of(activities('events'), /moveToTrash$/, silent)({ eventId: each }),
	'event.update': of(
		activities('events'),
		/events\/\d+$/,
	)({
		...{ eventId: each, fields: mapped({ subject: 'Changed' }) },
	}),
	'product.create': of(
		() => named(2),
		/products$/,
	)((scene) => ({
		departmentIds: [departmentId(scene).value],
		fields: mapped({ productName: '={{ $json.name }}' }),
	})),
	'product.delete': of(products, /moveToTrash$/, silent)({ productId: each }),
	'product.update': of(products, /products\/\d+$/)({ productId: each, fields: mapped({ productCode: 'X' }) }),
	'tag.add': of(tickets, /associateTag$/)({ ...ticketId, tags: 'velvet' }),
	'tag.remove': of(
		async (scene) => {
			const given = tickets(scene);
			await scene.run('desk', { resource: 'tag', operation: 'add', ...ticketId, tags: 'velvet' }, given);
			return given;
		},
		/dissociateTag$/,
		silent,
	)({ ...ticketId, tags: 'velvet' }),
	'task.create': of(
		() => named(2),
		/tasks$/,
	)((scene) => ({
		...{ departmentId: departmentId(scene), fields: mapped({ subject: '={{ $json.name }}' }) },
	})),
	'task.delete': of(activities('tasks'), /moveToTrash$/, silent)({ taskId: each }),
	'task.update': of(
		activities('tasks'),
		/tasks\/\d+$/,
	)({ taskId: each, fields: mapped({ subject: 'Changed' }) }),
	'thread.draftReply': of(tickets, /draftReply$/)({ ...ticketId, ...mail }),
	'thread.sendReply': of(tickets, /sendReply$/)({ ...ticketId, ...mail }),
	'thread.updateDraft': of(
		drafts,
		/draftReply\/\d+$/,
	)({ ...ticketId, threadId: part, ...mail, content: 'New' }),
	'ticket.addFollowers': of(
		tickets,
		/addFollowers$/,
		silent,
	)((scene) => ({
		...{ ...ticketId, followerIds: agentId(scene) },
	})),
	'ticket.assign': of(
		tickets,
		/tickets\/\d+$/,
	)((scene) => ({
		...{ ...ticketId, assignTo: 'agent', agentId: byId(agentId(scene)) },
	})),
	'ticket.closeMany': of(tickets, /closeTickets$/, many)(ticketId),
	'ticket.create': of(
		() => named(2),
		/tickets$/,
	)((scene) => ({
		...{ departmentId: departmentId(scene), requester: 'existing', contactId: contactId(scene) },
		fields: mapped({ subject: '={{ $json.name }}' }),
	})),
	'ticket.createApproval': of(
		tickets,
		/approvals$/,
	)((scene) => ({
		...{ ...ticketId, approverIds: agentId(scene), subject: 'Refund', description: '' },
	})),
	'ticket.decideApproval': of(
		approvals,
		/approvals\/\d+$/,
	)({
		...{ ...ticketId, approvalId: byId(part), decision: 'Approved' },
	}),
	'ticket.markAsRead': of(tickets, /markAsRead$/, silent)(ticketId),
	'ticket.markAsSpam': of(tickets, /markSpam$/, many)({ ...ticketId, isSpam: true }),
	'ticket.markAsUnread': of(
		(scene) => {
			const given = tickets(scene);
			for (const { id } of given) Object.assign(scene.desk.ticket(String(id)) ?? {}, { isRead: true });
			return given;
		},
		/markAsUnRead$/,
		silent,
	)(ticketId),
	'ticket.merge': of(
		(scene) => tickets(scene).map((item, n) => ({ ...item, goes: tickets(scene)[n]?.id })),
		/merge$/,
	)({ ...ticketId, mergedIds: '={{ $json.goes }}' }),
	'ticket.moveToDepartment': of(
		tickets,
		/move$/,
		silent,
	)((scene) => ({
		...{ ...ticketId, departmentId: departmentId(scene, 1) },
	})),
	'ticket.moveToTrash': of(tickets, /moveToTrash$/, many)(ticketId),
	'ticket.removeFollowers': of(
		async (scene) => {
			const given = tickets(scene);
			const add = { resource: 'ticket', operation: 'addFollowers', ...ticketId, followerIds: agentId(scene) };
			await scene.run('desk', add, given);
			return given;
		},
		/removeFollowers$/,
		silent,
	)((scene) => ({ ...ticketId, followerIds: agentId(scene) })),
	'ticket.restore': of(
		(scene) => {
			const given = tickets(scene);
			for (const { id } of given) scene.desk.trash(scene.desk.ticket(String(id))!);
			return given;
		},
		/restore$/,
		{ together: true },
	)({ ticketId: '={{ $json.id }}' }),
	'ticket.setResolution': of(tickets, /resolution$/)({ ...ticketId, content: 'Fixed', notifyContact: false }),
	'ticket.split': of(received, /split$/)({ ...ticketId, threadId: part }),
	'ticket.update': of(tickets, /tickets\/\d+$/)({ ...ticketId, fields: mapped({ subject: 'Changed' }) }),
	'ticket.updateMany': of(
		tickets,
		/updateMany$/,
		many,
	)({ ...ticketId, fields: mapped({ priority: 'High' }) }),
	'ticket.upsert, new ones': of(
		() => named(2),
		/tickets$/,
	)((scene) => ({
		...{
			matchBy: 'subject',
			matchValue: '={{ $json.name }} of the lamps',
			departmentId: departmentId(scene),
		},
		...{ requester: 'existing', contactId: contactId(scene) },
		fields: mapped({ subject: '={{ $json.name }} of the lamps' }),
	})),
	'ticket.upsert, that are there': of(
		({ desk }) => two((n) => ({ subject: desk.addTicket({ subject: `Velvet lamp ${n}` }).subject })),
		/tickets\/\d+$/,
	)((scene) => ({
		...{ matchBy: 'subject', matchValue: '={{ $json.subject }}', departmentId: departmentId(scene) },
		...{ requester: 'existing', contactId: contactId(scene), fields: mapped({ priority: 'High' }) },
	})),
	'timeEntry.create': of(
		tickets,
		/timeEntry$/,
	)({
		...{ of: 'ticket', ...ticketId, hoursSpent: 1, minutesSpent: 0 },
	}),
	'timeEntry.delete': of(times, /timeEntry\/\d+$/, silent)({ ...ticketId, timeEntryId: part }),
	'timeEntry.update': of(
		times,
		/timeEntry\/\d+$/,
	)({
		...{ of: 'ticket', ...ticketId, timeEntryId: part, changes: { description: 'Changed' } },
	}),
	'webhook.delete': of(
		(scene) => {
			for (const id of ['7001', '7002']) {
				scene.desk.webhooks.byId.set(id, {
					...{ id, orgId: orgId(scene), name: id, description: null, url: `https://${id}.example/` },
					...{ subscriptions: { Ticket_Add: null }, includeEventsFrom: [], ignoreSourceId: null },
					...{ isEnabled: true, createdBy: '', createdTime: '', modifiedTime: '', failures: 0 },
				});
			}
			return [{ id: '7001' }, { id: '7002' }];
		},
		/webhooks\/\d+$/,
		silent,
	)({ webhookId: each }),
};

function visits({ desk }: Scene): IDataObject[] {
	return rows(two((n) => desk.addCustomRecord({ name: `Guest ${n}` })));
}
function products({ desk }: Scene): IDataObject[] {
	return rows(two((n) => desk.addProduct({ productName: `Stool ${n}` })));
}
