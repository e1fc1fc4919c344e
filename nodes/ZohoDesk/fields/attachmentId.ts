import { badInput } from '../../shared/badInput';
import { type Field, requiredText } from '../../shared/fields';

const asText = requiredText('Attachment ID', {
	description: 'The ID of the attachment; Get Many of attachments lists them',
	placeholder: 'e.g. 4000000055001',
});

/** An attachment of the chosen ticket. */
export const attachmentId: Field<string> = {
	property: asText.property,
	read(raw, source) {
		const id = asText.read(raw, source);
		if (/^\d+$/.test(id)) return id;
		throw badInput(source.label, `is "${id}", not an ID`, 'An ID has digits only.');
	},
};
