import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsOfModule } from '../../fields/fieldsToReturn';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { fieldsToUpdate } from '../../fields/recordFields';
import { updateOptions, writeOptionsOf } from '../../fields/writeOptions';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';
import { settle } from '../../values';
import { callKey, type ReadyRecord, readyRecord, writeRecords } from '../../writes';

export default operation({
	name: 'Update',
	action: 'Update record',
	description: 'Change fields of a record in any module',
	scopes: scopes.updateRecords,
	writes: true,
	gives: fieldsOfModule,
	fields: {
		module: moduleField,
		recordId: record,
		fields: fieldsToUpdate,
		options: collection('Options', updateOptions),
	},
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (crm: Crm, { module, recordId, fields, options }, item) => {
			const ready = await readyRecord(
				crm,
				'update',
				{
					module,
					values: fields.values,
					options: writeOptionsOf(options),
					returnRecord: options.returnRecord,
				},
				item,
			);
			return { ...ready, record: { id: recordId, ...ready.record } };
		},
		settle,
		key: callKey,
		run: async (crm: Crm, ready: ReadyRecord[]) => await writeRecords(crm, 'update', ready),
	},
});
