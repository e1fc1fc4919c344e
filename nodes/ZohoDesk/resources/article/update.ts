import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { article } from '../../fields/article';
import { articleChanges } from '../../fields/articleFields';
import { organization } from '../../fields/organization';
import { articleChange, articleLabel } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update article',
	description: 'Change an article in its own language, publish it or move it to another category',
	scopes: scopes.updateArticles,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		articleId: article,
		changes: collection('Fields', articleChanges, { addLabel: 'Add field' }),
	},
	order: ({ articleId }) => articleId,
	run: async (desk: Desk, { organization, articleId, changes }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'PATCH',
			path: ['articles', articleId],
			body: articleChange(changes),
			labelOf: articleLabel,
			scopes: scopes.updateArticles,
		});
	},
});
