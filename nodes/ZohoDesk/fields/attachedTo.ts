import { choice, shownWhen } from '../../shared/fields';
import { threadId } from './threadId';

export const whenTicket = { attachedTo: ['ticket'] };

/** Where an attachment is: at the ticket itself, or in one of its mails. */
export const attachedTo = {
	attachedTo: choice(
		'Attached To',
		[
			{ name: 'Thread', value: 'thread', description: 'One of the mails and chats of the ticket' },
			{ name: 'Ticket', value: 'ticket' },
		],
		{ default: 'ticket', description: 'Where the attachments are' },
	),
	threadId: shownWhen({ attachedTo: ['thread'] }, threadId),
};
