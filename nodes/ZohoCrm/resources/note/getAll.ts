import { choice, limit, limitOf, returnAll, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { NOTE_FIELDS } from '../../fields/note';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

const from = choice(
	'Notes Of',
	[
		{ name: 'All Records', value: 'all' },
		{ name: 'One Record', value: 'record' },
	],
	{ default: 'record', description: 'Whose notes to get' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many notes',
	description: 'Get the notes of a record, or many notes, newest first',
	scopes: scopes.readNotes,
	writes: false,
	gives: 'records',
	fields: {
		from,
		module: shownWhen({ from: ['record'] }, moduleField),
		recordId: shownWhen({ from: ['record'] }, record),
		returnAll,
		limit,
	},
	run: async (crm: Crm, { module, recordId, ...howMany }) => {
		const path = module && recordId ? [module, recordId, 'Notes'] : ['Notes'];
		const call = { method: 'GET' as const, path, query: { fields: NOTE_FIELDS }, scopes: scopes.readNotes };
		return await Promise.resolve(crm.pages(call, limitOf(howMany)));
	},
});
