import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { entriesOf, zipped } from '../../../shared/files/zip';
import { operation } from '../../../shared/operation';
import { LARGEST_UPLOAD, uploadZip } from '../../bulk/writeJobs';
import type { Crm } from '../../crmApi';
import { scopes } from '../../scopes';

const ZIP = Buffer.from('PK');

export default operation({
	name: 'Upload File',
	action: 'Upload file for bulk write',
	description: 'Upload a CSV file, zipped or not, for a bulk write job; gives the ID that Start Job takes',
	scopes: scopes.uploadForBulk,
	writes: true,
	fields: {
		binaryProperty: requiredText('Input Binary Field', {
			default: 'data',
			description:
				'The name of the field of the input item that holds the file: a CSV of up to 25,000 rows, or a ZIP of one',
		}),
	},
	run: async (crm: Crm, { binaryProperty }, item) => {
		const { meta, content } = await item.binary(binaryProperty);
		const isZip = content.subarray(0, ZIP.length).equals(ZIP);
		const name = isZip ? entriesOf(content)[0]?.name : (meta.fileName ?? 'data.csv');
		if (name === undefined)
			throw badInput('Input Binary Field', 'is a ZIP without a file', 'Put the CSV in it.');
		const zip = isZip ? content : await zipped(name, content);
		if (zip.length > LARGEST_UPLOAD) {
			throw badInput(
				'Input Binary Field',
				`has ${Math.ceil(zip.length / 1024 / 1024)} MB when zipped`,
				'Zoho CRM takes 25 MB. Split the file, or use Import, which does.',
			);
		}
		return { fileId: await uploadZip(crm, zip, `${name}.zip`), fileName: name };
	},
});
