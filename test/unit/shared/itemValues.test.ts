import fc from 'fast-check';
import { type IDataObject, type INode, type INodeTypes, Workflow } from 'n8n-workflow';

import { itemValue, LEFT_TO_N8N } from '../../../nodes/shared/itemValues';
import { nastyTexts, SEED } from '../../engine/hostile/hostile';

const node: INode = {
	id: '',
	name: 'Zoho CRM',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const nodeTypes = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
} as unknown as INodeTypes;
const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

/** As n8n evaluates it. */
const byN8n = (saved: unknown, json: IDataObject): unknown =>
	expression.getParameterValue(saved as string, null, 0, 0, node.name, [{ json }], 'manual', {});

const json: IDataObject = {
	Email: 'ada@example.com',
	'Full Name': 'Ada "the first" Lovelace',
	Employees: 12,
	Active: false,
	Empty: '',
	Nothing: null,
	Owner: { id: '4150868000000002175', name: 'Grace' },
	Tags: ['a', 'b'],
	formula: '={{ $json.Email }}',
	constructor: 'a column of that name',
	valueOf: 'a column that every object has',
};

test.each([
	['={{ $json.Email }}', 'ada@example.com'],
	['={{$json.Email}}', 'ada@example.com'],
	["={{ $json['Full Name'] }}", 'Ada "the first" Lovelace'],
	['={{ $json["Full Name"] }}', 'Ada "the first" Lovelace'],
	['={{ $json.Owner.id }}', '4150868000000002175'],
	["={{ $json['Owner'].name }}", 'Grace'],
	['={{ $json.Employees }}', 12],
	['={{ $json.Active }}', false],
	['={{ $json.Empty }}', ''],
	['={{ $json.Nothing }}', null],
	['={{ $json.formula }}', '={{ $json.Email }}'],
])('takes %s from the item, as n8n would', (saved, value) => {
	expect(itemValue(saved)(json)).toEqual(value);
	expect(byN8n(saved, json)).toEqual(value);
});

test.each([
	'={{ $json.Email.toLowerCase() }}',
	'={{ $json.Missing }}',
	'={{ $json.Owner }}',
	'={{ $json.Tags }}',
	'={{ $json.Tags[0] }}',
	'={{ $json.Email.length }}',
	'={{ $json.toString }}',
	'={{ $json.__proto__ }}',
	'={{ $json.constructor }}',
	'={{ $json.valueOf }}',
	'={{ $json.Owner.hasOwnProperty }}',
	'={{ $json }}',
	'={{ $json.Email ?? "" }}',
	'={{ $json?.Email }}',
	'={{ $now }}',
	'= {{ $json.Email }}',
	'={{ $json.Email }} ',
	'=Dear {{ $json.Email }}',
	'={{ $json.Email }}{{ $json.Email }}',
	"={{ $json['Email'] + $json['Email'] }}",
	"={{ $json['a\\'b'] }}",
	'={{ $("Before").item.json.Email }}',
	'=plain',
])('leaves %s to n8n', (saved) => {
	expect(itemValue(saved)(json)).toBe(LEFT_TO_N8N);
});

test('a form is taken whole, or left whole', () => {
	const form = {
		mappingMode: 'defineBelow',
		value: { Email: '={{ $json.Email }}', Rows: ['={{ $json.Employees }}', 'fixed', 3, null] },
		schema: [{ id: 'Email', required: false }],
	};
	expect(itemValue(form)(json)).toEqual({
		...form,
		value: { Email: 'ada@example.com', Rows: [12, 'fixed', 3, null] },
	});
	expect(itemValue(form)(json)).toEqual(byN8n(form, json));
	expect(itemValue(form)({ Email: 'no number' })).toBe(LEFT_TO_N8N);
});

test('a form without an expression is the same for every item', () => {
	const form = { mode: 'id', value: '1' };
	expect(itemValue(form)({})).toBe(form);
});

test('whatever an item holds, under whatever name: the value is that of n8n, or is left to it', () => {
	const name = fc.oneof(
		fc.string({ unit: 'grapheme', minLength: 1 }),
		fc.stringMatching(/^[A-Za-z_][\w ]{0,9}$/),
		fc.constantFrom(...nastyTexts),
	);
	let taken = 0;
	fc.assert(
		fc.property(name, fc.jsonValue(), fc.boolean(), (column, value, dotted) => {
			const saved = dotted ? `={{ $json.${column} }}` : `={{ $json['${column}'] }}`;
			const item = { [column]: value } as IDataObject;
			const own = itemValue(saved)(item);
			if (own === LEFT_TO_N8N) return;
			taken += 1;
			expect(own).toEqual(byN8n(saved, item));
		}),
		{ seed: SEED, numRuns: 3_000 },
	);
	expect(taken).toBeGreaterThan(300);
});
