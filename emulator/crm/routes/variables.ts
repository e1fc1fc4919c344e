import type { Call, Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { idsRequired, isRecordId } from '../asked';
import type { CrmStore } from '../entities';
import { bare, type CrmError, crmError, invalidData, mandatory, missingParameter } from '../refusals';
import { answeredAs, succeeded } from '../results';
import { isObject } from '../values';
import { inVariables, newVariable, variableChange, variablesIn } from '../variableBody';
import {
	shownVariable,
	shownVariableGroup,
	type Variable,
	type VariableGroup,
	variableGroupOf,
	variableOf,
} from '../variables';

const path = '/crm/v8/settings/variables';
const groupsPath = '/crm/v8/settings/variable_groups';
const scope = (operation: string) => [`ZohoCRM.settings.variables.${operation}`];
const groupScope = ['ZohoCRM.settings.variable_groups.READ'];

export const variableRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'List the variables of the organisation, or those of a group',
		scopes: scope('READ'),
		query: ['group'],
		handle: answer(bare, (call, crm) => {
			const group = groupAsked(call, crm);
			const found = crm.variables.filter(({ groupId }) => group === undefined || groupId === group.id);
			if (found.length === 0) return { status: 204 };
			return { status: 200, body: { variables: found.map((one) => shownVariable(crm, one)) } };
		}),
	},
	{
		method: 'GET',
		path: `${path}/:id`,
		summary: 'Get a variable of a group, by its id or its API name',
		scopes: scope('READ'),
		query: ['group'],
		handle: answer(bare, (call, crm) => {
			const group = groupAsked(call, crm);
			if (!group) throw new RefusedCall(missingParameter('group'));
			const variable = variableInPath(call, crm);
			if (variable.groupId !== group.id) throw new RefusedCall(wrongGroup());
			return { status: 200, body: { variables: [shownVariable(crm, variable)] } };
		}),
	},
	{
		method: 'POST',
		path,
		summary: 'Create variables',
		scopes: scope('CREATE'),
		handle: answer(inVariables, (call, crm) => {
			const items = variablesIn(call).map((given, index) => {
				const made = newVariable(crm, given, `$.variables[${index}]`);
				if ('code' in made) return made;
				const id = crm.nextId();
				crm.variables.push({ ...made, id });
				return succeeded('variable added', { id });
			});
			return answeredAs('variables', items, 201);
		}),
	},
	{
		method: 'PUT',
		path,
		summary: 'Change variables, each by its id',
		scopes: scope('UPDATE'),
		handle: answer(inVariables, (call, crm) => {
			const items = variablesIn(call).map((given, index) => {
				const at = `$.variables[${index}]`;
				const details = { api_name: 'id', json_path: `${at}.id` };
				if (!isObject(given)) return invalidData('variables', at);
				if (given.id === undefined) return mandatory('id', details.json_path);
				const variable = crm.variables.find(({ id }) => id === given.id);
				if (!variable) return crmError('INVALID_DATA', 'the id given seems to be invalid', details);
				return changed(crm, variable, given, at);
			});
			return answeredAs('variables', items, 200);
		}),
	},
	{
		method: 'PUT',
		path: `${path}/:id`,
		summary: 'Change a variable, by its id or its API name',
		scopes: scope('UPDATE'),
		query: ['group'],
		handle: answer(inVariables, (call, crm) => {
			const group = groupAsked(call, crm);
			const variable = variableInPath(call, crm);
			if (group && variable.groupId !== group.id) throw new RefusedCall(wrongGroup());
			const [given] = variablesIn(call, 1);
			const at = '$.variables[0]';
			const item = isObject(given) ? changed(crm, variable, given, at) : invalidData('variables', at);
			return answeredAs('variables', [item], 200);
		}),
	},
	{
		method: 'DELETE',
		path,
		summary: 'Delete variables',
		scopes: scope('DELETE'),
		query: ['ids'],
		handle: answer(bare, (call, crm) =>
			answeredAs(
				'variables',
				idsRequired(call).map((id) => removed(crm, id)),
				200,
			),
		),
	},
	{
		method: 'DELETE',
		path: `${path}/:id`,
		summary: 'Delete a variable',
		scopes: scope('DELETE'),
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (!isRecordId(id)) throw new RefusedCall(notInPath());
			return answeredAs('variables', [removed(crm, id)], 200);
		}),
	},
	{
		method: 'GET',
		path: groupsPath,
		summary: 'List the groups of variables',
		scopes: groupScope,
		handle: answer(bare, (_call, crm) => ({
			status: 200,
			body: { variable_groups: crm.variableGroups.map(shownVariableGroup) },
		})),
	},
	{
		method: 'GET',
		path: `${groupsPath}/:id`,
		summary: 'Get a group of variables, by its id or its API name',
		scopes: groupScope,
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (/^\d+$/.test(id) && !isRecordId(id)) {
				throw new RefusedCall(crmError('INVALID_DATA', 'Invalid ID', { resource_path_index: 2 }));
			}
			const group = variableGroupOf(crm, id);
			return group
				? { status: 200, body: { variable_groups: [shownVariableGroup(group)] } }
				: { status: 204 };
		}),
	},
];

/** The group that `?group=` names by id or API name. */
function groupAsked(call: Call, crm: CrmStore): VariableGroup | undefined {
	const { group: name } = call.query;
	if (name === undefined) return undefined;
	const group = variableGroupOf(crm, name);
	if (!group) throw new RefusedCall(wrongGroup());
	return group;
}

function variableInPath(call: Call, crm: CrmStore): Variable {
	const variable = variableOf(crm, call.params.id ?? '');
	if (!variable) throw new RefusedCall(notInPath());
	return variable;
}

const wrongGroup = (): CrmError => crmError('INVALID_DATA', 'Invalid data', { param_name: 'group' });
const notInPath = (): CrmError => crmError('INVALID_DATA', 'invalid data', { resource_path_index: 2 });

function changed(crm: CrmStore, variable: Variable, given: Record<string, unknown>, at: string) {
	const change = variableChange(crm, variable, given, at);
	if ('code' in change) return change;
	Object.assign(variable, change);
	return succeeded('variable updated', { id: variable.id });
}

function removed(crm: CrmStore, id: string) {
	const position = crm.variables.findIndex((variable) => variable.id === id);
	if (position === -1) return crmError('INVALID_DATA', 'variable not deleted', { id });
	crm.variables.splice(position, 1);
	return succeeded('variable deleted', { id });
}
