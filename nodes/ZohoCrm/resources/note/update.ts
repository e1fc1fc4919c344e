import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { collection, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { noteId, noteTitle } from '../../fields/note';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';

const changes = collection(
	'Changes',
	{ content: text('Content', { rows: 4 }), title: noteTitle },
	{ addLabel: 'Add change', description: 'What is not added stays as it is' },
);

export default operation({
	name: 'Update',
	action: 'Update note',
	description: 'Change the title or the text of a note',
	scopes: scopes.updateNotes,
	writes: true,
	fields: { noteId, changes },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { noteId: id, changes: { title, content } }): Promise<IDataObject> => {
			if (title === undefined && content === undefined)
				throw badInput('Changes', 'has nothing to write', 'Add a title or a text.');
			if (content?.trim() === '') throw badInput('Content', 'is empty', 'A note cannot be without text.');
			return await Promise.resolve({
				id,
				...(title === undefined ? {} : { Note_Title: title }),
				...(content === undefined ? {} : { Note_Content: content }),
			});
		},
		key: () => 'notes',
		run: async (crm: Crm, notes: IDataObject[]) =>
			await crm.results(
				{ method: 'PUT', path: ['Notes'], body: { data: notes }, scopes: scopes.updateNotes },
				notes,
				'Notes',
			),
	},
});
