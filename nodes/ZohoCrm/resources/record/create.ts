import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsOfModule } from '../../fields/fieldsToReturn';
import { moduleField } from '../../fields/module';
import { fieldsToCreate } from '../../fields/recordFields';
import { createOptions, withLayout, writeOptionsOf } from '../../fields/writeOptions';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';
import { settle } from '../../values';
import { callKey, type ReadyRecord, readyRecord, writeRecords } from '../../writes';

export default operation({
	name: 'Create',
	action: 'Create record',
	description: 'Create a new record in any module',
	scopes: scopes.createRecords,
	writes: true,
	gives: fieldsOfModule,
	fields: { module: moduleField, fields: fieldsToCreate, options: collection('Options', createOptions) },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (crm: Crm, { module, fields, options }, item) =>
			await readyRecord(
				crm,
				'create',
				{
					module,
					values: withLayout(fields.values, options),
					options: writeOptionsOf(options),
					returnRecord: options.returnRecord,
				},
				item,
			),
		settle,
		key: callKey,
		run: async (crm: Crm, ready: ReadyRecord[]) => await writeRecords(crm, 'create', ready),
	},
});
