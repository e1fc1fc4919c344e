import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes, scopesFor } from '../../scopes';

const options = {
	sortOrder: choice(
		'Sort Order',
		[
			{ name: 'Newest First', value: 'desc' },
			{ name: 'Oldest First', value: 'asc' },
		],
		{ default: 'desc', description: 'Which events come first' },
	),
};

export default operation({
	name: 'Get Timeline',
	action: 'Get timeline of record',
	description: 'Get what happened to a record: who changed which fields, from what to what and when',
	scopes: scopes.readRecords,
	writes: false,
	gives: 'records',
	fields: {
		module: moduleField,
		recordId: record,
		returnAll,
		limit,
		options: collection('Options', options),
	},
	run: async (crm: Crm, { module, recordId, options: { sortOrder = 'desc' }, ...howMany }) =>
		await Promise.resolve(
			crm.pages(
				{
					method: 'GET',
					path: [module, recordId, '__timeline'],
					query: { sort_by: 'audited_time', sort_order: sortOrder },
					scopes: scopesFor(scopes.readRecords, module),
				},
				limitOf(howMany),
				'__timeline',
			),
		),
});
