import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { article } from '../../fields/article';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get article',
	description: 'Get one article with its text',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: { organization, articleId: article },
	run: async (desk: Desk, { organization, articleId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({ method: 'GET', path: ['articles', articleId], scopes: scopes.readArticles });
	},
});
