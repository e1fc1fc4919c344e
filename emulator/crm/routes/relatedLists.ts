import type { Route } from '../../service';
import { answer } from '../answer';
import { shownRelatedList } from '../metadataFormatters';
import { bare } from '../refusals';
import { moduleAsked } from './settings';

export const relatedListRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/related_lists',
		summary: 'List the related lists of a module',
		scopes: ['ZohoCRM.settings.related_lists.READ'],
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm, { param_name: 'module' });
			const lists = module.relatedLists.map((list, index) => shownRelatedList(crm, module, list, index));
			return lists.length === 0 ? { status: 204 } : { status: 200, body: { related_lists: lists } };
		}),
	},
];
