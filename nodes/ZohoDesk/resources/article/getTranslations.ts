import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { article } from '../../fields/article';
import { organization } from '../../fields/organization';
import { translationList } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Translations',
	action: 'Get translations of article',
	description: 'Get the languages an article is in, its own one too, without the text',
	scopes: scopes.readArticles,
	writes: false,
	gives: 'records',
	fields: { organization, articleId: article, returnAll, limit },
	run: async (desk: Desk, { organization, articleId, ...howMany }) => {
		const path = ['articles', articleId, 'translations'];
		return translationList(await desk.portal(organization), { path }, limitOf(howMany));
	},
});
