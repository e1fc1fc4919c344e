import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Delete Photo',
	action: 'Delete photo of record',
	description: 'Delete the photo of a record',
	scopes: scopes.deleteRecords,
	writes: true,
	fields: { module: moduleField, recordId: record },
	run: async (crm: Crm, { module, recordId: id }) => {
		await crm.call({
			method: 'DELETE',
			path: [module, id, 'photo'],
			scopes: scopesFor(scopes.deleteRecords, module),
		});
		return { id, deleted: true };
	},
});
