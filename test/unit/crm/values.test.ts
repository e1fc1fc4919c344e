import type { IDataObject } from 'n8n-workflow';

import type { CrmField } from '../../../nodes/ZohoCrm/metadata';
import { limited } from '../../../nodes/ZohoCrm/values/limits';
import { mandatoryIn, mustBeGiven } from '../../../nodes/ZohoCrm/values/mandatory';
import { type Named, referenceTo } from '../../../nodes/ZohoCrm/values/references';
import { typedLinks } from '../../../nodes/ZohoCrm/values/rows';
import type { Scope } from '../../../nodes/ZohoCrm/values/scope';

const field = (data_type: string, more: Partial<CrmField> = {}): CrmField => ({
	id: '1',
	api_name: 'Field',
	field_label: 'Field',
	data_type,
	...more,
});

describe('the limits of a field', () => {
	it.each([
		['text', { length: 3 }, '😀😀😀'],
		['text', {}, 'x'.repeat(1_000)],
		['email', { length: 100 }, "o'neil+crm@mail.example.co.uk"],
		['phone', { length: 30 }, '+41 (0)44 123 45 67 ext. 8'],
		['website', { length: 100 }, 'example.com/a b'.replace(' ', '%20')],
		['integer', { length: 3 }, -123],
		['bigint', { length: 18 }, '900719925474099312'],
		['double', { length: 5, decimal_place: 2 }, 12345.67],
		['currency', { decimal_place: null }, 1.23456],
		['percent', { decimal_place: 0 }, 12],
	])('of a %s (%j) let %p through as it is', (type, more, value) => {
		expect(limited(field(type, more), value)).toBe(value);
	});

	it.each([
		[0.1 + 0.2, 2, 0.3],
		[1.1 * 3, 1, 3.3],
		[1e9 / 3 + 0, 7, 333333333.3333333],
		[-19.99 * 100, 0, -1999],
	])(
		'take %p, which nobody typed, for the number of %p decimals that was meant',
		(value, decimal_place, meant) => {
			expect(limited(field('currency', { decimal_place }), value)).toBe(meant);
		},
	);

	it.each([
		['text', { length: 3 }, 'four', 'which has 4 characters'],
		['integer', { length: 3 }, 1234, 'more than 3 digits'],
		['bigint', { length: 18 }, '1.5', 'not a whole number'],
		['double', { length: 3, decimal_place: 2 }, 1e21, 'more than 3 digits'],
		['double', { decimal_place: 2 }, 0.001, 'more than 2 decimals'],
		['email', {}, 'jane@localhost', 'not an email address'],
		['phone', {}, 'call me!', 'not a phone number'],
		['website', {}, 'example', 'not a web address'],
	])('of a %s (%j) stop %p', (type, more, value, what) => {
		expect(() => limited(field(type, more), value)).toThrow(what);
	});
});

describe('what points to a record', () => {
	const typed = { apiName: 'Account_Name', label: 'Account Name' };

	it.each([
		['4150868000000002175', { id: '4150868000000002175' }],
		[{ id: 12, name: 'Acme' }, { id: '12' }],
		[4150868000, { id: '4150868000' }],
	])('is the id of %j', (value, expected) => {
		const names: Named[] = [];
		expect(referenceTo(value, typed, { module: 'Accounts', names })).toEqual(expected);
		expect(names).toEqual([]);
	});

	it.each([
		[' Acme ', 'Acme'],
		[4711, '4711'],
		[{ name: 'Acme' }, 'Acme'],
		[{ name: 'Jane', email: 'jane@a.example' }, 'jane@a.example'],
	])('is looked up by the name in %j', (value, name) => {
		const names: Named[] = [];
		const reference = referenceTo(value, typed, { module: 'Accounts', names });
		expect(names).toMatchObject([{ module: 'Accounts', name, field: typed }]);
		expect(names[0]?.reference).toBe(reference);
	});

	it.each([true, {}, { id: 'abc' }, []])('is not %j', (value) => {
		expect(() => referenceTo(value, typed, { module: 'Accounts', names: [] })).toThrow(
			'neither a name nor an ID',
		);
	});
});

describe('links to several records', () => {
	const scope = (kind: Scope['kind']) => ({ kind, names: [] as Named[] }) as unknown as Scope;
	const flat = { connectedlookup_apiname: 'Vendor', connected_module: 'Vendors' };
	const nested = {
		linking_details: { connected_lookup_field: { api_name: 'Vendor' } },
		connected_details: { module: { api_name: 'Vendors' } },
	};

	it.each([flat, nested])(
		'are written by the key that the metadata names, in either of its forms',
		(linking) => {
			const of = scope('update');
			const links = field('multiselectlookup', { multiselectlookup: linking });
			const given = [
				'4150868000000002175',
				'Oak & Co',
				{ id: '7', Vendor: { id: '12' } },
				{ id: '8', _delete: null },
			];
			expect(typedLinks(of, links, given)).toEqual([
				{ Vendor: { id: '4150868000000002175' } },
				{ Vendor: {} },
				{ id: '7', Vendor: { id: '12' } },
				{ id: '8', _delete: null },
			]);
			expect(of.names).toMatchObject([{ module: 'Vendors', name: 'Oak & Co' }]);
		},
	);

	it('of another record are new ones of a new record', () => {
		const links = field('multiselectlookup', { multiselectlookup: flat });
		const given = [{ id: '7', Vendor: { id: '12', name: 'Oak & Co' } }];
		expect(typedLinks(scope('create'), links, given)).toEqual([{ Vendor: { id: '12' } }]);
	});
});

describe('mandatory fields', () => {
	const fields = ['Name', 'City', 'Stage'].map((api_name) =>
		field('text', { api_name, system_mandatory: api_name === 'Name' }),
	);
	const layout = (id: string, ...required: string[]) => ({
		id,
		name: id,
		sections: [
			{ fields: fields.map(({ api_name }) => ({ api_name, required: required.includes(api_name) })) },
		],
	});

	it('are those of the layout, or of all layouts where it is not known', () => {
		const layouts = [layout('1', 'City', 'Stage'), layout('2', 'Stage')];
		const names = (id?: string) => [...mandatoryIn(fields, layouts, id)].sort();
		expect(names('1')).toEqual(['City', 'Name', 'Stage']);
		expect(names('2')).toEqual(['Name', 'Stage']);
		expect(names()).toEqual(['Name', 'Stage']);
		expect([...mandatoryIn(fields, [])]).toEqual(['Name']);
	});

	it('may be left out where Zoho has a value to start with, or sets it itself', () => {
		const mandatory = new Set(['Field']);
		const given = (type: string, more: Partial<CrmField> = {}) => mustBeGiven(field(type, more), mandatory);
		expect(given('text')).toBe(true);
		expect(given('picklist', { default_value: 'New' } as IDataObject)).toBe(false);
		expect(given('boolean')).toBe(false);
		expect(given('autonumber')).toBe(false);
		expect(given('text', { operation_type: { api_create: false } })).toBe(false);
	});
});
