import { collection, limit, limitOf, returnAll, text, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const filters = {
	default: toggle('Is Default', {
		default: true,
		description: 'Whether to return the profiles every help desk has, or those of your own',
	}),
	searchStr: text('Search', {
		placeholder: 'e.g. sup%',
		description: 'Name or description; abc% stands for its beginning, %abc% for any part',
	}),
};

export default operation({
	name: 'Get Many',
	action: 'Get many profiles',
	description: 'Get profiles, page by page up to the limit',
	scopes: scopes.readRoles,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, filters, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = { ...filters, searchStr: filters.searchStr || undefined };
		return portal.list(
			{ method: 'GET', path: ['profiles'], query, scopes: scopes.readRoles },
			limitOf(howMany),
		);
	},
});
