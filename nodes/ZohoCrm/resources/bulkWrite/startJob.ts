import { collection, names, requiredText, text, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { unknownField } from '../../../shared/typed';
import { mapped } from '../../bulk/writeFile';
import { startWrite } from '../../bulk/writeJobs';
import type { Crm } from '../../crmApi';
import { callbackUrl } from '../../fields/bulkRead';
import { findFields, foundBy, kind, skipExisting } from '../../fields/bulkWrite';
import { moduleField } from '../../fields/module';
import { labelOf } from '../../metadata';
import { scopes } from '../../scopes';

export default operation({
	name: 'Start Job',
	action: 'Start bulk write job',
	description: 'Start a bulk write job with an uploaded file without waiting for it, for 500 API credits',
	scopes: scopes.writeInBulk,
	writes: true,
	fields: {
		module: moduleField,
		kind,
		fileId: requiredText('File ID', {
			placeholder: 'e.g. 4150868000001492610',
			description: 'What Upload File gave as fileId',
		}),
		findBy: findFields.findBy,
		columns: names('Columns', {
			placeholder: 'e.g. Last_Name, Email, Account_Name',
			description:
				"API names of the fields that the file's columns fill, in the order of the columns, separated by commas. Without any, the file's first line names the fields.",
		}),
		options: collection('Options', {
			callbackUrl,
			fileName: text('File Name', {
				placeholder: 'e.g. leads.csv',
				description: "The CSV's name within the ZIP, which Upload File gave as fileName",
			}),
			ignoreEmpty: toggle('Ignore Empty Cells', {
				description: 'Whether an empty cell leaves its field as it is, instead of clearing it',
			}),
			skipExisting,
		}),
	},
	run: async (crm: Crm, { module, kind: action, fileId, findBy, columns, options }) => {
		const fields = columns.length > 0 ? await crm.fields(module) : [];
		const unknown = columns.find(
			(name) => name !== 'id' && !fields.some(({ api_name: known }) => known === name),
		);
		if (unknown !== undefined) {
			const known = fields.map((field) => ({ apiName: field.api_name, label: labelOf(field) }));
			throw unknownField(unknown, known, `the module ${module}`);
		}
		return await startWrite(crm, {
			kind: action,
			module,
			fileId,
			fileName: options.fileName,
			findBy: foundBy(action, findBy, options.skipExisting),
			mappings: columns.length > 0 ? mapped(fields, columns) : undefined,
			ignoreEmpty: options.ignoreEmpty === true,
			callbackUrl: options.callbackUrl,
		});
	},
});
