import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { type FieldMethods, type Fields, mergeMethods } from './fields';
import { framingFields, type Operation, type Operations, type Resources } from './operation';

/** The properties of a node: Authentication, Resource, one Operation menu per resource, and each operation's fields. */
export function formOf(resources: Resources<never>, extra: INodeProperties[] = []): INodeProperties[] {
	const names = Object.keys(resources);
	const [firstName = ''] = names;
	const firstResource = ['record', 'ticket'].find((name) => names.includes(name)) ?? firstName;
	return [
		...extra,
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(names.map((value) => ({ name: titleOf(value), value }))),
			default: firstResource,
		},
		...Object.entries(resources).map(([resource, operations]) => operationMenu(resource, operations)),
		...Object.entries(resources).flatMap(([resource, operations]) =>
			Object.entries(operations).flatMap(([name, operation]) => fieldsOf(resource, name, operation)),
		),
	];
}

/** What n8n calls while the form is open, gathered from every field of every operation. */
export function methodsOf(resources: Resources<never>): Required<FieldMethods> {
	const operations = Object.values(resources).flatMap((resource) => Object.values(resource));
	return mergeMethods(operations.flatMap((operation) => Object.values(formFields(operation))));
}

/** The choice of credential, first in every node that speaks to CRM or Desk. */
export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'OAuth2 (Sign in with Zoho)', value: 'oAuth2' },
		{ name: 'Self Client (Grant or Refresh Token)', value: 'selfClient' },
	],
	default: 'oAuth2',
};

/** The credentials behind that choice. */
export const authenticationCredentials = [
	{
		name: 'zohoSuiteOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	{
		name: 'zohoSelfClientApi',
		required: true,
		displayOptions: { show: { authentication: ['selfClient'] } },
	},
];

/** `relatedRecord` → `Related Record`, `customApiCall` → `Custom API Call` */
export function titleOf(camelCase: string): string {
	const spaced = camelCase.replace(/([A-Z])/g, ' $1').replace(' Api ', ' API ');
	return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function operationMenu(resource: string, operations: Operations<never>): INodeProperties {
	const names = Object.keys(operations);
	const [firstName = ''] = names;
	const firstOperation = names.includes('update') ? 'update' : firstName;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: byName(
			Object.entries(operations).map(([value, { name, action, description }]) => ({
				name,
				value,
				action,
				description,
			})),
		),
		default: firstOperation,
	};
}

function fieldsOf(resource: string, operationName: string, operation: Operation<never>): INodeProperties[] {
	const where = { resource: [resource], operation: [operationName] };
	return Object.entries(formFields(operation)).map(
		([name, { property, when }]) =>
			({ ...property, name, displayOptions: { show: { ...where, ...when } } }) as INodeProperties,
	);
}

/** Every field of an operation, in the form's order: options are what most users leave alone, so they stand last. */
function formFields(operation: Operation<never>): Fields {
	const { options, ...fields } = { ...operation.fields, ...framingFields(operation) };
	return options ? { ...fields, options } : fields;
}

/**
 * By the alphabet, but for Custom API Call: unless the last entry has this very name, n8n adds one that has it too
 * and only points to the HTTP Request node.
 */
function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	const isLast = ({ name }: INodePropertyOptions) => Number(name === 'Custom API Call');
	return [...options].sort((a, b) => isLast(a) - isLast(b) || a.name.localeCompare(b.name));
}
