import { requiredText } from '../../../shared/fields';
import { fileNameIn } from '../../../shared/fileName';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { attachmentId } from '../../fields/attachment';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download',
	action: 'Download attachment',
	description: 'Download the file of an attachment',
	scopes: scopes.readAttachments,
	writes: false,
	fields: {
		module: moduleField,
		recordId: record,
		attachmentId,
		binaryProperty: requiredText('Put Output File in Field', {
			default: 'data',
			description: 'The name of the field of the output item to put the file in',
		}),
	},
	run: async (crm: Crm, { module, recordId, attachmentId: id, binaryProperty }, item) => {
		const { status, headers, body } = await crm.answer({
			method: 'GET',
			path: [module, recordId, 'Attachments', id],
			as: 'binary',
			scopes: scopes.readAttachments,
		});
		if (status === 204 || !Buffer.isBuffer(body)) throw notFound(id);
		const fileName = fileNameIn(headers['content-disposition']) ?? id;
		// Zoho calls every file a download; n8n tells the type by the name.
		const file = await item.toBinary(body, fileName);
		return { json: { id, fileName, size: body.length }, binary: { [binaryProperty]: file } };
	},
});

const notFound = (id: string) =>
	new ZohoError({
		code: 'NOT_FOUND',
		message: `The record has no attachment with the ID ${id}`,
		description: 'Check the record and the ID; Get Many of attachments lists those of a record.',
		httpStatus: 204,
		field: { apiName: 'attachmentId', label: 'Attachment' },
	});
