import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { inputFile } from '../../fields/file';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { fileBody } from '../../fileBody';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Upload Photo',
	action: 'Upload photo of record',
	description:
		'Give a record a photo, such as the picture of a contact; it takes the place of the one before',
	scopes: scopes.createRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, binaryProperty: inputFile },
	run: async (crm: Crm, { module, recordId: id, binaryProperty }, item) => {
		const { meta, content } = await item.binary(binaryProperty);
		if (!meta.mimeType.startsWith('image/')) {
			throw badInput(
				'Input Binary Field',
				`holds a file of the type ${meta.mimeType}`,
				'Zoho CRM takes pictures as photos, such as PNG or JPEG.',
			);
		}
		const fileName = meta.fileName ?? 'photo';
		await crm.call({
			method: 'POST',
			path: [module, id, 'photo'],
			body: fileBody(content, fileName, meta.mimeType),
			// The photo given twice is still the one photo.
			repeatable: true,
			scopes: scopesFor(scopes.createRecords, module),
		});
		return { id, fileName, size: content.length };
	},
});
