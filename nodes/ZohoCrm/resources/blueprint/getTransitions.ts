import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import { blueprintOf, fieldsOf, nameOf, type Transition } from '../../blueprint';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Transitions',
	action: 'Get transitions of record',
	description:
		'Get the transitions a record can make in its blueprint, with the fields each of them asks for',
	scopes: scopes.readRecords,
	writes: false,
	fields: { module: moduleField, recordId: record },
	run: async (crm: Crm, { module, recordId }): Promise<IDataObject[]> => {
		const { process_info: process, transitions } = await blueprintOf(crm, module, recordId);
		const { id, name, api_name: field, field_value: state } = process;
		return transitions.map((transition) => ({
			...shown(transition),
			recordId,
			state,
			blueprint: { id, name, field },
		}));
	},
});

const shown = (transition: Transition): IDataObject => ({
	id: transition.id,
	name: transition.name,
	type: transition.type,
	nextState: transition.next_field_value,
	canBeMade: transition.type !== 'automatic' && transition.criteria_matched !== false,
	criteriaMessage: transition.criteria_message ?? null,
	fields: fieldsOf(transition).map((field) => ({
		name: nameOf(field),
		label: field.display_label ?? nameOf(field),
		type: field.data_type,
		mandatory: field.mandatory === true,
		rule: (field.validation_rule ?? null) as string | null,
		value: transition.data?.[nameOf(field)] ?? null,
		choices: (field.pick_list_values ?? []).map((choice) => choice.actual_value),
	})),
});
