import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { choice, locator } from '../../shared/fields';
import { viewBy } from '../lookups';
import { viewLabel, viewsOf } from '../views';
import { inPortal } from './inForm';

/** The modules that have views, by Zoho's CustomView.json. */
export const moduleWithViews = choice(
	'Module',
	[
		{ name: 'Accounts', value: 'accounts' },
		{ name: 'Activities', value: 'activities' },
		{ name: 'Calls', value: 'calls' },
		{ name: 'Contacts', value: 'contacts' },
		{ name: 'Contracts', value: 'contracts' },
		{ name: 'Events', value: 'events' },
		{ name: 'Tasks', value: 'tasks' },
		{ name: 'Tickets', value: 'tickets' },
	],
	{ default: 'tickets', description: 'The module whose records the views show' },
);

/**
 * A view of records.
 * @param of the module; left out where the form has a field `module` for it
 */
const viewOf = (searchMethod: string, of?: string) => {
	async function searchViews(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const moduleName = of ?? String(this.getCurrentNodeParameter('module') ?? 'tickets');
		const views = await inPortal(this, async (portal) => await viewsOf(portal, moduleName));
		const wanted = filter.trim().toLowerCase();
		return {
			results: views
				.map((view) => ({ name: viewLabel(view), value: String(view.id) }))
				.filter(({ name }) => name.toLowerCase().includes(wanted)),
		};
	}
	return locator('View', {
		searchMethod,
		search: searchViews,
		by: { name: { label: 'By Name', placeholder: 'e.g. All Open Tickets', find: viewBy(of) } },
		byId: {
			placeholder: 'e.g. 1892000000048542',
			pattern: '^[0-9]+$',
			patternHint: 'An ID has digits only',
		},
	});
};

export const view = viewOf('searchViews');
export const ticketView = viewOf('searchTicketViews', 'tickets');
