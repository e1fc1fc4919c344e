import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { customRecord } from '../../fields/customRecord';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete custom module record',
	description: 'Move a record of a custom module to the recycle bin, or delete it where the module has none',
	scopes: scopes.deleteCustomRecords,
	writes: true,
	fields: { organization, module: customModule, recordId: customRecord },
	run: async (desk: Desk, { organization, module: moduleName, recordId }) => {
		const portal = await desk.portal(organization);
		const path = [moduleName, recordId];
		await portal.call({ method: 'DELETE', path, silent: true, scopes: scopes.deleteCustomRecords });
		return { id: recordId, deleted: true };
	},
});
