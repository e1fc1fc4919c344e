import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { article } from '../../fields/article';
import { translationChanges } from '../../fields/articleFields';
import { locale } from '../../fields/locale';
import { organization } from '../../fields/organization';
import { articleChange, articleLabel } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update Translation',
	action: 'Update translation of article',
	description: 'Change an article in one language',
	scopes: scopes.updateArticles,
	writes: true,
	fields: {
		organization,
		articleId: article,
		locale,
		changes: collection('Fields', translationChanges, { addLabel: 'Add field' }),
		options: collection('Options', {
			createVersion: toggle('New Version', {
				default: true,
				description: 'Whether the text before is kept as a version of its own',
			}),
		}),
	},
	order: ({ articleId }) => articleId,
	run: async (desk: Desk, { organization, articleId, locale, changes, options }) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'PATCH',
				path: ['articles', articleId, 'translations', locale],
				query: { createVersion: options.createVersion },
				body: articleChange(changes),
				labelOf: articleLabel,
				scopes: scopes.updateArticles,
			}),
		);
	},
});
