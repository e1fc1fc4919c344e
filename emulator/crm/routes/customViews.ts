import type { Route } from '../../service';
import { answer } from '../answer';
import { shownView, shownViewDetail } from '../metadataFormatters';
import { bare } from '../refusals';
import { moduleAsked } from './settings';

const scopes = ['ZohoCRM.settings.custom_views.READ'];

/** What Zoho calls its groups of views, in the language of the organisation. */
const translation = {
	public_views: 'Public Views',
	other_users_views: "Other User's Views",
	shared_with_me: 'Shared With Me',
	created_by_me: 'Created By Me',
};

export const customViewRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/custom_views',
		summary: 'List the custom views of a module',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const { views } = moduleAsked(call, crm);
			const info = {
				per_page: 200,
				default: views.find((view) => view.isDefault)?.id ?? null,
				count: views.length,
				translation,
				page: 1,
				more_records: false,
			};
			return { status: 200, body: { custom_views: views.map((view) => shownView(crm, view)), info } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/custom_views/:id',
		summary: 'Get a custom view with its criteria and columns',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm);
			const view = module.views.find(({ id }) => id === call.params.id);
			if (!view) return { status: 204 };
			return {
				status: 200,
				body: { custom_views: [shownViewDetail(crm, module, view)], info: { translation } },
			};
		}),
	},
];
