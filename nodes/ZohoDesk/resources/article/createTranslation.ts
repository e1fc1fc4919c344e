import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { agent } from '../../fields/agent';
import { article } from '../../fields/article';
import { answer, status, title, translationOptions } from '../../fields/articleFields';
import { locale } from '../../fields/locale';
import { organization } from '../../fields/organization';
import { relabeled } from '../../fields/relabeled';
import { articleBody, articleLabel } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create Translation',
	action: 'Create translation of article',
	description: 'Add a language to an article',
	scopes: scopes.updateArticles,
	writes: true,
	fields: {
		organization,
		articleId: article,
		locale,
		title,
		answer,
		status,
		authorId: relabeled(agent, { displayName: 'Author', description: 'Who wrote the translation' }),
		options: collection('Options', translationOptions),
	},
	order: ({ articleId }) => articleId,
	run: async (desk: Desk, { organization, articleId, options, ...translation }) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: ['articles', articleId, 'translations'],
				body: articleBody({ ...translation, ...options }),
				labelOf: articleLabel,
				scopes: scopes.updateArticles,
			}),
		);
	},
});
