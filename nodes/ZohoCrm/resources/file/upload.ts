import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { inputFile } from '../../fields/file';
import { LARGEST_FILE, uploadFile } from '../../files';
import { scopes } from '../../scopes';

export default operation({
	name: 'Upload',
	action: 'Upload file',
	description: "Upload a file to Zoho's file system; its ID goes into file and image fields and into emails",
	scopes: scopes.uploadFiles,
	writes: true,
	fields: { binaryProperty: inputFile },
	run: async (crm: Crm, { binaryProperty }, item) => {
		const { meta, content } = await item.binary(binaryProperty);
		if (content.length > LARGEST_FILE) {
			throw badInput(
				'Input Binary Field',
				`holds a file of ${Math.ceil(content.length / 1024 / 1024)} MB`,
				'Zoho CRM takes files of up to 20 MB here. Attachments of records may have 100 MB.',
			);
		}
		const name = meta.fileName ?? 'file';
		const id = await uploadFile(crm, { content, name, type: meta.mimeType });
		return { id, name, size: content.length };
	},
});
