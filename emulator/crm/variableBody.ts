import type { Call } from '../service';
import { RefusedCall } from './answer';
import type { CrmStore } from './entities';
import { bare, type CrmError, crmError, invalidData, mandatory, wrongType } from './refusals';
import { envelopedAs } from './results';
import { isObject } from './values';
import {
	type Variable,
	type VariableGroup,
	type VariableType,
	variableTypes,
	valueOfType,
} from './variables';

type Given = Record<string, unknown>;

const apiNamePattern = '^[a-zA-Z]+\\w*[a-zA-Z0-9]*$';
/** Characters; Zoho CRM v8, create variables. */
const longest = { api_name: 100, name: 50, description: 250 };
type TextKey = keyof typeof longest;
const changeable = ['api_name', 'name', 'description', 'value'];
const known = [...changeable, 'type', 'variable_group'];

/** The entries of `variables`, at most `maximum`; what is in them is judged one by one. */
export function variablesIn({ body }: Call, maximum = 100): unknown[] {
	if (!isObject(body))
		throw new RefusedCall(crmError('INVALID_DATA', 'body', { expected_data_type: 'jsonobject' }));
	const unknown = Object.keys(body).find((key) => key !== 'variables');
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
	const { variables } = body;
	if (variables === undefined) {
		const message = 'One of the expected parameter is missing';
		throw new RefusedCall(crmError('REQUIRED_PARAM_MISSING', message, { api_name: 'variables' }));
	}
	if (!Array.isArray(variables)) throw new RefusedCall(wrongType('variables', '$.variables', 'jsonarray'));
	if (variables.length === 0) throw new RefusedCall(invalidData('variables', '$.variables'));
	if (variables.length > maximum) {
		throw new RefusedCall(invalidData('variables', '$.variables', { maximum_length: maximum }));
	}
	return variables;
}

/** A body that is none at all is refused where the results would be; all else that concerns the whole call bare. */
export const inVariables = (error: CrmError, status = 400) =>
	error.message === 'body' ? envelopedAs('variables')(error, status) : bare(error, status);

/** A new variable, without its id; in a group that is there already or that is made with it. */
export function newVariable(crm: CrmStore, given: unknown, path: string): Omit<Variable, 'id'> | CrmError {
	if (!isObject(given)) return wrongType('variables', path, 'jsonobject');
	const error =
		unknownKey(given, known, path) ??
		missing(given, ['name', 'api_name', 'type', 'variable_group'], path) ??
		textError(crm, given, path);
	if (error) return error;
	const type = given.type as VariableType;
	if (!variableTypes.includes(type)) {
		const details = { api_name: 'type', json_path: `${path}.type`, supported_values: variableTypes };
		return crmError('INVALID_DATA', 'Invalid data', details);
	}
	const value = valueOfType(type, given.value ?? null);
	if (value === undefined) return wrongValue(type, path);
	const group = groupIn(crm, given.variable_group, `${path}.variable_group`);
	if ('code' in group) return group;
	return {
		apiName: String(given.api_name),
		name: String(given.name),
		description: (given.description ?? null) as string | null,
		type,
		groupId: group.id,
		value,
	};
}

/** What an update changes of a variable; its type and its group stay as they are. */
export function variableChange(
	crm: CrmStore,
	variable: Variable,
	given: Given,
	path: string,
): Partial<Variable> | CrmError {
	const error = unknownKey(given, ['id', ...changeable], path) ?? textError(crm, given, path, variable);
	if (error) return error;
	if (!changeable.some((key) => key in given)) {
		throw new RefusedCall(crmError('INVALID_DATA', 'no data found to update'));
	}
	const value = 'value' in given ? valueOfType(variable.type, given.value) : variable.value;
	if (value === undefined) return wrongValue(variable.type, path);
	return {
		...('api_name' in given ? { apiName: String(given.api_name) } : {}),
		...('name' in given ? { name: String(given.name) } : {}),
		...('description' in given ? { description: given.description as string | null } : {}),
		value,
	};
}

function unknownKey(given: Given, keys: readonly string[], path: string): CrmError | undefined {
	const unknown = Object.keys(given).find((key) => !keys.includes(key));
	return unknown === undefined ? undefined : invalidData(unknown, `${path}.${unknown}`);
}

function missing(given: Given, keys: readonly string[], path: string): CrmError | undefined {
	const name = keys.find((key) => (given[key] ?? '') === '');
	return name === undefined ? undefined : mandatory(name, `${path}.${name}`);
}

/** What is wrong with the names and the description. Names are unique among all variables. */
function textError(crm: CrmStore, given: Given, path: string, own?: Variable): CrmError | undefined {
	for (const key of Object.keys(longest) as TextKey[]) {
		const { [key]: text } = given;
		if (text === undefined || (key === 'description' && text === null)) continue;
		const place = { api_name: key, json_path: `${path}.${key}` };
		if (typeof text !== 'string') {
			return crmError('INVALID_DATA', 'Invalid data type', { expected_data_type: 'text', ...place });
		}
		if (text.length > longest[key]) {
			return crmError('INVALID_DATA', 'invalid data', { maximum_length: longest[key], ...place });
		}
		if (key === 'description') continue;
		if (key === 'api_name' && !new RegExp(apiNamePattern).test(text)) {
			return crmError('INVALID_DATA', 'Invalid data', { regex: apiNamePattern, ...place });
		}
		if (text === '') return mandatory(key, place.json_path);
		const others = crm.variables.filter((one) => one !== own);
		if (others.some((one) => text === (key === 'name' ? one.name : one.apiName))) {
			return crmError('DUPLICATE_DATA', 'duplicate data', place);
		}
	}
	return undefined;
}

const wrongValue = (type: VariableType, path: string): CrmError => wrongType('value', `${path}.value`, type);

/** `{ id }` of a group, or the `name` of one, which is made where there is none. */
function groupIn(crm: CrmStore, given: unknown, path: string): VariableGroup | CrmError {
	if (!isObject(given)) return wrongType('variable_group', path, 'jsonobject');
	const { id, name, ...more } = given;
	const error = unknownKey(more, [], path);
	if (error) return error;
	if (id === undefined && name === undefined) return mandatory('id', `${path}.id`);
	if (id !== undefined && name !== undefined) {
		const ambiguity_due_to = ['id', 'name'].map((key) => ({ api_name: key, json_path: `${path}.${key}` }));
		const message = 'Ambiguity while processing the request';
		return crmError('AMBIGUITY_DURING_PROCESSING', message, { ambiguity_due_to });
	}
	if (id !== undefined) {
		const details = { api_name: 'id', json_path: `${path}.id` };
		const found = crm.variableGroups.find((group) => group.id === id);
		return found ?? crmError('INVALID_DATA', 'the id given seems to be invalid', details);
	}
	if (typeof name !== 'string' || name === '') return wrongType('name', `${path}.name`, 'text');
	const found = crm.variableGroups.find((group) => group.name === name);
	if (found) return found;
	const made = { id: crm.nextId(), apiName: name.replace(/\W+/g, '_'), name };
	crm.variableGroups.push(made);
	return made;
}
