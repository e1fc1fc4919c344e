import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';
import { more, shape, type Shape, without } from '../deskShapes';

// ArticleTranslation.json: without the `articleNumber` that none of its examples has.
const available = more(
	shapes.articleRow.within?.availableLocaleTranslations ?? shape('id'),
	'recycleBinEntityId',
);
const translationRow = more(without(shapes.articleRow, 'availableLocaleTranslations'), 'expiryDate');
/** Its schema has `deletedBy`, `deletedTime` and `recycleBinEntityId` as well, none of its examples does. */
const translationFound = more(translationRow, '', 'availableLocaleTranslations', {
	availableLocaleTranslations: available,
});
const translation = without(shapes.article, 'availableLocaleTranslations');
const translationWritten = more(translation, 'quickEdit');

const ofArticles = (operation: string) => `Desk.articles.${operation}`;
const text = { title: 'Huiler une table', answer: 'Deux fois par an.', status: 'Published' };

const translations: Operation[] = [
	list(
		'/articles/{articleId}/translations',
		ofArticles('READ'),
		'permission modifiedTimeRange limit from authorId translationState status sortBy',
		translationRow,
		{
			ask: {
				...{ permission: 'ALL,AGENTS_ONLY', status: 'Published', translationState: 'UP-TO-DATE' },
				...{ sortBy: 'modifiedTime', modifiedTimeRange: '2020-01-01T00:00:00.000Z,2099-01-01T00:00:00Z' },
			},
		},
	),
	write(
		'POST /articles/{articleId}/translations',
		ofArticles('UPDATE'),
		200,
		({ agentId }) => ({
			...{ ...text, locale: 'fr', authorId: agentId, translationState: 'UP-TO-DATE' },
			...{ attachmentIds: [], translationSource: { locale: 'en', version: '1.0' } },
		}),
		{ query: ['templateId'], refused: ['templateId'], answer: translationWritten },
	),
	get('/articles/{articleId}/translations/{locale}', ofArticles('READ'), 'version', translation, {
		ask: { version: 'published' },
	}),
	write(
		'PATCH /articles/{articleId}/translations/{locale}',
		ofArticles('UPDATE'),
		200,
		() => ({ title: 'Lavar el lino', status: 'Unpublished', tags: ['lino'] }),
		{
			...{ query: ['createVersion', 'templateId'], refused: ['templateId'], answer: translationWritten },
			ask: { createVersion: 'true' },
		},
	),
	list(
		'/articleTranslations/search',
		`${ofArticles('READ')} Desk.search.READ`,
		'include isTrashed limit from permission tag locale authorId categoryId status duration searchString',
		translationFound,
		{
			ask: {
				...{ searchString: 'delivery', tag: 'delivery', locale: 'es', duration: 'today' },
				...{ isTrashed: 'FALSE', include: 'countInfo,availableLocaleTranslations' },
			},
		},
	),
];

// NewRecords.json, Module.json
const person = shape('email firstName id lastName photoURL');
const people: Record<string, Shape> = { owner: person, createdBy: person, modifiedBy: person };
const inRecord = { ...people, layout: shape('id layoutName'), department: shape('id name') };
const customRecordRow = shape(
	'id layout',
	// Its example has everything of one record as well, and a `canEdit` that the schema forbids.
	'name layoutId createdTime modifiedTime department owner createdBy modifiedBy isPresence cf',
	inRecord,
);
/** By its description, a write does not answer with the department. */
const customRecordWritten = shape(
	'createdBy createdTime id isPresence layout modifiedBy modifiedTime name owner',
	'cf layoutId',
	inRecord,
);
const customRecord = more(customRecordWritten, 'department');
const moduleRow = shape(
	`apiName createdBy createdTime description displayLabel hasRecycleBin id isCustomModule isDeptSpecific
	modifiedBy modifiedTime modifier nameField pluralLabel singularLabel`,
	'',
	{ modifier: person },
);

const ofRecords = (operation: string) => `Desk.custommodule.${operation}`;
const visits = '/cm_showroom_visits';

const customRecords: Operation[] = [
	list('/organizationModules', 'Desk.basic.READ Desk.modules.READ Desk.settings.READ', '', moduleRow),
	list(visits, ofRecords('READ'), 'viewId from limit sortBy fields', customRecordRow, {
		...{ refused: ['fields'], ask: { sortBy: '-modifiedTime', limit: '50' } },
	}),
	write(
		`POST ${visits}`,
		ofRecords('CREATE'),
		200,
		({ departmentId, agentId }) => ({
			...{ name: 'Family Duval', department: { id: departmentId }, owner: { id: agentId } },
			cf: { cf_guests: '3' },
		}),
		{ answer: customRecordWritten },
	),
	get(`${visits}/{recordId}`, ofRecords('READ'), '', customRecord),
	write(`PATCH ${visits}/{recordId}`, ofRecords('UPDATE'), 200, () => ({ cf: { cf_guests: '4' } }), {
		answer: customRecordWritten,
	}),
	write(`DELETE ${visits}/{recordId}`, ofRecords('DELETE'), 204),
];

// TaskTimeEntry.json: how an entry is billed is told in lists only.
const taskTimeEntry = more({ ...shapes.timeEntry, sometimes: ['owner'] }, '', '', {
	parent: shape('associatedTicketId id subject ticketNumber type'),
});
const taskScopes = (operation: string) => `Desk.activities.tasks.${operation} Desk.tasks.${operation}`;

const taskTimeEntries: Operation[] = [
	list(
		'/tasks/{taskId}/timeEntry',
		taskScopes('READ'),
		'include createdTimeRange limit billStatus orderBy from modifiedTimeRange',
		more(taskTimeEntry, 'billingType'),
		{ ask: { include: 'owner', orderBy: 'DESC', billStatus: 'billable' } },
	),
	write(
		'POST /tasks/{taskId}/timeEntry',
		taskScopes('CREATE'),
		200,
		() => ({
			...{ executedTime: '2026-01-01T09:00:00.000Z', hoursSpent: '3', minutesSpent: 23, fixedCost: '5.5' },
			...{ agentCostPerHour: 3, additionalCost: 10, requestChargeType: 'Upgrade Request', mode: 'AUTO' },
		}),
		{ answer: taskTimeEntry },
	),
	get('/tasks/{taskId}/timeEntrySummation', taskScopes('READ'), 'billStatus', shapes.timeSummation),
	get('/tasks/{taskId}/timeEntry/{taskTimeEntryId}', taskScopes('READ'), 'include', taskTimeEntry, {
		ask: { include: 'owner' },
	}),
	write(
		'PATCH /tasks/{taskId}/timeEntry/{taskTimeEntryId}',
		taskScopes('UPDATE'),
		200,
		() => ({ description: 'On the phone', additionalCost: '10.5', isBillable: false }),
		{ answer: taskTimeEntry },
	),
];

/** Comments on a call or an event; of calls they are deleted and changed in part as well. */
const onActivity = (kind: 'calls' | 'events', methods: Array<'PUT' | 'PATCH'>): Operation[] => {
	const entity = `/${kind}/{${kind.slice(0, -1)}Id}/comments`;
	const one = `${entity}/{${kind.slice(0, -1)}CommentId}`;
	const scopes = (operation: string) => `Desk.activities.${kind}.${operation} Desk.tasks.${operation}`;
	const answer = shapes.activityComment;
	return [
		list(entity, scopes('READ'), 'include limit from sortBy', answer, { ask: { include: 'mentions' } }),
		write(
			`POST ${entity}`,
			scopes('UPDATE'),
			200,
			({ uploadId }) => ({ content: 'First', contentType: 'plainText', attachmentIds: [uploadId] }),
			{ answer },
		),
		get(one, scopes('READ'), 'include', answer, { ask: { include: 'mentions' } }),
		...methods.map((method) =>
			write(`${method} ${one}`, scopes('UPDATE'), 200, () => ({ content: 'Second' }), { answer }),
		),
	];
};

const comments: Operation[] = [
	...onActivity('calls', ['PUT', 'PATCH']),
	write(
		'DELETE /calls/{callId}/comments/{callCommentId}',
		'Desk.activities.calls.UPDATE Desk.tasks.UPDATE',
		204,
	),
	...onActivity('events', ['PUT']),
	list(
		'/accounts/{accountId}/comments',
		'Desk.contacts.READ',
		'include limit from sortBy',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions', sortBy: 'commentedTime', limit: '100' } },
	),
	write('POST /accounts/{accountId}/comments', 'Desk.contacts.UPDATE', 200, () => ({ content: 'First' }), {
		answer: shapes.customerComment,
	}),
	get(
		'/accounts/{accountId}/comments/{accountCommentId}',
		'Desk.contacts.READ',
		'include',
		shapes.customerCommentGot,
		{ ask: { include: 'mentions' } },
	),
	write(
		'PUT /accounts/{accountId}/comments/{accountCommentId}',
		'Desk.contacts.UPDATE',
		200,
		() => ({ content: 'Second', contentType: 'plainText' }),
		{ answer: shapes.customerComment },
	),
	write('DELETE /accounts/{accountId}/comments/{accountCommentId}', 'Desk.contacts.UPDATE', 200),
];

const others: Operation[] = [
	write(
		'POST /webhooks',
		// The file has `Desk.webhooks.CREATE` too, which is in no table of scopes.
		'Desk.events.CREATE Desk.settings.CREATE',
		200,
		({ listeningUrl, departmentId }) => ({
			...{ url: listeningUrl, name: 'Test', description: 'Hears of tickets', isEnabled: true },
			...{ includeEventsFrom: ['AUTOMATION'], ignoreSourceId: '49ad222a-f812-11e7-8c3f-9a214cf093ae' },
			subscriptions: {
				Ticket_Update: { departmentIds: [departmentId], fields: ['status'], includePrevState: true },
				...{ Ticket_Thread_Add: { departmentIds: null, direction: 'in' }, Contact_Add: null },
			},
		}),
		{ answer: shapes.webhook },
	),
	// Thread.json: the file itself, which is no JSON.
	{
		call: 'GET /tickets/{ticketId}/threads/{threadId}/attachments/{uploadId}/content',
		...{ scopes: ['Desk.tickets.READ'], query: [], status: 200 },
	},
];

/** Those of articles in other languages, custom modules, work on tasks, comments and webhooks. */
export const beside: Operation[] = [
	...translations,
	...customRecords,
	...taskTimeEntries,
	...comments,
	...others,
];
