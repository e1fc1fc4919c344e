import { badInput } from '../../../shared/badInput';
import { operation } from '../../../shared/operation';
import { customRecordBody } from '../../customRecords';
import type { Desk } from '../../deskApi';
import { customFieldsToUpdate, customRecord } from '../../fields/customRecord';
import { besideCustomFields } from '../../fields/customRecordBeside';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update custom module record',
	description: 'Change fields of a record of a custom module',
	scopes: scopes.updateCustomRecords,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		module: customModule,
		recordId: customRecord,
		fields: customFieldsToUpdate,
		options: besideCustomFields,
	},
	order: ({ recordId }) => recordId,
	run: async (desk: Desk, { organization, module: moduleName, recordId, fields, options }) => {
		const portal = await desk.portal(organization);
		const { body, labelOf } = await customRecordBody(portal, moduleName, fields.values, options);
		if (Object.keys(body).length === 0) {
			throw badInput('Fields', 'has nothing to write', 'Add at least one field and give it a value.');
		}
		return await portal.call({
			method: 'PATCH',
			path: [moduleName, recordId],
			body,
			labelOf,
			scopes: scopes.updateCustomRecords,
		});
	},
});
