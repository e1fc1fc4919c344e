import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { choice, type Field, shorten } from '../../shared/fields';
import { type CrmField, labelOf } from '../metadata';
import { chosenModule, inForm } from './inForm';

/** A condition as the user filled it in; its value is typed where the module's fields are known. */
export interface Condition {
	/** API name. */
	field: string;
	operator: string;
	value: unknown;
}

const operatorNames = [
	{ name: 'Contains', value: 'contains' },
	{ name: 'Does Not Contain', value: 'not_contains' },
	{ name: 'Ends With', value: 'ends_with' },
	{ name: 'Equals', value: 'equals' },
	{ name: 'Greater Than', value: 'greater_than' },
	{ name: 'Greater Than or Equal', value: 'greater_equal' },
	{ name: 'Is Any Of', value: 'in' },
	{ name: 'Is Between', value: 'between' },
	{ name: 'Is Empty', value: 'empty' },
	{ name: 'Is None Of', value: 'not_in' },
	{ name: 'Is Not Empty', value: 'not_empty' },
	{ name: 'Less Than', value: 'less_than' },
	{ name: 'Less Than or Equal', value: 'less_equal' },
	{ name: 'Not Equal', value: 'not_equal' },
	{ name: 'Starts With', value: 'starts_with' },
] as const;

/** A way to compare, by its saved value. Which ones there are depends on the API behind the form. */
export type Operator = (typeof operatorNames)[number]['value'];

/** Types that can be compared neither in a search nor in a query. */
const INCOMPARABLE = new Set([
	'subform',
	'fileupload',
	'imageupload',
	'multiselectlookup',
	'multiuserlookup',
	'participants',
]);

export const isComparable = (field: CrmField): boolean => !INCOMPARABLE.has(field.data_type);

async function getComparableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	return fields
		.filter(isComparable)
		.map((field) => ({ name: labelOf(field), value: field.api_name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Any number of conditions: a field of the chosen module, an operator and a value.
 * @param without operators that the API behind the form does not know; `equals` is not among them
 */
export function conditions(
	shown: { description: string },
	without: readonly Operator[] = [],
): Field<Condition[]> {
	const operators = operatorNames.filter(({ value }) => !without.includes(value));
	return {
		property: {
			displayName: 'Conditions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Condition',
			default: {},
			options: [
				{
					name: 'condition',
					displayName: 'Condition',
					values: [
						{
							displayName: 'Field Name or ID',
							name: 'field',
							type: 'options',
							typeOptions: {
								loadOptionsMethod: 'getComparableFields',
								loadOptionsDependsOn: ['module.value'],
							},
							default: '',
							description:
								'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						},
						{
							displayName: 'Operator',
							name: 'operator',
							type: 'options',
							options: [...operators],
							default: 'equals',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description:
								'What to compare with. Several values for Is Any Of, or two for Is Between, are separated by commas or given as a list.',
						},
					],
				},
			],
			...shown,
		},
		read(raw) {
			const { condition = [] } = (raw ?? {}) as { condition?: IDataObject[] };
			return condition.map(({ field, operator, value }, index) => {
				const name = typeof field === 'string' ? field.trim() : '';
				const known = operators.some((candidate) => candidate.value === operator);
				const label = `Condition ${index + 1}`;
				if (name === '') throw badInput(label, 'has no field', 'Choose the field to compare.');
				if (!known) {
					const words = operators.map((candidate) => candidate.value).join(', ');
					throw badInput(label, `has no operator ${shorten(operator)}`, `Use one of: ${words}.`);
				}
				return { field: name, operator: String(operator), value };
			});
		},
		methods: { loadOptions: { getComparableFields } },
	};
}

export const match = choice(
	'Match',
	[
		{ name: 'All Conditions', value: 'and' },
		{ name: 'Any Condition', value: 'or' },
	],
	{ default: 'and', description: 'Whether a record must meet all conditions or only one of them' },
);
