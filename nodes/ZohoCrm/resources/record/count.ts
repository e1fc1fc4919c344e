import { badInput } from '../../../shared/badInput';
import { choice, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { listOptions } from '../../fields/listOptions';
import { moduleField } from '../../fields/module';
import { searchFields, searchParameter, searchWays } from '../../fields/searchBy';
import { scopes } from '../../scopes';

/** What is counted; but for these two it is what a search would find. */
const countBy = choice(
	'Count',
	[
		{ name: 'All Records', value: 'all', description: 'Every record of the module' },
		...searchWays,
		{ name: 'Custom View', value: 'view', description: 'The records of a view' },
	].sort((a, b) => a.name.localeCompare(b.name)),
	{ default: 'all', description: 'Which records to count; a count costs 50 API credits' },
);

export default operation({
	name: 'Count',
	action: 'Count records',
	description: 'Count all records of a module, those of a view or those a search finds, for 50 API credits',
	scopes: scopes.searchRecords,
	writes: false,
	fields: {
		module: moduleField,
		searchBy: countBy,
		...searchFields,
		view: shownWhen({ searchBy: ['view'] }, listOptions.view),
	},
	run: async (crm: Crm, { module, view, ...params }) => {
		const { searchBy } = params;
		const isSearch = searchBy !== 'all' && searchBy !== 'view';
		const { count } = await crm.call({
			method: 'GET',
			path: [module, 'actions', 'count'],
			query: isSearch ? await searchParameter(crm, module, params) : { cvid: chosenView(searchBy, view) },
			heavy: true,
			scopes: scopes.searchRecords,
		});
		return { count };
	},
});

function chosenView(searchBy: string, view?: string): string | undefined {
	if (searchBy === 'view' && !view) {
		throw badInput('Custom View', 'is empty', 'Choose the view whose records are to be counted.');
	}
	return view;
}
