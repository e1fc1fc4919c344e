import { attach } from './attachments';
import type { CrmStore } from './entities';
import { shownField } from './fieldFormatters';
import { shownValue } from './formatters';
import { insertNote } from './notes';
import type { CrmRecord, CrmUser } from './records';
import { crmError, type CrmError, invalidData } from './refusals';
import { isObject } from './values';

/** What somebody must or may fill in during a transition: a field of the module, or one of these two. */
export interface TransitionField {
	apiName: string;
	mandatory: boolean;
	/** What the value must be, and how Zoho puts it when it is not. */
	rule?: { holds(value: unknown): boolean; message: string };
}

export interface Transition {
	id: string;
	name: string;
	type: 'manual' | 'automatic';
	from: string;
	to: string;
	/** A field that must have a value before the transition can be made at all. */
	criteria?: { field: string; message: string };
	fields: TransitionField[];
}

/** A process that the records of a module go through, told by the value of one of its picklists. */
export interface Blueprint {
	id: string;
	name: string;
	module: string;
	/** The picklist whose values are the states. */
	stateField: string;
	/** Which records are in it: those with this value. */
	entry: { field: string; value: string };
	transitions: Transition[];
}

/** Notes and files of a transition are no fields of the module; metadata names them by this. */
const besideFields = ['Notes', 'Attachments'];

/** The process a record is in, while there is a way on. */
export function blueprintOf(crm: CrmStore, record: CrmRecord): Blueprint | undefined {
	return crm.blueprints.find(
		({ module, entry, ...blueprint }) =>
			module === record.module &&
			record.fields[entry.field] === entry.value &&
			transitionsFrom(blueprint, record).length > 0,
	);
}

export const transitionsFrom = (
	{ stateField, transitions }: Pick<Blueprint, 'stateField' | 'transitions'>,
	record: CrmRecord,
): Transition[] => transitions.filter(({ from }) => from === record.fields[stateField]);

export const criteriaMatched = ({ criteria }: Transition, record: CrmRecord): boolean =>
	criteria === undefined || (record.fields[criteria.field] ?? null) !== null;

export function shownBlueprint(crm: CrmStore, blueprint: Blueprint, record: CrmRecord) {
	const field = crm.field(record.module, blueprint.stateField);
	return {
		process_info: {
			field_id: field?.id,
			is_continuous: false,
			api_name: blueprint.stateField,
			continuous: false,
			field_label: field?.label,
			name: blueprint.name,
			column_name: blueprint.stateField.toUpperCase(),
			field_value: record.fields[blueprint.stateField],
			id: blueprint.id,
			field_name: field?.label,
			escalation: null,
		},
		transitions: transitionsFrom(blueprint, record).map((transition) =>
			shownTransition(crm, blueprint, transition, record),
		),
	};
}

function shownTransition(crm: CrmStore, blueprint: Blueprint, transition: Transition, record: CrmRecord) {
	const { id, name, type, to, criteria, fields } = transition;
	const matched = criteriaMatched(transition, record);
	const next = blueprint.transitions.filter(({ from }) => from === to);
	return {
		id,
		name,
		type,
		next_field_value: to,
		criteria_matched: matched,
		criteria_message: matched ? null : criteria?.message,
		percent_partial_save: 0,
		execution_time: null,
		next_transitions: next.map((one) => ({ id: one.id, name: one.name, type: one.type })),
		data: Object.fromEntries(fields.map(({ apiName }) => [apiName, valueNow(crm, record, apiName)])),
		fields: fields.map(({ apiName, mandatory, rule }, index) => ({
			...shownTransitionField(crm, record.module, apiName),
			mandatory,
			transition_sequence: index + 1,
			validation_rule: rule?.message ?? null,
		})),
	};
}

function valueNow(crm: CrmStore, record: CrmRecord, apiName: string): unknown {
	const field = crm.field(record.module, apiName);
	return field ? shownValue(crm, field, crm.valueOf(record, apiName), field.lookup, record) : null;
}

function shownTransitionField(crm: CrmStore, module: string, apiName: string): Record<string, unknown> {
	const field = crm.field(module, apiName);
	if (field) return { ...shownField(crm, field), _type: 'used', content: null, personality_name: null };
	return {
		display_label: apiName,
		_type: 'used',
		data_type: apiName === 'Notes' ? 'textarea' : 'fileupload',
		column_name: null,
		personality_name: apiName,
		id: `${crm.module(module)?.id}${besideFields.indexOf(apiName)}`,
		content: null,
		layouts: null,
	};
}

/** What is wrong with the values of a transition beside what any record's values can have wrong. */
export function transitionErrors({ fields }: Transition, data: Record<string, unknown>): CrmError[] {
	return Object.entries(data).flatMap(([name, value]): CrmError[] => {
		const path = `$.blueprint[0].data.${name}`;
		const field = fields.find(({ apiName }) => apiName === name);
		if (!field) return [invalidData(name, path)];
		if (field.rule && !field.rule.holds(value)) {
			const { message } = field.rule;
			return [crmError('INVALID_DATA', 'invalid data', { api_name: name, message, info_message: message })];
		}
		return [];
	});
}

/** The fields of the module among the values, without notes and files. */
export const ofModule = (data: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(data).filter(([name]) => !besideFields.includes(name)));

/** Adds a transition's note and files to the record, or says what is wrong with them. */
export function addBesideFields(
	crm: CrmStore,
	user: CrmUser,
	record: CrmRecord,
	{ Notes, Attachments }: Record<string, unknown>,
): CrmError | undefined {
	const fileIds = fileIdsOf(Attachments);
	const files = fileIds?.map((id) => crm.files.get(id));
	if (Attachments !== undefined && (!files || files.length === 0 || files.includes(undefined))) {
		return invalidData('Attachments', '$.blueprint[0].data.Attachments.$file_id');
	}
	if (Notes !== undefined && (typeof Notes !== 'string' || Notes === '')) {
		return invalidData('Notes', '$.blueprint[0].data.Notes', { expected_data_type: 'text' });
	}
	if (Notes !== undefined) {
		const parent = { id: record.id, module: { api_name: record.module } };
		insertNote(crm, user, { Note_Content: Notes, Parent_Id: parent }, '$');
	}
	for (const file of files ?? []) {
		const content = file?.content ?? Buffer.alloc(0);
		attach(crm, record, { name: file?.name ?? '', from: { content }, userId: user.id });
	}
	return undefined;
}

/** `{ "$file_id": ["…"] }` */
function fileIdsOf(given: unknown): string[] | undefined {
	const ids = isObject(given) ? given.$file_id : undefined;
	return Array.isArray(ids) ? ids.map(String) : undefined;
}
