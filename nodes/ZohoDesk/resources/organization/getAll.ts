import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many organizations',
	description: 'Get the Zoho Desk organizations the account belongs to; also the way to check the connection',
	scopes: scopes.readOrganizations,
	writes: false,
	gives: 'records',
	fields: {},
	run: async (desk: Desk) => await desk.organizations(),
});
