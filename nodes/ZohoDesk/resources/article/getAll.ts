import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { articleFilters, articleSort } from '../../fields/articleFilters';
import { organization } from '../../fields/organization';
import { articleList } from '../../knowledgeBase';
import { scopes } from '../../scopes';
import { rangeOf } from '../../ticketWindows';

export default operation({
	name: 'Get Many',
	action: 'Get many articles',
	description: 'Get articles without their text, page by page up to the limit',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', articleFilters, { addLabel: 'Add filter' }),
		options: collection('Options', { sortBy: articleSort }),
	},
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const { modifiedAfter, modifiedBefore, status = [], permission = [], ...others } = filters;
		const query = {
			...others,
			modifiedTimeRange: rangeOf(modifiedAfter, modifiedBefore),
			permission: permission.join(',') || undefined,
			sortBy: options.sortBy,
			status: status.join(',') || undefined,
		};
		return articleList(await desk.portal(organization), { path: ['articles'], query }, limitOf(howMany));
	},
});
