import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { searchCustomers, searchParameters } from '../../customers';
import type { Desk } from '../../deskApi';
import { contactSearchFilters } from '../../fields/customerSearch';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Search',
	action: 'Search contacts',
	description: 'Find contacts by their fields and by ranges of time',
	scopes: [...scopes.readContacts, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: { organization, returnAll, limit, filters: contactSearchFilters },
	run: async (desk: Desk, { organization, filters, ...howMany }) => {
		const query = searchParameters(filters);
		return searchCustomers(await desk.portal(organization), 'contacts', query, limitOf(howMany));
	},
});
