import { requiredText, text } from '../../shared/fields';

/** A note of any record, by its ID. */
export const noteId = requiredText('Note ID', {
	description: 'The ID of the note; Get Many of notes lists them',
	placeholder: 'e.g. 4150868000000333001',
});

export const noteTitle = text('Title', { description: 'Up to 120 characters' });

/** What a list of notes must name: Zoho CRM gives no fields that are not asked for. */
export const NOTE_FIELDS = [
	...['id', 'Note_Title', 'Note_Content', 'Parent_Id', 'Owner'],
	...['Created_Time', 'Created_By', 'Modified_Time', 'Modified_By'],
].join(',');
