import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { noteId } from '../../fields/note';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get note',
	description: 'Get one note with the record it belongs to',
	scopes: scopes.readNotes,
	writes: false,
	gives: 'records',
	fields: { noteId },
	run: async (crm: Crm, { noteId: id }) => {
		const [note] = rowsOf(await crm.call({ method: 'GET', path: ['Notes', id], scopes: scopes.readNotes }));
		if (note) return note;
		throw new ZohoError({
			code: 'NOT_FOUND',
			message: `There is no note with the ID ${id}`,
			description: 'Check the ID; a deleted note, or one that this user may not see, is not found either.',
			httpStatus: 204,
			field: { apiName: 'noteId', label: 'Note' },
		});
	},
});
