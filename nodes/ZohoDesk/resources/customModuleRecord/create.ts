import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import { customRecordBody } from '../../customRecords';
import type { Desk } from '../../deskApi';
import { customFieldsToCreate } from '../../fields/customRecord';
import { besideCustomFields } from '../../fields/customRecordBeside';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create custom module record',
	description: 'Create a new record of a custom module',
	scopes: scopes.createCustomRecords,
	writes: true,
	gives: 'records',
	fields: { organization, module: customModule, fields: customFieldsToCreate, options: besideCustomFields },
	run: async (desk: Desk, { organization, module: moduleName, fields, options }) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: [moduleName],
				...(await customRecordBody(portal, moduleName, fields.values, options)),
				scopes: scopes.createCustomRecords,
			}),
		);
	},
});
