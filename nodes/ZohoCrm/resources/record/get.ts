import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsAsked, fieldsOfModule } from '../../fields/fieldsToReturn';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get record',
	description: 'Get one record of any module with all its fields, subforms too',
	scopes: scopes.readRecords,
	writes: false,
	gives: fieldsOfModule,
	fields: { module: moduleField, recordId: record },
	run: async (crm: Crm, { module, recordId }, item) =>
		await crm.get(module, recordId, await fieldsAsked(crm, module, item)),
});
