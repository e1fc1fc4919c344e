import type { Route } from '../../service';
import { answer, type Wording } from '../answer';
import { numberAsked } from '../asked';
import { shownView, shownViewDetail } from '../metadataFormatters';
import { bare, crmError } from '../refusals';
import { moduleAsked } from './settings';

const scopes = ['ZohoCRM.settings.custom_views.READ'];

/** What Zoho calls its groups of views, in the language of the organisation. */
const translation = {
	public_views: 'Public Views',
	other_users_views: "Other User's Views",
	shared_with_me: 'Shared With Me',
	created_by_me: 'Created By Me',
};

const ofViews: Wording = {
	noPermission: () => crmError('NO_PERMISSION', 'permission denied', { permissions: [] }),
};

export const customViewRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/custom_views',
		summary: 'List the custom views of a module',
		scopes,
		query: ['module', 'page', 'per_page'],
		handle: answer(bare, (call, crm) => {
			const { views } = moduleAsked(call, crm, {}, ofViews);
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const asked = views.slice((page - 1) * perPage, page * perPage);
			if (asked.length === 0) return { status: 204 };
			const info = {
				per_page: perPage,
				default: views.find((view) => view.isDefault)?.id ?? null,
				count: asked.length,
				translation,
				page,
				more_records: views.length > page * perPage,
			};
			return { status: 200, body: { custom_views: asked.map((view) => shownView(crm, view)), info } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/custom_views/:id',
		summary: 'Get a custom view with its criteria and columns',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm, {}, ofViews);
			const view = module.views.find(({ id }) => id === call.params.id);
			if (!view) return { status: 204 };
			return {
				status: 200,
				body: { custom_views: [shownViewDetail(crm, module, view)], info: { translation } },
			};
		}),
	},
];
