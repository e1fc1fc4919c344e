import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { noteId } from '../../fields/note';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete note',
	description: 'Delete a note of any record',
	scopes: scopes.deleteNotes,
	writes: true,
	fields: { noteId },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { noteId: id }) => await Promise.resolve({ id }),
		key: () => 'notes',
		run: async (crm: Crm, notes: Array<{ id: string }>) => {
			const ids = notes.map(({ id }) => id).join(',');
			const results = await crm.results(
				{ method: 'DELETE', path: ['Notes'], query: { ids }, scopes: scopes.deleteNotes },
				notes,
				'Notes',
			);
			return results.map((result, index) =>
				result instanceof ZohoError ? result : { id: notes[index]?.id ?? result.id, deleted: true },
			);
		},
	},
});
