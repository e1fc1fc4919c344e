import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { field } from '../../fields/field';
import { anyModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get field',
	description: 'Get one field of a module with its choices',
	scopes: scopes.readField,
	writes: false,
	fields: { organization, module: anyModule, fieldId: field },
	run: async (desk: Desk, { organization, fieldId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['fields', fieldId], scopes: scopes.readField });
	},
});
