import {
	toBoolean,
	toChoice,
	toChoices,
	toId,
	toNumber,
	toText,
	toWholeNumber,
	unknownField,
} from '../../../nodes/shared/typed';
import type { ZohoError } from '../../../nodes/shared/transport/zohoError';

const field = { apiName: 'Lead_Status', label: 'Lead Status' };
const picklist = {
	...field,
	choices: [
		{ value: 'NOT_YET', shown: 'Not yet contacted' },
		{ value: 'Contacted', shown: 'Contacted' },
	],
};

function refusalOf(run: () => unknown): ZohoError {
	try {
		run();
	} catch (refusal) {
		return refusal as ZohoError;
	}
	throw new Error('was not refused');
}

describe('a value in the type its field takes', () => {
	it.each([
		[toNumber, ' 12.50 ', 12.5],
		[toNumber, 0, 0],
		[toWholeNumber, '7', 7],
		[toBoolean, 'TRUE', true],
		[toBoolean, 0, false],
		[toText, 42, '42'],
		[toId, '4150868000000002175', '4150868000000002175'],
		[toId, { id: '12', name: 'Acme' }, '12'],
	])('%p takes %p', (convert, given, expected) => {
		expect(convert(given, field)).toBe(expected);
	});

	it.each([
		[toNumber, '12,50 €', 'not a number'],
		[toNumber, '', 'not a number'],
		[toNumber, Number.NaN, 'not a number'],
		[toWholeNumber, 1.5, 'not a whole number'],
		[toBoolean, 'perhaps', 'neither true nor false'],
		[toText, { a: 1 }, 'not a text'],
		[toId, 'Acme', 'not the ID of a record'],
	])('%p refuses %p and names the field', (convert, given, reason) => {
		const refusal = refusalOf(() => convert(given, field));
		expect(refusal.message).toContain("'Lead Status' is");
		expect(refusal.message).toContain(reason);
		expect(refusal.field).toEqual({ apiName: 'Lead_Status', label: 'Lead Status' });
	});

	it('refuses an id given as a number that has lost its last digits', () => {
		expect(refusalOf(() => toId(4150868000000002175, field)).message).toContain('too long to be exact');
	});

	it('gives a choice as it is stored, whether it was named as stored or as shown', () => {
		expect(toChoice('NOT_YET', picklist)).toBe('NOT_YET');
		expect(toChoice('Not yet contacted', picklist)).toBe('NOT_YET');
	});

	it('names the valid choices and the nearest one', () => {
		const refusal = refusalOf(() => toChoice('Contactd', picklist));
		expect(refusal.allowedValues).toEqual(['NOT_YET', 'Contacted']);
		expect(refusal.nearestName).toBe('Contacted');
		expect(refusal.description).toBe('Use one of: NOT_YET, Contacted.');
	});

	it('takes several choices as a list or joined by semicolons', () => {
		expect(toChoices('Contacted; Not yet contacted', picklist)).toEqual(['Contacted', 'NOT_YET']);
		expect(toChoices(['Contacted'], picklist)).toEqual(['Contacted']);
		expect(toChoices('["Contacted", "NOT_YET"]', picklist)).toEqual(['Contacted', 'NOT_YET']);
	});
});

describe('a name that is no field', () => {
	const fields = [
		{ apiName: 'Last_Name', label: 'Surname' },
		{ apiName: 'Email', label: 'E-mail' },
	];

	it.each([
		['Last Name', 'Last_Name'],
		['lastname', 'Last_Name'],
		['surname', 'Last_Name'],
		['Emial', 'Email'],
	])('%p suggests %p', (given, suggested) => {
		const refusal = unknownField(given, fields, 'the module Leads');
		expect(refusal.nearestName).toBe(suggested);
		expect(refusal.message).toBe(`'${given}' is not a field of the module Leads`);
	});

	it('suggests nothing far-fetched', () => {
		expect(unknownField('Wombat', fields, 'the module Leads').nearestName).toBeUndefined();
	});
});
