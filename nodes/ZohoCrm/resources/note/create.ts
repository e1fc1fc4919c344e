import type { IDataObject } from 'n8n-workflow';

import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { noteTitle } from '../../fields/note';
import { record } from '../../fields/record';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create note',
	description: 'Write a note to a record of any module',
	scopes: scopes.createNotes,
	writes: true,
	fields: {
		module: moduleField,
		recordId: record,
		title: noteTitle,
		content: requiredText('Content', { rows: 4, description: 'The text of the note' }),
	},
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { module, recordId, title, content }): Promise<IDataObject> =>
			await Promise.resolve({
				...(title === '' ? {} : { Note_Title: title }),
				Note_Content: content,
				Parent_Id: { id: recordId, module: { api_name: module } },
			}),
		// Notes of records of several modules go in one call.
		key: () => 'notes',
		run: async (crm: Crm, notes: IDataObject[]) =>
			await crm.results(
				{ method: 'POST', path: ['Notes'], body: { data: notes }, scopes: scopes.createNotes },
				notes,
				'Notes',
			),
	},
});
