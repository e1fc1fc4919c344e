import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { listOptions } from '../../fields/listOptions';
import { fieldToMassUpdate, massUpdateOf } from '../../fields/massUpdate';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { IDS_PER_MASS_UPDATE, updateByIds, updateView } from '../../massUpdates';
import { labelOf } from '../../metadata';
import { scopes } from '../../scopes';
import { settledRecord } from '../../writes';

interface ReadyMassUpdate {
	module: string;
	change: IDataObject;
	/** The records of a view, or the one record of this item. */
	of: { view: string } | { id: string };
}

const { view } = listOptions;

export default operation({
	name: 'Mass Update',
	action: 'Mass update records',
	description: 'Give one field the same value in many records: 500 in a call, or all of a custom view',
	scopes: scopes.massUpdate,
	writes: true,
	fields: {
		module: moduleField,
		of: massUpdateOf,
		recordId: shownWhen({ of: ['ids'] }, record),
		view: shownWhen(
			{ of: ['view'] },
			{
				...view,
				property: {
					...view.property,
					description:
						'The view whose records are changed. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
			},
		),
		field: fieldToMassUpdate,
	},
	batch: {
		size: IDS_PER_MASS_UPDATE,
		prepare: async (crm: Crm, { module, of, recordId, view, field }, item): Promise<ReadyMassUpdate> => {
			const { record } = await settledRecord(
				crm,
				'update',
				{ module, values: field.values, options: {} },
				item,
			);
			await refuseOthers(crm, module, Object.keys(record));
			return { module, change: record, of: of === 'ids' ? { id: recordId ?? '' } : chosen(view) };
		},
		key: ({ module, change, of }: ReadyMassUpdate) =>
			JSON.stringify([module, change, 'view' in of ? of.view : '']),
		run: async (crm: Crm, ready: ReadyMassUpdate[], items) => {
			const [first] = ready;
			const [item] = items;
			if (!first || !item) return [];
			const { module, change, of } = first;
			if ('view' in of) {
				const outcome = await updateView(crm, module, of.view, change, item);
				return ready.map(() => outcome);
			}
			const ids = ready.map((one) => ('id' in one.of ? one.of.id : ''));
			const results = await updateByIds(crm, module, ids, change);
			return results.map((result, index) =>
				result instanceof ZohoError ? result : { ...result, id: ids[index] ?? result.id },
			);
		},
	},
});

function chosen(view?: string): { view: string } {
	if (view) return { view };
	throw badInput('Custom View', 'is empty', 'Choose the view whose records are to be changed.');
}

/** Zoho CRM v8, mass update: one field a call, and not every field. */
async function refuseOthers(crm: Crm, module: string, names: string[]): Promise<void> {
	if (names.length > 1) {
		throw badInput(
			'Field',
			`gives ${names.length} fields`,
			'A mass update changes one field. Use one node for each, or Update, which takes several.',
		);
	}
	const field = (await crm.fields(module)).find(({ api_name }) => names.includes(api_name));
	if (field?.mass_update !== false) return;
	throw badInput(
		'Field',
		`is '${labelOf(field)}', which Zoho CRM does not change in many records at a time`,
		'Use Update, which changes it record by record.',
	);
}
