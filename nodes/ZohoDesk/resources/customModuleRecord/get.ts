import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { customRecord } from '../../fields/customRecord';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get custom module record',
	description: 'Get one record of a custom module with all its fields',
	scopes: scopes.readCustomRecords,
	writes: false,
	gives: 'records',
	fields: { organization, module: customModule, recordId: customRecord },
	run: async (desk: Desk, { organization, module: moduleName, recordId }) => {
		const portal = await desk.portal(organization);
		const path = [moduleName, recordId];
		return await portal.call({ method: 'GET', path, scopes: scopes.readCustomRecords });
	},
});
