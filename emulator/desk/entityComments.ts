import type { Upload } from './conversation';
import type { Time } from './records';

/** A comment on a task, a call, an event, a contact or an account. Those on tickets are public or private as well. */
export interface EntityComment {
	id: string;
	/** The record that is commented on. */
	entityId: string;
	content: string;
	contentType: 'html' | 'plainText';
	commenterId: string;
	commentedTime: Time;
	modifiedTime: Time | null;
	attachments: Upload[];
}

export class EntityComments {
	readonly byId = new Map<string, EntityComment>();

	/** Oldest first. */
	of(entityId: string): EntityComment[] {
		return [...this.byId.values()].filter((comment) => comment.entityId === entityId);
	}
}
