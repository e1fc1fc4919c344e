import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Desk } from '../../deskApi';
import { answer, articleOptions, status, title } from '../../fields/articleFields';
import { kbCategory } from '../../fields/kbCategory';
import { organization } from '../../fields/organization';
import { articleBody, articleLabel } from '../../knowledgeBase';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create article',
	description: 'Create a new article in the knowledge base',
	scopes: scopes.createArticles,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		categoryId: kbCategory,
		title,
		answer,
		status,
		options: collection('Options', articleOptions),
	},
	run: async (desk: Desk, { organization, options, ...article }) => {
		const portal = await desk.portal(organization);
		return made(
			await portal.call({
				method: 'POST',
				path: ['articles'],
				body: articleBody({ ...article, ...options }),
				labelOf: articleLabel,
				scopes: scopes.createArticles,
			}),
		);
	},
});
