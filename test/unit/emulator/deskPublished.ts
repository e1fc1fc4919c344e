import { get, list, type Operation, write } from './deskOperation';
import { beside } from './deskPublishedBeside';
import { insights } from './deskPublishedInsights';
import { searches } from './deskPublishedSearches';
import { configured } from './deskPublishedSetup';
import * as shapes from './deskShapes';
import type { Shape } from './deskShapes';

const tickets: Operation[] = [
	list(
		'/tickets',
		'Desk.tickets.READ',
		'include departmentIds priority departmentId limit channel from sortBy assignee teamIds receivedInDays status viewId fields filters',
		shapes.ticketRow,
		{
			// `fields` was refused in life.
			refused: ['fields', 'filters'],
			ask: { include: 'contacts,products,departments,team,assignee', sortBy: '-recentThread' },
		},
	),
	write(
		'POST /tickets',
		'Desk.tickets.CREATE',
		200,
		({ departmentId, contactId }) => ({ subject: 'Lamp', departmentId, contactId }),
		{ answer: shapes.ticket },
	),
	get('/tickets/{ticketId}', 'Desk.tickets.READ', 'include', shapes.ticketGot, {
		ask: { include: 'contacts,products,departments,team,assignee,contract,isRead,skills' },
	}),
	write('PATCH /tickets/{ticketId}', 'Desk.tickets.UPDATE', 200, () => ({ priority: 'High' }), {
		...{ query: ['disableClosureNotification'], answer: shapes.ticket },
	}),
	write(
		'POST /tickets/{ticketId}/move',
		'Desk.tickets.UPDATE',
		200,
		({ otherDepartmentId: departmentId }) => ({ departmentId }),
		{ query: ['departmentId'], ask: { departmentId: '{otherDepartmentId}' } },
	),
	write(
		'POST /tickets/{ticketId}/merge',
		'Desk.tickets.UPDATE',
		200,
		({ otherTicketId }) => ({
			ids: [otherTicketId],
			source: { contactId: otherTicketId, subject: otherTicketId, cf: { cf_delivery_date: otherTicketId } },
		}),
		{ answer: shapes.ticket },
	),
	write('POST /tickets/{ticketId}/threads/{threadId}/split', 'Desk.tickets.CREATE', 200, undefined, {
		answer: shapes.ticket,
	}),
	write('POST /closeTickets', 'Desk.tickets.UPDATE', 200, ({ ticketId }) => ({ ids: [ticketId] })),
	write('POST /tickets/updateMany', 'Desk.tickets.UPDATE', 204, ({ ticketId }) => ({
		...{ fieldName: 'subject', isCustomField: false, ids: [ticketId], fieldValue: 'Lamps' },
	})),
	write('POST /tickets/moveToTrash', 'Desk.tickets.DELETE', 204, ({ ticketId }) => ({
		ticketIds: [ticketId],
	})),
	write('POST /tickets/markSpam', 'Desk.tickets.UPDATE', 200, ({ ticketId }) => ({
		// Its example writes switches as text.
		...{ ids: [ticketId], isSpam: 'true', contactSpam: 'false', handleExistingTickets: 'false' },
	})),
	write('POST /tickets/{ticketId}/markAsRead', 'Desk.tickets.UPDATE', 200),
	write('POST /tickets/{ticketId}/markAsUnRead', 'Desk.tickets.UPDATE', 204),
	get('/tickets/{ticketId}/metrics', 'Desk.tickets.READ', '', shapes.metrics),
	get('/tickets/{ticketId}/resolution', 'Desk.tickets.READ', '', shapes.resolution),
	write(
		'PATCH /tickets/{ticketId}/resolution',
		'Desk.tickets.UPDATE',
		200,
		() => ({ content: 'Repaired', isNotifyContact: false }),
		{ answer: shapes.resolution },
	),
	write('DELETE /tickets/{ticketId}/resolution', 'Desk.tickets.DELETE', 204),
];

const conversation: Operation[] = [
	list('/tickets/{ticketId}/comments', 'Desk.tickets.READ', 'include limit from sortBy', shapes.commentGot, {
		ask: { include: 'mentions', sortBy: '-commentedTime' },
	}),
	write(
		'POST /tickets/{ticketId}/comments',
		'Desk.tickets.UPDATE',
		200,
		({ uploadId }) => ({
			...{ content: 'See the photo', contentType: 'html', isPublic: true, attachmentIds: [uploadId] },
		}),
		{ answer: shapes.comment },
	),
	get('/tickets/{ticketId}/comments/{commentId}', 'Desk.tickets.READ', 'include', shapes.commentGot, {
		ask: { include: 'mentions' },
	}),
	write(
		'PATCH /tickets/{ticketId}/comments/{commentId}',
		'Desk.tickets.UPDATE',
		200,
		() => ({ content: 'Done', contentType: 'plainText', isPublic: true }),
		{ answer: shapes.comment },
	),
	write('DELETE /tickets/{ticketId}/comments/{commentId}', 'Desk.tickets.UPDATE', 200),
	list('/tickets/{ticketId}/threads', 'Desk.tickets.READ', 'limit from sortBy', shapes.threadRow, {
		ask: { sortBy: 'sendDateTime' },
	}),
	get('/tickets/{ticketId}/threads/{threadId}', 'Desk.tickets.READ', 'include', shapes.thread, {
		ask: { include: 'plainText' },
	}),
	get('/tickets/{ticketId}/threads/{threadId}/fullContent', 'Desk.tickets.READ', '', shapes.thread),
	write(
		'POST /tickets/{ticketId}/sendReply',
		'Desk.tickets.UPDATE',
		200,
		({ uploadId, fromEmailAddress }) => ({
			...{ channel: 'EMAIL', fromEmailAddress, to: 'a@b.example', content: 'Hello' },
			...{ contentType: 'plainText', attachmentIds: [uploadId], isForward: false },
		}),
		{
			...{ query: ['isPrivate', 'sendImmediately'], ask: { isPrivate: 'false', sendImmediately: 'true' } },
			answer: shapes.thread,
		},
	),
	write(
		'POST /tickets/{ticketId}/draftReply',
		'Desk.tickets.UPDATE',
		200,
		({ fromEmailAddress }) => ({ channel: 'EMAIL', fromEmailAddress, content: 'Hello' }),
		{ answer: shapes.thread },
	),
	write(
		'PATCH /tickets/{ticketId}/draftReply/{draftId}',
		'Desk.tickets.UPDATE',
		200,
		({ fromEmailAddress }) => ({ channel: 'EMAIL', fromEmailAddress, content: 'Hello again' }),
		{ answer: shapes.thread },
	),
];

const ofTickets: Operation[] = [
	list(
		'/tickets/{ticketId}/attachments',
		'Desk.tickets.READ',
		'include limit isPublic from sortBy',
		shapes.attachmentRow,
		{ ask: { include: 'creator' } },
	),
	write('POST /tickets/{ticketId}/attachments', 'Desk.tickets.UPDATE', 200, undefined, {
		...{ query: ['isPublic'], answer: shapes.attachment, isUpload: true },
	}),
	write('PATCH /tickets/{ticketId}/attachments/{attachmentId}', 'Desk.tickets.UPDATE', 200, () => ({
		isPublic: true,
	})),
	write('DELETE /tickets/{ticketId}/attachments/{attachmentId}', 'Desk.tickets.UPDATE', 200),
	write('POST /uploads', 'Desk.basic.CREATE', 200, undefined, { answer: shapes.upload, isUpload: true }),
	list(
		'/tickets/{ticketId}/timeEntry',
		'Desk.tickets.READ',
		'include module createdTimeRange limit billStatus orderBy from modifiedTimeRange',
		shapes.timeEntryRow,
		{ ask: { include: 'owner', orderBy: 'DESC', billStatus: 'billable', module: 'tickets' } },
	),
	write(
		'POST /tickets/{ticketId}/timeEntry',
		'Desk.tickets.UPDATE',
		200,
		() => ({
			...{ executedTime: '2026-01-01T09:00:00.000Z', hoursSpent: '3', minutesSpent: '23' },
			...{ secondsSpent: '21', agentCostPerHour: 3, additionalCost: 10 },
			requestChargeType: 'Customer Service',
		}),
		{ answer: shapes.timeEntry },
	),
	get('/tickets/{ticketId}/timeEntry/{timeEntryId}', 'Desk.tickets.READ', 'include', shapes.timeEntry, {
		ask: { include: 'owner' },
	}),
	write(
		'PUT /tickets/{ticketId}/timeEntry/{timeEntryId}',
		'Desk.tickets.UPDATE',
		200,
		() => ({ description: 'On the phone', requestChargeType: 'Customer Service' }),
		{ answer: shapes.timeEntry },
	),
	write('DELETE /tickets/{ticketId}/timeEntry/{timeEntryId}', 'Desk.tickets.UPDATE', 200),
	get(
		'/tickets/{ticketId}/timeEntrySummation',
		'Desk.tickets.READ',
		'module billStatus',
		shapes.timeSummation,
	),
	list('/tickets/{ticketId}/approvals', 'Desk.tickets.READ', 'from limit status', shapes.approval),
	list('/tickets/{ticketId}/followers', 'Desk.tickets.READ', '', shapes.follower),
	write('POST /tickets/{ticketId}/addFollowers', 'Desk.tickets.UPDATE', 204, ({ agentId }) => ({
		followerIds: [agentId],
	})),
	write('POST /tickets/{ticketId}/removeFollowers', 'Desk.tickets.UPDATE', 204, ({ agentId }) => ({
		followerIds: [agentId],
	})),
];

/** The file has `Desk.contacts.READ` too, and not whether it replaces one of these. */
const listOfTickets = 'Desk.tickets.READ Desk.search.READ';

const customers: Operation[] = [
	list(
		'/contacts',
		'Desk.contacts.READ',
		'fields viewId limit from filterId include sortBy',
		shapes.contactRow,
		{ refused: ['fields', 'filterId', 'viewId'], ask: { include: 'accounts', sortBy: 'account' } },
	),
	write(
		'POST /contacts',
		'Desk.contacts.CREATE',
		200,
		() => ({ lastName: 'Jack', firstName: 'Hugh', zip: '123902', country: 'USA', title: 'The contact' }),
		{ answer: shapes.contact },
	),
	get('/contacts/{contactId}', 'Desk.contacts.READ', 'include', shapes.contact, {
		ask: { include: 'accounts,owner' },
	}),
	write('PATCH /contacts/{contactId}', 'Desk.contacts.UPDATE', 200, () => ({ title: 'Buyer' }), {
		answer: shapes.contact,
	}),
	write('POST /contacts/moveToTrash', 'Desk.contacts.DELETE', 204, ({ contactId }) => ({
		contactIds: [contactId],
	})),
	write(
		'POST /contacts/{contactId}/merge',
		'Desk.contacts.UPDATE',
		200,
		({ otherContactId }) => ({ ids: [otherContactId], source: { lastName: otherContactId } }),
		{ answer: shapes.contact },
	),
	write(
		'POST /contacts/{contactId}/associateAccounts',
		'Desk.contacts.UPDATE',
		200,
		({ otherAccountId }) => ({ data: [{ id: otherAccountId, isAccountTicketsViewable: true }] }),
		{ answer: shapes.massAction },
	),
	write(
		'POST /contacts/{contactId}/dissociateAccounts',
		'Desk.contacts.UPDATE',
		200,
		({ accountId }) => ({ ids: [accountId] }),
		{ answer: shapes.massAction },
	),
	list(
		'/contacts/{contactId}/accounts',
		'Desk.contacts.READ',
		'limit from sortBy startsWith',
		shapes.accountRowOfContact,
	),
	list(
		'/contacts/{contactId}/tickets',
		listOfTickets,
		'include departmentId limit from sortBy isSpam',
		shapes.ticketRowOfContact,
		{ ask: { include: 'products,departments,team,assignee,isRead', sortBy: '-modifiedTime' } },
	),
	list(
		'/accounts',
		'Desk.contacts.READ',
		'viewId limit from sortBy fields filters filterId',
		shapes.accountRow,
		{
			refused: ['viewId', 'fields', 'filters', 'filterId'],
			ask: { sortBy: '-website' },
		},
	),
	write('POST /accounts', 'Desk.contacts.CREATE', 200, () => ({ accountName: 'Zylker' }), {
		answer: shapes.account,
	}),
	get('/accounts/{accountId}', 'Desk.contacts.READ', 'include', shapes.account, {
		ask: { include: 'owner' },
	}),
	write('PATCH /accounts/{accountId}', 'Desk.contacts.UPDATE', 200, () => ({ city: 'Austin' }), {
		answer: shapes.account,
	}),
	write('POST /accounts/moveToTrash', 'Desk.contacts.DELETE', 204, ({ accountId }) => ({
		accountIds: [accountId],
	})),
	write(
		'POST /accounts/{accountId}/merge',
		'Desk.contacts.UPDATE',
		200,
		({ otherAccountId }) => ({ ids: [otherAccountId], source: { website: otherAccountId } }),
		{ answer: shapes.account },
	),
	list(
		'/accounts/{accountId}/tickets',
		'Desk.tickets.READ Desk.search.READ',
		'include departmentId dueDate limit from sortBy isSpam',
		shapes.ticketRow,
		{ ask: { include: 'contacts,products,departments,team,assignee,isRead' } },
	),
	list(
		'/accounts/{accountId}/contacts',
		'Desk.contacts.READ',
		'limit from isSpam sortBy',
		shapes.contactRowOfAccount,
		{ ask: { sortBy: 'fullName', isSpam: 'false' } },
	),
];

const taskScopes = (operation: string) => `Desk.activities.tasks.${operation} Desk.tasks.${operation}`;

const tasks: Operation[] = [
	list(
		'/tasks',
		taskScopes('READ'),
		'include departmentIds viewId assignee dueDate isCompleted departmentId limit from sortBy fields filters filterId',
		shapes.taskRow,
		{
			refused: ['fields', 'filters', 'filterId'],
			ask: { include: 'contacts,tickets,assignee,teams,projects', sortBy: '-priority' },
		},
	),
	write(
		'POST /tasks',
		taskScopes('CREATE'),
		200,
		({ departmentId, ticketId }) => ({ subject: 'Ring back', departmentId, ticketId }),
		{ answer: shapes.task },
	),
	get('/tasks/{taskId}', taskScopes('READ'), 'include', shapes.task, {
		ask: { include: 'contacts,tickets,assignee,teams,projects,creator' },
	}),
	write('PATCH /tasks/{taskId}', taskScopes('UPDATE'), 200, () => ({ subject: 'Write back' }), {
		answer: shapes.task,
	}),
	write('POST /tasks/moveToTrash', taskScopes('DELETE'), 204, ({ taskId }) => ({ entityIds: [taskId] })),
	list(
		'/tickets/{ticketId}/tasks',
		`${taskScopes('READ')} Desk.tickets.READ`,
		'include limit from sortBy isSpam isCompleted',
		shapes.taskRow,
		{ ask: { include: 'contacts,tickets,assignee,teams,projects' } },
	),
	list('/tasks/{taskId}/comments', taskScopes('READ'), 'include limit from sortBy', shapes.activityComment, {
		ask: { include: 'mentions' },
	}),
	write('POST /tasks/{taskId}/comments', taskScopes('UPDATE'), 200, () => ({ content: 'First' }), {
		answer: shapes.activityComment,
	}),
	get('/tasks/{taskId}/comments/{taskCommentId}', taskScopes('READ'), 'include', shapes.activityComment, {
		ask: { include: 'mentions' },
	}),
	write(
		'PUT /tasks/{taskId}/comments/{taskCommentId}',
		taskScopes('UPDATE'),
		200,
		() => ({ content: 'Second' }),
		{ answer: shapes.activityComment },
	),
];

const comments: Operation[] = [
	list(
		'/contacts/{contactId}/comments',
		'Desk.contacts.READ',
		'include limit from sortBy',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions' } },
	),
	write('POST /contacts/{contactId}/comments', 'Desk.contacts.UPDATE', 200, () => ({ content: 'First' }), {
		answer: shapes.customerComment,
	}),
	get(
		'/contacts/{contactId}/comments/{contactCommentId}',
		'Desk.contacts.READ',
		'include',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions' } },
	),
	write(
		'PUT /contacts/{contactId}/comments/{contactCommentId}',
		'Desk.contacts.UPDATE',
		200,
		() => ({ content: 'Second' }),
		{ answer: shapes.customerComment },
	),
	write('DELETE /contacts/{contactId}/comments/{contactCommentId}', 'Desk.contacts.UPDATE', 200),
];

/** The file has `Desk.webhooks` too, and not whether it replaces one of these. */
const webhookScopes = (operation: string) => `Desk.events.${operation} Desk.settings.${operation}`;

const webhooks: Operation[] = [
	list('/webhooks', webhookScopes('READ'), '', shapes.webhook),
	get('/webhooks/{webhookId}', webhookScopes('READ'), '', shapes.webhook),
	write(
		'PATCH /webhooks/{webhookId}',
		webhookScopes('UPDATE'),
		200,
		({ departmentId }) => ({
			subscriptions: { Contact_Add: null, Ticket_Add: { departmentIds: [departmentId] } },
		}),
		{ answer: shapes.webhook },
	),
	write('DELETE /webhooks/{webhookId}', webhookScopes('DELETE'), 200),
];

const activities = (
	kind: 'calls' | 'events',
	{ row, one, include, asked }: { row: Shape; one: Shape; include: string; asked: Record<string, string> },
): Operation[] => {
	const scopes = (operation: string) => `Desk.activities.${kind}.${operation} Desk.${kind}.${operation}`;
	const id = kind.slice(0, -1);
	return [
		list(
			`/${kind}`,
			scopes('READ'),
			'include startTime departmentIds assignee viewId isCompleted departmentId limit from sortBy fields filters filterId',
			row,
			{
				refused: ['fields', 'filters', 'filterId'],
				ask: { include: 'contacts,tickets,assignee,teams', ...asked },
			},
		),
		write(
			`POST /${kind}`,
			scopes('CREATE'),
			200,
			({ departmentId, contactId, ticketId }) => ({
				...{ subject: 'Visit', departmentId, contactId, ticketId, status: 'In Progress' },
				...{ startTime: '2026-01-01T09:00:00.000Z', duration: '300', priority: 'High' },
				...(kind === 'calls' ? { direction: 'inbound' } : {}),
			}),
			{ answer: one },
		),
		get(`/${kind}/{${id}Id}`, scopes('READ'), 'include', one, { ask: { include } }),
		write(`PATCH /${kind}/{${id}Id}`, scopes('UPDATE'), 200, () => ({ subject: 'Second visit' }), {
			answer: one,
		}),
		write(`POST /${kind}/moveToTrash`, scopes('DELETE'), 204, (known) => ({ entityIds: [known[`${id}Id`]] })),
		list(
			`/tickets/{ticketId}/${kind}`,
			`${scopes('READ')} Desk.tickets.READ`,
			'limit from isSpam isCompleted include sortBy',
			row,
			{ ask: { include: 'contacts,tickets,assignee,teams', sortBy: '-createdTime' } },
		),
	];
};

const calls = activities('calls', {
	...{ row: shapes.callRow, one: shapes.call, include: 'contacts,tickets,assignee,teams,livecalls' },
	// Its list names two values without the pattern that takes a `-`.
	asked: { sortBy: 'startTime' },
});

const events = activities('events', {
	...{ row: shapes.eventRow, one: shapes.event, include: 'contacts,tickets,assignee,teams' },
	asked: { sortBy: '-category' },
});

const productScopes = (operation: string) => `Desk.settings.${operation} Desk.products.${operation}`;

const products: Operation[] = [
	list(
		'/products',
		productScopes('READ'),
		'include viewId departmentId limit from sortBy ownerId fields',
		shapes.productRow,
		{ refused: ['fields'], ask: { include: 'owner', sortBy: '-unitPrice' } },
	),
	write(
		'POST /products',
		productScopes('CREATE'),
		200,
		({ departmentId }) => ({ productName: 'Lamp', departmentIds: [departmentId] }),
		{ answer: shapes.product },
	),
	get('/products/{productId}', productScopes('READ'), 'include', shapes.product, {
		ask: { include: 'departments,owner' },
	}),
	write('PATCH /products/{productId}', productScopes('UPDATE'), 200, () => ({ manufacturer: 'Zylker' }), {
		answer: shapes.product,
	}),
	write('POST /products/moveToTrash', productScopes('DELETE'), 204, ({ productId, departmentId }) => ({
		...{ productIds: [productId], departmentId },
	})),
	list('/products/searchDuplicates', productScopes('READ'), 'limit from productName', shapes.productAlike, {
		ask: { productName: 'lamp' },
	}),
];

const tags: Operation[] = [
	get('/tickets/{ticketId}/tags', 'Desk.tickets.READ', '', shapes.tagsOfTicket),
	write('POST /tickets/{ticketId}/associateTag', 'Desk.tickets.CREATE', 200, () => ({ tags: ['garden'] }), {
		...{ answer: shapes.tagFound, isList: true },
	}),
	write('POST /tickets/{ticketId}/dissociateTag', 'Desk.tickets.CREATE', 200, () => ({ tags: ['urgent'] })),
	list('/ticketTags', 'Desk.tickets.READ', 'departmentId limit from sortBy', shapes.tagCounted, {
		ask: { departmentId: '{departmentId}', sortBy: '-count' },
	}),
	list('/tags/search', 'Desk.tickets.READ', 'departmentId searchVal limit from', shapes.tagFound, {
		ask: { departmentId: '{departmentId}', searchVal: 'urg' },
	}),
	list(
		'/tags/{tagId}/tickets',
		'Desk.tickets.READ',
		'include assignee channel status receivedInDays priority limit from sortBy',
		shapes.ticketRow,
		{ ask: { include: 'contacts,products,departments,team,assignee,isRead', status: 'Open' } },
	),
];

const setup = 'Desk.basic.READ Desk.settings.READ';
const agentIncludes = 'profile,role,associatedDepartments,associatedChatDepartments';

const people: Operation[] = [
	list(
		'/departments',
		`${setup} Desk.departments.READ`,
		'chatStatus searchStr isEnabled limit from',
		shapes.departmentRow,
		{ ask: { isEnabled: 'true' } },
	),
	get('/departments/{departmentId}', `${setup} Desk.departments.READ`, '', shapes.department),
	list(
		'/agents',
		`${setup} Desk.agents.READ`,
		`include roleIds searchStr cfSearchStr cfFieldName fieldName isLightAgent sortOrder limit rolePermissionType
		profileIds from isConfirmed departmentIds status`,
		shapes.agent,
		{
			refused: ['cfSearchStr', 'cfFieldName'],
			ask: { include: 'profile,role', status: 'ACTIVE', sortOrder: 'desc', isConfirmed: 'true' },
		},
	),
	get('/agents/{agentId}', `${setup} Desk.agents.READ`, 'include', shapes.agent, {
		ask: { include: agentIncludes },
	}),
	get('/agents/email/{emailId}', setup, '', shapes.agent),
	get('/myinfo', setup, 'include', shapes.agent, { ask: { include: agentIncludes } }),
	get('/teams', `${setup} Desk.teams.READ`, 'from limit', shapes.teams, { ask: { limit: '0' } }),
	get(
		'/departments/{departmentId}/teams',
		`${setup} Desk.teams.READ Desk.departments.READ`,
		'from limit searchStr',
		shapes.teams,
	),
	get('/teams/{teamId}', `${setup} Desk.teams.READ`, '', shapes.team),
	list('/roles', `${setup} Desk.permissions.READ`, 'isDefault searchStr limit from isVisible', shapes.role, {
		ask: { limit: '500', isVisible: 'true' },
	}),
	get('/roles/{roleId}', `${setup} Desk.permissions.READ`, '', shapes.role),
	list(
		'/profiles',
		`${setup} Desk.permissions.READ`,
		'default visible searchStr from limit fields',
		shapes.profile,
		{ refused: ['fields'], ask: { limit: '250', searchStr: '%a%' } },
	),
	get('/profiles/{profileId}', `${setup} Desk.permissions.READ`, '', shapes.profile),
];

const ofArticles = (operation: string) => `Desk.articles.${operation}`;

const knowledgeBase: Operation[] = [
	list(
		'/articles',
		ofArticles('READ'),
		'permission authorId limit from categoryId status sortBy modifiedTimeRange expiryTimeRange',
		shapes.articleRow,
		{ ask: { status: 'Published,Draft', permission: 'ALL', sortBy: '-viewCount' } },
	),
	write(
		'POST /articles',
		ofArticles('CREATE'),
		200,
		({ sectionId }) => ({
			...{ title: 'Oiling a table', answer: 'Twice a year.', categoryId: sectionId },
			...{ status: 'Published', permission: 'ALL' },
		}),
		{ answer: shapes.article },
	),
	get('/articles/{articleId}', ofArticles('READ'), 'version', shapes.article),
	write('PATCH /articles/{articleId}', ofArticles('UPDATE'), 200, () => ({ title: 'Oiling tables' }), {
		answer: shapes.article,
	}),
	list(
		'/kbRootCategories',
		ofArticles('READ'),
		`include isReviewEnabled departmentId locale from limit searchValue status isTrashed visibility helpcenterId
		sortBy`,
		shapes.category,
		{
			refused: ['locale', 'helpcenterId'],
			ask: {
				include: 'publicArticlesCount,sectionsCount,followersCount,canCurrentUserReview',
				...{ visibility: 'ALL_USERS', sortBy: 'name', isTrashed: 'false' },
			},
		},
	),
	get(
		'/kbRootCategories/{rootCategoryId}/categoryTree',
		ofArticles('READ'),
		'include locale sortBy includeTrash',
		shapes.tree,
		{ ask: { include: 'publishedArticleTemplateCount,followersCount,portalUrl', sortBy: 'order' } },
	),
];

/** The file has `Desk.contracts` too, but only beside this one. */
const contractScopes = (operation: string) => `Desk.settings.${operation}`;

const contracts: Operation[] = [
	list(
		'/contracts',
		contractScopes('READ'),
		'viewId filters filterId accountId include ownerIds limit from sortBy contractName departmentIds fields',
		shapes.contractRow,
		{
			refused: ['filters', 'filterId', 'fields'],
			ask: { include: 'accounts,products,slas,owner,departments', sortBy: '-contractEndDate' },
		},
	),
	write(
		'POST /contracts',
		contractScopes('CREATE'),
		200,
		({ departmentId, accountId, agentId, supportPlanId }) => ({
			...{ contractName: 'Care', departmentId, accountId, ownerId: agentId },
			...{ associatedSupportPlanId: supportPlanId, startDate: '2026-01-01', endDate: '2027-01-01' },
		}),
		{ answer: shapes.contract },
	),
	get('/contracts/{contractId}', contractScopes('READ'), '', shapes.contract),
	write(
		'PATCH /contracts/{contractId}',
		contractScopes('UPDATE'),
		200,
		() => ({ contractNumber: '9495', notifyBefore: 3 }),
		{ answer: shapes.contract },
	),
	list(
		'/supportPlans',
		'Desk.settings.READ Desk.automations.READ',
		'departmentId status from limit',
		shapes.supportPlan,
		{ ask: { departmentId: '{departmentId}', status: 'ACTIVE' } },
	),
];

/** Operations that were compared with Zoho's files one by one. */
export const published: Operation[] = [
	...tickets,
	...conversation,
	...ofTickets,
	...customers,
	...tasks,
	...comments,
	...webhooks,
	...calls,
	...events,
	...products,
	...tags,
	...people,
	...knowledgeBase,
	...contracts,
	...searches,
	...insights,
	...configured,
	...beside,
];
