import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsOfModule } from '../../fields/fieldsToReturn';
import { checkedMatch, matchOn } from '../../fields/matchOn';
import { moduleField } from '../../fields/module';
import { fieldsToCreate } from '../../fields/recordFields';
import { createOptions, withLayout, writeOptionsOf } from '../../fields/writeOptions';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';
import { settle } from '../../values';
import { callKey, type ReadyRecord, readyRecord, writeRecords } from '../../writes';

export default operation({
	name: 'Create or Update',
	action: 'Create or update record',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	scopes: scopes.createRecords,
	writes: true,
	gives: fieldsOfModule,
	fields: {
		module: moduleField,
		matchOn,
		fields: fieldsToCreate,
		options: collection('Options', createOptions),
	},
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (crm: Crm, { module, matchOn, fields, options }, item) => {
			const duplicate_check_fields = await checkedMatch(crm, module, matchOn);
			return await readyRecord(
				crm,
				'upsert',
				{
					module,
					values: withLayout(fields.values, options),
					options: {
						...writeOptionsOf(options),
						...(duplicate_check_fields.length > 0 ? { duplicate_check_fields } : {}),
					},
					returnRecord: options.returnRecord,
				},
				item,
			);
		},
		settle,
		key: callKey,
		run: async (crm: Crm, ready: ReadyRecord[]) => await writeRecords(crm, 'upsert', ready),
	},
});
