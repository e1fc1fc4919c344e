import { collection, limit, limitOf, returnAll, text, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const filters = {
	isEnabled: toggle('Is Enabled', {
		default: true,
		description: 'Whether to return enabled departments, or disabled ones',
	}),
	searchStr: text('Search', {
		placeholder: 'e.g. sup*',
		description: 'Name; abc* stands for its beginning, *abc* for any part',
	}),
};

export default operation({
	name: 'Get Many',
	action: 'Get many departments',
	description: 'Get departments, page by page up to the limit',
	scopes: scopes.readDepartments,
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
			{ method: 'GET', path: ['departments'], query, scopes: scopes.readDepartments },
			limitOf(howMany),
		);
	},
});
