import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { nearestName } from '../shared/transport/nearestName';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import type { CrmField } from './metadata';
import { scopes, scopesFor } from './scopes';

/**
 * What somebody fills in during a transition. Notes and attachments are no fields of the module: they go by
 * `personality_name`.
 */
export interface TransitionField extends Partial<CrmField> {
	personality_name?: string | null;
	mandatory?: boolean;
	validation_rule?: unknown;
	/** A text for whoever makes the transition, in the place of a field. */
	content?: string | null;
}

/** A transition as `GET …/actions/blueprint` describes it; only what the nodes use (CRM v8, blueprint). */
export interface Transition {
	id: string;
	name: string;
	/** `manual`, or `automatic` for those Zoho makes by itself. */
	type?: string;
	next_field_value?: string | null;
	criteria_matched?: boolean | null;
	criteria_message?: string | null;
	/** The values the fields have now. */
	data?: IDataObject | null;
	fields?: TransitionField[];
}

export interface Blueprint {
	process_info: { id?: string; name?: string; api_name?: string; field_label?: string; field_value?: string };
	transitions: Transition[];
}

/** The path of a record's blueprint; it is read and written there. */
export const blueprintPath = (module: string, id: string) => [module, id, 'actions', 'blueprint'];

/** Where a record stands in its process, and what can be done with it. Throws a ZohoError when it is in none. */
export async function blueprintOf(crm: Crm, module: string, id: string): Promise<Blueprint> {
	const { blueprint } = await crm.call({
		method: 'GET',
		path: blueprintPath(module, id),
		scopes: scopesFor(scopes.readRecords, module),
	});
	const { process_info = {}, transitions = [] } = (blueprint ?? {}) as Partial<Blueprint>;
	return { process_info, transitions: transitions.map((one) => ({ ...one, id: String(one.id) })) };
}

export const nameOf = (field: TransitionField): string =>
	field.api_name ?? field.personality_name ?? field.display_label ?? '';

/** The fields of a transition that take a value; texts between them do not. */
export const fieldsOf = ({ fields = [] }: Transition): TransitionField[] =>
	fields.filter((field) => nameOf(field) !== '' && field.data_type !== undefined);

/** The transition that is meant, by ID or by name. Throws a ZohoError where it cannot be made now. */
export function transitionOf({ process_info: process, transitions }: Blueprint, wanted: string): Transition {
	const found =
		transitions.find(({ id }) => id === wanted) ??
		transitions.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
	if (!found) throw notThere(process, transitions, wanted);
	if (found.type === 'automatic') {
		throw badInput(
			'Transition',
			`is "${found.name}", which Zoho CRM makes by itself`,
			'Choose one that people make.',
		);
	}
	if (found.criteria_matched !== false) return found;
	throw new ZohoError({
		code: 'CRITERIA_NOT_MATCHED',
		message: `The record does not meet what the transition "${found.name}" asks for`,
		description: `${found.criteria_message ?? 'The blueprint has criteria for it.'} Change the record first, then run this item again.`,
		field: { apiName: 'transition', label: 'Transition' },
	});
}

function notThere(
	{ name, field_value: state }: Blueprint['process_info'],
	transitions: Transition[],
	wanted: string,
): ZohoError {
	const names = transitions.filter(({ type }) => type !== 'automatic').map((transition) => transition.name);
	return new ZohoError({
		code: 'TRANSITION_NOT_AVAILABLE',
		message: `The record cannot make the transition "${wanted}": in ${name ?? 'its blueprint'} it stands at ${state ?? 'another state'}`,
		description:
			names.length > 0
				? `From there it can make: ${names.join(', ')}.`
				: 'From there it can make none by hand.',
		field: { apiName: 'transition', label: 'Transition' },
		allowedValues: names,
		nearestName: nearestName(wanted, names),
	});
}
