import { requiredText } from '../../shared/fields';

/** An attachment of the chosen record. */
export const attachmentId = requiredText('Attachment ID', {
	description: 'The ID of the attachment; Get Many of attachments lists them',
	placeholder: 'e.g. 4150868000000444001',
});

/** What a list of attachments must name. */
export const ATTACHMENT_FIELDS = [
	...['id', 'File_Name', 'Size', 'Parent_Id', 'Owner'],
	...['Created_Time', 'Created_By', 'Modified_Time', 'Modified_By'],
].join(',');
