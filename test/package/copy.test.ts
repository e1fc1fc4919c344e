import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { builtCredentials, builtNodes, choicesOf, menuOf, propertiesOf } from '../../build/built';
import { complaintsAbout } from '../../lint/builtForm';

/** Every property, with those inside collections. */
function everyProperty(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const options = (property.options ?? []) as INodeProperties[];
		if (property.type === 'collection') return [property, ...everyProperty(options)];
		if (property.type !== 'fixedCollection') return [property];
		const groups = property.options as Array<{ values: INodeProperties[] }>;
		return [property, ...groups.flatMap(({ values }) => everyProperty(values))];
	});
}

const optionsOf = (property?: INodeProperties) => (property?.options ?? []) as INodePropertyOptions[];

/** The one entry that stands last whatever the alphabet says. */
const CUSTOM = 'Custom API Call';
const withoutCustom = (property: INodeProperties): INodeProperties =>
	property.name === 'resource'
		? { ...property, options: optionsOf(property).filter(({ name }) => name !== CUSTOM) }
		: property;

describe.each(builtNodes().map((node) => [node.description.displayName, node] as const))(
	'the form of %s',
	(_, { description, resources }) => {
		const choices = choicesOf(description);

		test("keeps n8n's rules for names, descriptions, defaults and order", () => {
			expect(complaintsAbout(description.properties.map(withoutCustom))).toEqual([]);
		});

		test('has Custom API Call last, where n8n looks for it before it adds an entry of that name', () => {
			const resource = description.properties.find(({ name }) => name === 'resource');
			const names = optionsOf(resource).map(({ name }) => name);
			expect(names.filter((name) => name === CUSTOM)).toEqual(resources.customApiCall ? [CUSTOM] : []);
			if (resources.customApiCall) expect(names.at(-1)).toBe(CUSTOM);
		});

		test('has every field of a choice only once', () => {
			for (const choice of choices) {
				const names = propertiesOf(description, choice).map(({ name }) => name);
				expect({ choice, names }).toEqual({ choice, names: [...new Set(names)] });
			}
		});

		test('offers exactly the operations there are files for', () => {
			const files = Object.entries(resources).flatMap(([resource, operations]) =>
				Object.keys(operations).map((operation) => ({ resource, operation })),
			);
			const offered = choices.filter(({ operation }) => operation !== undefined);
			expect(new Set(offered)).toEqual(new Set(files));
		});

		test('says of every operation what it does, as an action without articles and in a description', () => {
			const menus = [...new Set(choices.map(({ resource }) => menuOf(description, resource)))];
			const operations = menus.flatMap(optionsOf);
			for (const { name, action, description: text } of operations) {
				expect(action).toMatch(/^[A-Z]/);
				expect(action).not.toMatch(/\b(a|an|the)\b|\.$/i);
				expect(text).toMatch(/^[A-Z].*[^.]$/);
				expect(text).not.toBe(name);
			}
			const actions = operations.map(({ action }) => action);
			expect(actions).toEqual([...new Set(actions)]);
		});

		test('shows examples as "e.g. …"', () => {
			const examples = everyProperty(description.properties)
				.filter(({ type, placeholder }) => type === 'string' && placeholder)
				.map(({ placeholder }) => placeholder);
			for (const example of examples) expect(example).toMatch(/^e\.g\. /);
		});
	},
);

describe.each(builtCredentials().map(({ credential }) => [credential.displayName, credential] as const))(
	'the form of the credential %s',
	(_, { properties }) => {
		test("keeps n8n's rules for names, descriptions and defaults", () => {
			// The order of the alphabet is asked of nodes only: "Custom" stands last among the data centers.
			expect(complaintsAbout(properties).filter((complaint) => !complaint.includes('unsorted'))).toEqual([]);
		});
	},
);

test.each<[string, Partial<INodeProperties>]>([
	['display-name-miscased', { displayName: 'return the record' }],
	['boolean-without-whether', { type: 'boolean', default: false, description: 'Return the record' }],
	['default-missing', { default: undefined }],
	[
		'wrong-for-return-all',
		{ name: 'returnAll', type: 'boolean', default: false, description: 'Whether to go on' },
	],
	[
		'default-wrong-for-limit',
		{ name: 'limit', type: 'number', default: 7, description: 'Max number of results to return' },
	],
	['excess-final-period', { description: 'What is returned.' }],
	[
		'unsorted-items',
		{
			type: 'options',
			default: 'a',
			options: [...'edcba'].map((value) => ({ name: value.toUpperCase(), value })),
		},
	],
	[
		'option-without-action',
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			default: 'a',
			options: [{ name: 'A', value: 'a', description: 'Do it' }],
		},
	],
])('a form that breaks them is found out: %s', (rule, broken) => {
	const sound: INodeProperties = { displayName: 'Field', name: 'field', type: 'string', default: '' };
	expect(complaintsAbout([sound])).toEqual([]);
	expect(complaintsAbout([{ ...sound, ...broken } as INodeProperties]).join()).toContain(rule);
});
