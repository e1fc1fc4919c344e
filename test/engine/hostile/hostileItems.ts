import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import type { Field, Fields } from '../../../nodes/shared/fields';
import { hostileText, hostileValue, SEED } from './hostile';

type Good = (name: string, field: Field) => unknown;

/** Real fields of the records that are written, so that hostile values reach what types and sends them. */
const fieldNames = [
	...['Last_Name', 'Email', 'Phone', 'Website', 'Owner', 'Tag', 'Budget', 'Lead_Status', 'Annual_Revenue'],
	...[
		'No_of_Employees',
		'Email_Opt_Out',
		'Site_Visit',
		'Description',
		'Layout',
		'Created_Time',
		'Record_Image',
	],
	...[
		'subject',
		'contactId',
		'departmentId',
		'cf',
		'cf_room_type',
		'priority',
		'dueDate',
		'assigneeId',
		'email',
	],
	...['lastName', 'accountName', 'phone', 'customFields', 'id', '$se_module', '__proto__', 'constructor'],
];

/** A raw value of the field as n8n would hand it over, with something hostile somewhere in it. */
function hostileFor(property: Omit<INodeProperties, 'name' | 'displayOptions'>): fc.Arbitrary<unknown> {
	const { type, modes = [], options = [] } = property;
	if (type === 'resourceLocator') {
		const mode = fc.constantFrom(...modes.map(({ name }) => name), 'id', 'list', 'constructor', 'url');
		const value = fc.oneof({ weight: 3, arbitrary: hostileText }, { weight: 1, arbitrary: hostileValue });
		return fc.oneof(
			{ weight: 6, arbitrary: fc.record({ __rl: fc.constant(true), mode, value }) },
			{ weight: 1, arbitrary: hostileValue },
		);
	}
	if (type === 'resourceMapper') {
		const values = fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), hostileText), hostileValue, {
			minKeys: 1,
			maxKeys: 3,
			noNullPrototype: true,
		});
		return fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: hostileValue });
	}
	if (type === 'collection') return rowOf(options as INodeProperties[]);
	if (type === 'fixedCollection') {
		const [{ name, values } = { name: 'x', values: [] }] = options as INodePropertyCollection[];
		const rows = fc.array(rowOf(values), { minLength: 1, maxLength: 2 });
		return fc.oneof(
			{ weight: 6, arbitrary: rows.map((list) => ({ [name]: list })) },
			{ weight: 1, arbitrary: hostileValue.map((value) => ({ [name]: value })) },
			{ weight: 1, arbitrary: hostileValue },
		);
	}
	return hostileValue;
}

/** Options of which most are left as they come and one is hostile. */
function rowOf(properties: INodeProperties[]): fc.Arbitrary<unknown> {
	if (properties.length === 0) return hostileValue;
	const row = fc.constantFrom(...properties).chain((hostile) =>
		hostileFor(hostile).map((value) => {
			const others = properties
				.filter((property) => property !== hostile && property.type === 'options')
				.map((property) => [property.name, property.default]);
			const texts = properties
				.filter((property) => property !== hostile && ['field', 'name'].includes(property.name))
				.map((property) => [property.name, 'Last_Name']);
			return Object.fromEntries([...others, ...texts, [hostile.name, value]]);
		}),
	);
	return fc.oneof({ weight: 5, arbitrary: row }, { weight: 1, arbitrary: hostileValue });
}

/** n8n resolves no expression in the place of a whole mapping, only in its values. */
const fromItem = (name: string, { property }: Field): INodeParameters[string] => {
	const value = `={{ $json.given["${name}"] }}`;
	if (property.type !== 'resourceMapper') return value;
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
};

/**
 * An operation's parameters that take all from the item, and items: the first is good, in each of the others one
 * parameter is hostile.
 */
export function hostileRun(operation: string, fields: Fields, good: Good, count: number) {
	const entries = Object.entries(fields);
	const parameters: INodeParameters = Object.fromEntries(
		entries.map(([name, field]) => [name, fromItem(name, field)]),
	);
	const goodItem = () =>
		Object.fromEntries(entries.map(([name, field]) => [name, good(name, field)])) as IDataObject;
	const seed = [...operation].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, SEED);
	const hostile = Array.from({ length: entries.length > 0 ? count : 0 }, (_, turn) => {
		const [name, field] = entries[turn % entries.length]!;
		const [value] = fc.sample(hostileFor(field.property), { seed: seed + turn, numRuns: 1 });
		return { hostile: name, given: { ...goodItem(), [name]: value } as IDataObject };
	});
	return { parameters, items: [{ given: goodItem() }, ...hostile] };
}
