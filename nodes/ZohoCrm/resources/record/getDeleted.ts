import { choice, collection, dateTime, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { scopes, scopesFor } from '../../scopes';

const options = {
	deletedAfter: dateTime('Deleted After', { description: 'Only records that were deleted after this time' }),
	type: choice(
		'Type',
		[
			{ name: 'All', value: 'all' },
			{ name: 'In the Recycle Bin', value: 'recycle' },
			{ name: 'Permanently Deleted', value: 'permanent' },
		],
		{ default: 'all', description: 'Which deleted records to return' },
	),
};

export default operation({
	name: 'Get Deleted',
	action: 'Get deleted records',
	description: 'Get the IDs and names of deleted records, newest first; Zoho CRM remembers 120 days of them',
	scopes: scopes.readRecords,
	writes: false,
	gives: 'records',
	fields: { module: moduleField, returnAll, limit, options: collection('Options', options) },
	run: async (crm: Crm, { module, options: { type = 'all', deletedAfter }, ...howMany }) =>
		await Promise.resolve(
			crm.pages(
				{
					method: 'GET',
					path: [module, 'deleted'],
					query: { type },
					headers: deletedAfter ? { 'If-Modified-Since': withoutMilliseconds(deletedAfter) } : {},
					scopes: scopesFor(scopes.readRecords, module),
				},
				limitOf(howMany),
			),
		),
});

/** Zoho's date-times have no milliseconds. */
const withoutMilliseconds = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');
