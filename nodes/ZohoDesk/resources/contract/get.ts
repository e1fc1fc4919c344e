import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { contract } from '../../fields/contract';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get contract',
	description: 'Get one contract with its account, product, owner and support plan',
	scopes: scopes.readContracts,
	writes: false,
	gives: 'records',
	fields: { organization, contractId: contract },
	run: async (desk: Desk, { organization, contractId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['contracts', contractId],
			scopes: scopes.readContracts,
		});
	},
});
