import { addDeskCatalog } from '../../../emulator/seed/deskCatalog';
import { addDeskKnowledgeBase } from '../../../emulator/seed/deskKnowledgeBase';
import type { Thread } from '../../../emulator/desk/conversation';
import type { DeskCalls } from './deskCalls';
import { knownBeside } from './deskKnownBeside';
import type { Known } from './deskOperation';

/** Records of every kind that the published operations need, made anew in the emulator's store. */
export function makeKnown(desk: DeskCalls): Known {
	const known = knownFirst(desk);
	return { ...known, ...knownBeside(desk, known) };
}

function knownFirst({ store, emulator }: DeskCalls): Known {
	const nextId = () => emulator.world.nextId();
	const [organization] = store.organizations;
	const orgId = organization?.id ?? '';
	const [department, otherDepartment] = store.departments(orgId);
	const [agent] = store.agents(orgId);
	const agentId = agent?.id ?? '';
	const [account, otherAccount] = ['Zylker', 'Zillum'].map((accountName) =>
		store.addAccount({ accountName, ownerId: agentId }),
	);
	const accountId = account?.id ?? '';
	const [contact, otherContact] = ['Carol', 'Lucas'].map((lastName) =>
		store.addContact({ lastName, accountId, ownerId: agentId }),
	);
	const contactId = contact?.id ?? '';
	const [ticket, otherTicket] = ['Delay', 'Again'].map((subject) =>
		store.addTicket({ subject, contactId, accountId, departmentId: department?.id, assigneeId: agentId }),
	);
	const ticketId = ticket?.id ?? '';
	const trashed = store.addTicket({ subject: 'Old', contactId });
	store.trash(trashed);
	const now = store.now();
	const content = `zsu[@user:${agent?.zuid}]zsu please look at it`;
	const upload = {
		...{ id: nextId(), orgId, name: 'a.png', type: 'image/png', content: Buffer.from('a') },
		...{ creatorId: agentId, createdTime: now },
	};
	const attachment = { ...upload, id: nextId(), ticketId: ticketId, isPublic: false };
	const fromEmailAddress = `${(department?.name ?? '').toLowerCase()}@marigold.example`;
	const mail: Omit<Thread, 'id' | 'direction' | 'status' | 'authorId'> = {
		...{ ticketId, content: 'Hello', contentType: 'text/plain', fromEmailAddress, to: 'a@b.example' },
		...{ cc: '', bcc: '', isForward: false, visibility: 'public', attachments: [upload], createdTime: now },
	};
	const threadId = nextId();
	const draftId = nextId();
	const commentId = nextId();
	const { ofTickets } = store;
	ofTickets.uploads.set(upload.id, upload);
	store.attachments.set(attachment.id, attachment);
	ofTickets.threads.set(threadId, {
		...{ ...mail, id: threadId, direction: 'in', status: 'SUCCESS', authorId: null },
	});
	ofTickets.threads.set(draftId, {
		...{ ...mail, id: draftId, direction: 'out', status: 'DRAFT', authorId: agentId },
	});
	ofTickets.comments.set(commentId, {
		...{ id: commentId, ticketId, content, contentType: 'html', isPublic: false, commenterId: agentId },
		...{ commentedTime: now, modifiedTime: null, attachments: [upload] },
	});
	const approvalId = nextId();
	ofTickets.approvals.set(approvalId, {
		...{ id: approvalId, ticketId, subject: 'Refund', description: null, approverId: agentId },
		...{ requesterId: agentId, requestedTime: now, status: 'Pending', processedTime: null },
	});
	ofTickets.followers.set(ticketId, new Set([agentId]));
	const timeEntryId = nextId();
	store.timeEntries.byId.set(timeEntryId, {
		...{ id: timeEntryId, orgId, kind: 'tickets', entityId: ticketId, executedTime: now, hoursSpent: 1 },
		...{ minutesSpent: 0, secondsSpent: 0, description: null, ownerId: agentId, isBillable: true },
		...{ billingType: null, requestChargeType: null, agentCostPerHour: null, additionalCost: null },
		...{ fixedCost: null, mode: 'MANUAL', invoiceId: null, createdBy: agentId },
		...{ createdTime: now, modifiedTime: now },
	});
	const task = store.addActivity('tasks', {
		...{ subject: 'Ring back', ticketId, contactId, ownerId: agentId, departmentId: department?.id },
	});
	const [taskCommentId, contactCommentId] = [task.id, contactId].map((entityId) => {
		const id = nextId();
		store.comments.byId.set(id, {
			...{ id, entityId, content, contentType: 'html', commenterId: agentId, commentedTime: now },
			...{ modifiedTime: null, attachments: [] },
		});
		return id;
	});
	const webhookId = nextId();
	store.webhooks.byId.set(webhookId, {
		...{ id: webhookId, orgId, name: 'Test', description: null, url: 'http://127.0.0.1:9/', failures: 0 },
		...{ subscriptions: { Contact_Delete: null }, includeEventsFrom: [], ignoreSourceId: null },
		...{ isEnabled: true, createdBy: agentId, createdTime: now, modifiedTime: now },
	});
	const visit = { subject: 'Visit', ticketId, contactId, ownerId: agentId, departmentId: department?.id };
	const [callId, eventId] = (['calls', 'events'] as const).map(
		(kind) => store.addActivity(kind, { ...visit, startTime: now }).id,
	);
	addDeskKnowledgeBase(store, orgId, nextId);
	addDeskCatalog(store, orgId, nextId);
	const categories = store.knowledgeBase.categories.of(orgId);
	const [supportPlan] = store.supportPlans.of(orgId);
	const product = store.addProduct({
		...{ productName: 'Lamp', unitPrice: '12', ownerId: agentId, departmentIds: [department?.id ?? ''] },
	});
	if (ticket) store.tags.add(ticket, 'urgent', nextId);
	const [tag] = store.tags.in(department?.id ?? '');
	const [team] = store.teams.of(orgId);
	const of = (record: { id: string } | undefined): string => record?.id ?? '';
	return {
		...{ ticketId, otherTicketId: of(otherTicket), contactId, otherContactId: of(otherContact) },
		...{ accountId, otherAccountId: of(otherAccount), departmentId: of(department), agentId },
		...{ otherDepartmentId: of(otherDepartment), uploadId: upload.id, attachmentId: attachment.id },
		...{ threadId, draftId, commentId, approvalId, timeEntryId, taskId: task.id, webhookId },
		...{ callId: callId ?? '', eventId: eventId ?? '', productId: product.id, tagId: of(tag) },
		...{ teamId: of(team), roleId: agent?.roleId ?? '', profileId: agent?.profileId ?? '' },
		...{ articleId: of(store.knowledgeBase.articles.of(orgId)[0]), rootCategoryId: of(categories[0]) },
		sectionId: of(categories.find(({ parentCategoryId }) => parentCategoryId !== null)),
		...{ supportPlanId: of(supportPlan), contractId: of(store.contracts.of(orgId)[0]) },
		...{ emailId: agent?.emailId ?? '', trashedTicketId: trashed.id, organizationId: orgId },
		...{ fieldId: of(store.fields(orgId, 'tickets')[0]), layoutId: of(store.layouts(orgId, 'tickets')[0]) },
		...{ taskCommentId: taskCommentId ?? '', contactCommentId: contactCommentId ?? '', fromEmailAddress },
	};
}
