import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { choice, loadedChoice } from '../../shared/fields';
import { chosenModule, inForm } from './inForm';

async function getViews(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const views = await inForm(this, async (crm) => await crm.views(chosenModule(this)));
	return views.map(({ id, display_value, name }) => ({ name: display_value ?? name ?? id, value: id }));
}

const view = loadedChoice(
	'Custom View Name or ID',
	{
		loadOptionsMethod: 'getViews',
		load: getViews,
		dependsOn: ['module.value'],
		chooseFirst: 'module',
		nothing: 'All Records',
	},
	{
		description:
			'Only the records of this view. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);

const converted = choice(
	'Converted Leads',
	[
		{ name: 'Both', value: 'both' },
		{ name: 'Only Converted', value: 'true' },
		{ name: 'Only Not Converted', value: 'false' },
	],
	{
		default: 'false',
		description: 'Leads only: whether leads that have been converted are among the results',
	},
);

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Created Time', value: 'Created_Time' },
		{ name: 'ID', value: 'id' },
		{ name: 'Modified Time', value: 'Modified_Time' },
	],
	{ default: 'Modified_Time', description: 'The field to sort by; Zoho CRM sorts lists by these three only' },
);

const sortOrder = choice(
	'Sort Order',
	[
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
	{ default: 'desc', description: 'Whether the newest come first (descending) or last' },
);

export const listOptions = { converted, view, sortBy, sortOrder };
