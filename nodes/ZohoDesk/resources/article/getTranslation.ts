import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { article } from '../../fields/article';
import { locale } from '../../fields/locale';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Translation',
	action: 'Get translation of article',
	description: 'Get an article in one language, with its text',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: { organization, articleId: article, locale },
	run: async (desk: Desk, { organization, articleId, locale }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['articles', articleId, 'translations', locale],
			scopes: scopes.readArticles,
		});
	},
});
