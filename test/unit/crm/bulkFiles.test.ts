import { cellOf, valueOfCell } from '../../../nodes/ZohoCrm/bulk/cells';
import { fileOf, keyOf } from '../../../nodes/ZohoCrm/bulk/writeFile';
import { outcomeOf } from '../../../nodes/ZohoCrm/bulk/writeOutcome';
import type { CrmField } from '../../../nodes/ZohoCrm/metadata';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';
import { rowsPerCsv, textInZip } from '../../engine/crm/bulkFiles';

const field = (api_name: string, data_type: string): CrmField => ({ id: api_name, api_name, data_type });
const about = { kind: 'insert' as const, module: 'Leads', labelOf: (name: string) => name.replace('_', ' ') };
const outcome = (status: string, errors: string, more: object = {}) =>
	outcomeOf({ status, id: '', errors }, { ...about, ...more });

describe('the cell of a value', () => {
	it.each([
		['date', '2026-08-05', '08/05/2026'],
		['datetime', '2026-08-05T23:30:00+02:00', '08/05/2026 17:30:00'],
		['datetime', '2026-01-05T23:30:00Z', '01/05/2026 18:30:00'],
		['multiselectpicklist', ['A', 'B'], 'A;B'],
		['lookup', { id: '490' }, '490'],
		['boolean', false, 'false'],
		['currency', 12.5, '12.5'],
		['text', null, ''],
	])('of a %s', (type, value, cell) => {
		expect(cellOf(field('F', type), value, 'America/New_York')).toBe(cell);
	});

	it('is refused where no file can hold it', () => {
		expect(() => cellOf(field('Quoted_Items', 'subform'), [])).toThrow(
			"'Quoted_Items' cannot be written in bulk",
		);
	});
});

it.each([
	['boolean', 'TRUE', true],
	['double', '4.50', 4.5],
	['integer', 'four', 'four'],
	['bigint', '4900000000000999999', '4900000000000999999'],
	['multiselectpicklist', 'A;B', ['A', 'B']],
	[undefined, '7', '7'],
	['text', '', null],
])('reads the cell of a %s field', (type, cell, value) => {
	expect(valueOfCell(type, cell)).toEqual(value);
});

it('puts what tells rows apart into the first columns, which the result repeats', async () => {
	const fields = [
		field('Budget', 'currency'),
		field('City', 'text'),
		field('Email', 'email'),
		field('Owner', 'ownerlookup'),
	];
	const rows = [
		{ record: { Budget: 5, City: 'Oslo ', Owner: { id: '1' } } },
		{ record: { Email: 'a@b.example', City: null } },
	];
	const { zip, mappings, keys } = await fileOf(fields, rows, { module: 'Leads', findBy: 'Email' });
	expect(rowsPerCsv(textInZip(zip))).toEqual([
		['Email', 'City', 'Budget', 'Owner'],
		['', 'Oslo ', '5', '1'],
		['a@b.example', '', '', ''],
	]);
	expect(mappings[3]).toEqual({ api_name: 'Owner', index: 3, find_by: 'id' });
	expect(keys).toEqual([keyOf(['', 'Oslo', '5']), keyOf(['a@b.example', '', ''])]);
});

describe('what became of a row', () => {
	it('is its ID and what was done', () => {
		expect(outcomeOf({ status: 'ADDED', id: '7', errors: '' }, about)).toEqual({ id: '7', action: 'insert' });
		expect(outcomeOf({ status: 'UPDATED', id: '7', errors: '' }, about)).toEqual({
			id: '7',
			action: 'update',
		});
	});

	it('is every refused field, where Zoho names several', () => {
		const refused = outcome('SKIPPED', 'MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email');
		expect(refused).toBeInstanceOf(ZohoError);
		const { code, message } = refused as ZohoError;
		expect(code).toBe('MANDATORY_NOT_FOUND');
		expect(message).toMatch(/3 values were not accepted.*'Company'.*'Last Name'.*'Email'/);
	});

	it('is a skip where what exists is to be skipped, and a refusal elsewhere', () => {
		const skipped = { action: 'skipped', reason: 'it exists' };
		expect(outcome('SKIPPED', 'DUPLICATE_DATA-Email', { findBy: 'Email' })).toEqual(skipped);
		expect(outcome('SKIPPED', 'DUPLICATE_DATA-Email')).toMatchObject({ code: 'DUPLICATE_DATA' });
		expect(outcome('SKIPPED', 'INVALID_DATA-Email', { findBy: 'Email' })).toMatchObject({
			code: 'INVALID_DATA',
		});
		expect(outcome('UNPROCESSED', '', { findBy: 'Email' })).toMatchObject({ code: 'UNPROCESSED' });
	});

	it('keeps a code that comes without a column', () => {
		expect(outcome('SKIPPED', 'CANNOT_PROCESS')).toMatchObject({ code: 'CANNOT_PROCESS' });
	});
});
