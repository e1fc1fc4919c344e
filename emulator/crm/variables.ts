import type { CrmStore } from './entities';

/** A value that templates, functions and integrations of the organisation share. */
export interface Variable {
	id: string;
	apiName: string;
	name: string;
	description: string | null;
	type: VariableType;
	groupId: string;
	/** As text, whatever the type. */
	value: string | null;
}

export interface VariableGroup {
	id: string;
	apiName: string;
	name: string;
}

/**
 * What a value of each type looks like. The names are those of Zoho's SDK and the earlier specification of
 * v8.
 */
const patterns = {
	text: /^.*$/,
	textarea: /^[^]*$/,
	integer: /^-?\d{1,9}$/,
	long: /^-?\d{1,18}$/,
	double: /^-?\d{1,16}(\.\d{1,9})?$/,
	percent: /^-?\d{1,5}(\.\d{1,9})?$/,
	currency: /^-?\d{1,16}(\.\d{1,9})?$/,
	date: /^\d{4}-\d\d-\d\d$/,
	datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/,
	email: /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/,
	phone: /^\+?[0-9A-Za-z\s().,;*#/-]+$/,
	website: /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i,
	checkbox: /^(true|false)$/,
};

export type VariableType = keyof typeof patterns;
export const variableTypes = Object.keys(patterns) as VariableType[];

/** A value as it is kept; `undefined` where it is not of the type. Numbers and booleans may come as such or as text. */
export function valueOfType(type: VariableType, given: unknown): string | null | undefined {
	if (given === null) return null;
	if (!['string', 'number', 'boolean'].includes(typeof given)) return undefined;
	const text = String(given);
	return patterns[type].test(text) ? text : undefined;
}

/** By its id or its API name. */
export const variableOf = (crm: CrmStore, name: string): Variable | undefined =>
	crm.variables.find(({ id, apiName }) => id === name || apiName === name);

/** By its id or its API name. */
export const variableGroupOf = (crm: CrmStore, name: string): VariableGroup | undefined =>
	crm.variableGroups.find(({ id, apiName }) => id === name || apiName === name);

export function shownVariable(crm: CrmStore, variable: Variable): Record<string, unknown> {
	const { id, apiName, name, description, type, groupId, value } = variable;
	const group = variableGroupOf(crm, groupId);
	return {
		api_name: apiName,
		name,
		description,
		id,
		source: 'crm',
		type,
		variable_group: { api_name: group?.apiName, id: groupId },
		read_only: false,
		value,
	};
}

export const shownVariableGroup = ({ id, apiName, name }: VariableGroup): Record<string, unknown> => ({
	display_label: name,
	api_name: apiName,
	name,
	description: null,
	id,
	source: 'crm',
});
