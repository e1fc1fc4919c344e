import { requiredText } from '../../shared/fields';

/** One thread of a ticket. */
export const threadId = requiredText('Thread ID', {
	placeholder: 'e.g. 1892000001121138',
	description: 'ID of a thread of the ticket; Get Many lists them',
});
