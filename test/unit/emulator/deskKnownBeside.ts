import type { DeskCalls } from './deskCalls';
import type { Known } from './deskOperation';

/** More records of the emulator's store, for the operations of `deskPublishedBeside.ts`. */
export function knownBeside({ store, emulator }: DeskCalls, known: Known): Known {
	const nextId = () => emulator.world.nextId();
	const [organization] = store.organizations;
	const orgId = organization?.id ?? '';
	const { agentId = '', taskId = '', callId, eventId, accountId, departmentId = '', ticketId = '' } = known;
	const now = store.now();
	const commentOn = (entityId = '') => {
		const id = nextId();
		store.comments.byId.set(id, {
			...{ id, entityId, content: 'Hello', contentType: 'html', commenterId: agentId, commentedTime: now },
			...{ modifiedTime: null, attachments: [] },
		});
		return id;
	};
	const taskTimeEntryId = nextId();
	const [ofTicket] = store.timeEntries.of('tickets', ticketId);
	if (!ofTicket) throw new TypeError('There is a time entry to make another like');
	store.timeEntries.byId.set(taskTimeEntryId, {
		...{ ...ofTicket, id: taskTimeEntryId, kind: 'tasks', entityId: taskId },
	});
	const record = store.addCustomRecord({
		...{
			orgId,
			name: 'Family Grant',
			ownerId: agentId,
			createdBy: agentId,
			modifiedBy: agentId,
			departmentId,
		},
	});
	const article = store.knowledgeBase.articles.of(orgId).find(({ translations }) => translations.has('es'));
	return {
		...{ callCommentId: commentOn(callId), eventCommentId: commentOn(eventId) },
		...{ accountCommentId: commentOn(accountId), taskTimeEntryId, recordId: record.id },
		...{ articleId: article?.id ?? '', locale: 'es' },
		// Anybody may read it, so a webhook's handshake with it succeeds.
		listeningUrl: `${emulator.urls.desk}/.well-known/jwks.json`,
	};
}
