import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import { blueprintOf, blueprintPath, transitionOf } from '../../blueprint';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { transition, transitionFields } from '../../fields/transition';
import { scopes, scopesFor } from '../../scopes';
import { transitionData } from '../../transitionData';

/** Zoho's word for a transition whose values it kept without making it. */
const SAVED_PARTIALLY = /partially/i;

export default operation({
	name: 'Apply',
	action: 'Apply transition to record',
	description: 'Send a record through a transition of its blueprint, with the fields it asks for',
	scopes: scopes.updateRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, transition, fields: transitionFields },
	order: ({ module, recordId }) => `${module} ${recordId}`,
	run: async (crm: Crm, { module, recordId, transition: wanted, fields }, item): Promise<IDataObject> => {
		const blueprint = await blueprintOf(crm, module, recordId);
		const chosen = transitionOf(blueprint, wanted);
		const labels = await crm.labels(module);
		const data = await transitionData(crm, { module, transition: chosen, values: fields.values }, item);
		const { message } = await crm.call({
			method: 'PUT',
			path: blueprintPath(module, recordId),
			body: { blueprint: [{ transition_id: chosen.id, data }] },
			// Once made, the transition is no longer there to be made.
			repeatable: false,
			scopes: scopesFor(scopes.updateRecords, module),
			labelOf: (apiName) => labels.get(apiName),
		});
		if (SAVED_PARTIALLY.test(String(message))) throw savedPartially(chosen.name);
		return {
			id: recordId,
			transition: chosen.name,
			transitionId: chosen.id,
			from: blueprint.process_info.field_value,
			to: chosen.next_field_value,
			message,
		};
	},
});

const savedPartially = (name: string) =>
	new ZohoError({
		code: 'TRANSITION_SAVED_PARTIALLY',
		message: `Zoho CRM kept the values of the transition "${name}" and did not make it`,
		description:
			'The blueprint asks for more than was given. Get Transitions shows what; fill it in and apply the transition again.',
		field: { apiName: 'fields', label: 'Fields' },
	});
