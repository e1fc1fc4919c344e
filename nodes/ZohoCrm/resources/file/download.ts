import { requiredText } from '../../../shared/fields';
import { fileNameIn } from '../../../shared/fileName';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { outputFile } from '../../fields/file';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download',
	action: 'Download file',
	description: "Download a file from Zoho's file system, such as the one in a file or image field",
	scopes: scopes.readFiles,
	writes: false,
	fields: {
		fileId: requiredText('File ID', {
			placeholder: 'e.g. c5a2f4d4b3e8f6a0b1c2d3e4f5a6b7c8',
			description: 'The ID that Upload gave, or File_Id__s of a file field',
		}),
		binaryProperty: outputFile,
	},
	run: async (crm: Crm, { fileId: id, binaryProperty }, item) => {
		const { status, headers, body } = await crm.answer({
			method: 'GET',
			path: ['files'],
			query: { id },
			as: 'binary',
			scopes: scopes.readFiles,
		});
		if (status === 204 || !Buffer.isBuffer(body)) throw noFile(id);
		const name = fileNameIn(headers['content-disposition']) ?? id;
		const file = await item.toBinary(body, name);
		return { json: { id, name, size: body.length }, binary: { [binaryProperty]: file } };
	},
});

const noFile = (id: string) =>
	new ZohoError({
		code: 'NOT_FOUND',
		message: `Zoho CRM has no file with the ID ${id}`,
		description:
			'Check the ID. Attachments of records have IDs of another kind: Attachment → Download gets them.',
		httpStatus: 204,
		field: { apiName: 'fileId', label: 'File ID' },
	});
