import type { Route } from '../../service';
import { answer } from '../answer';
import { shownLayout } from '../metadataFormatters';
import { bare } from '../refusals';
import { moduleAsked } from './settings';

const scopes = ['ZohoCRM.settings.layouts.READ'];

export const layoutRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/layouts',
		summary: 'List the layouts of a module',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm);
			return {
				status: 200,
				body: { layouts: module.layouts.map((layout) => shownLayout(crm, module, layout)) },
			};
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/layouts/:id',
		summary: 'Get a layout',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm);
			const layout = module.layouts.find(({ id }) => id === call.params.id);
			if (!layout) return { status: 204 };
			return { status: 200, body: { layouts: [shownLayout(crm, module, layout)] } };
		}),
	},
];
