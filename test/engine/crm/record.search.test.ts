import type { IDataObject } from 'n8n-workflow';

import { type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	module: fromList('Leads'),
	...parameters,
});
const where = (...condition: Array<{ field: string; operator: string; value: string }>) => ({
	conditions: { condition },
});
const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id).sort();
const add = (fields: Record<string, string>) =>
	store().add('Leads', { Last_Name: 'Search', Company: 'Search Ltd', ...fields }).id;

describe('search', () => {
	it('finds what meets all conditions, or any of them', async () => {
		const oslo = add({ Company: 'Match AS', City: 'Oslo' });
		const bergen = add({ Company: 'Match AS', City: 'Bergen' });
		const conditions = where(
			{ field: 'Company', operator: 'equals', value: 'Match AS' },
			{ field: 'City', operator: 'equals', value: 'Oslo' },
		);
		const all = await zoho.crm(on('search', { ...conditions, returnAll: true }));
		expect(all.error).toBeUndefined();
		expect(idsOf(json(all))).toEqual([oslo]);
		const any = await zoho.crm(on('search', { ...conditions, match: 'or', returnAll: true }));
		expect(idsOf(json(any))).toEqual(idsOf([{ id: oslo }, { id: bergen }]));
	});

	it.each([
		`O'Brien "Bob" \\ Co`,
		'x) or (Last_Name:starts_with:S',
		'x))or((Last_Name:starts_with:S))',
		'a,b (c) \\',
		`'; or id is not null`,
	])('a value such as %s stays a value', async (company) => {
		const id = add({ Company: company });
		const result = await zoho.crm(
			on('search', {
				...where({ field: 'Company', operator: 'equals', value: '={{ $json.company }}' }),
				returnAll: true,
			}),
			[{ company }],
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map((lead) => lead.id)).toEqual([id]);
	});

	it('compares numbers, dates and choices in the form their fields take', async () => {
		const id = store().add('Leads', { Last_Name: 'Typed', Company: 'Typed', Budget: 987_654 }).id;
		const result = await zoho.crm(
			on('search', {
				...where(
					{ field: 'Budget', operator: 'between', value: '987653, 987655' },
					{ field: 'Created_Time', operator: 'greater_than', value: '2020-01-01' },
				),
			}),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map((lead) => lead.id)).toEqual([id]);
		const refused = await zoho.crm(
			on('search', where({ field: 'Budget', operator: 'equals', value: 'much' })),
		);
		expect(refused.error?.message).toContain(`'Budget' is "much", not a number`);
	});

	it('searches by email, phone and word, each item by its own', async () => {
		const first = add({ Email: 'first@searched.example' });
		const second = add({ Email: 'second@searched.example' });
		const result = await zoho.crm(on('search', { searchBy: 'email', email: '={{ $json.email }}' }), [
			{ email: 'second@searched.example' },
			{ email: 'first@searched.example' },
		]);
		expect(json(result).map(({ id }) => id)).toEqual([second, first]);
		const phone = add({ Phone: '+44 20 5550 7777' });
		const byPhone = await zoho.crm(on('search', { searchBy: 'phone', phone: '+44 20 5550 7777' }));
		expect(idsOf(json(byPhone))).toEqual([phone]);
		const word = add({ Description: 'about zanzibariana' });
		const byWord = await zoho.crm(on('search', { searchBy: 'word', word: 'zanzibariana' }));
		expect(idsOf(json(byWord))).toEqual([word]);
	});

	it('finds a word in any text field, a phone number in any phone field, and each record once', async () => {
		const one = add({ Last_Name: 'Quixotrope', Description: 'met Quixotrope' });
		const other = add({ City: 'Quixotrope' });
		const found = on('search', { searchBy: 'word', word: '={{ $json.word }}', returnAll: true });
		const result = await zoho.crm(found, [{ word: 'Quixotrope' }, { word: 'nowhere-at-all' }]);
		expect(idsOf(json(result))).toEqual(idsOf([{ id: one }, { id: other }]));
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		const mobile = add({ Mobile: '+351 912 000 777' });
		const byPhone = await zoho.crm(on('search', { searchBy: 'phone', phone: '+351 912 000 777' }));
		expect(idsOf(json(byPhone))).toEqual([mobile]);
	});

	it.each([
		['word', 'Word', 'x', 'searches for 2 characters or more'],
		['phone', 'Phone', '12', 'searches for 3 characters or more'],
		['email', 'Email', '', 'Fill it in'],
	])(
		'says of a %s that is too short what Zoho needs, before it asks',
		async (searchBy, label, value, todo) => {
			for (const operation of ['search', 'count']) {
				const result = await zoho.crm(on(operation, { searchBy, [searchBy]: value }));
				expect(result.error?.message).toContain(`'${label}' is`);
				expect(result.error?.description).toContain(todo);
			}
			expect(world.emulator.requests.of('crm')).toHaveLength(0);
		},
	);

	it('explains sixteen conditions, an unknown field and an empty value before it asks', async () => {
		const city = { field: 'City', operator: 'equals', value: 'Oslo' };
		const many = await zoho.crm(on('search', where(...Array.from({ length: 16 }, () => city))));
		expect(many.error?.message).toContain("'Conditions' has 16 conditions");
		expect(many.error?.description).toContain('15 at most');
		const unknown = await zoho.crm(on('search', where({ ...city, field: 'Citi' })));
		expect(unknown.error?.description).toContain("Did you mean 'City'?");
		const empty = await zoho.crm(on('search', where({ ...city, value: '' })));
		expect(empty.error?.message).toContain("'Conditions' has no value for 'City'");
		expect(calls('GET /crm/v8/Leads/search')).toHaveLength(0);
	});

	it('gives more than a page, and stops with an explanation where Zoho finds no further', async () => {
		for (let number = 0; number < 2_050; number += 1) add({ Company: 'Reach GmbH' });
		const reach = where({ field: 'Company', operator: 'equals', value: 'Reach GmbH' });
		const part = await zoho.crm(on('search', { ...reach, returnAll: false, limit: 450 }));
		expect(new Set(json(part).map(({ id }) => id)).size).toBe(450);
		const whole = await zoho.crm(on('search', { ...reach, returnAll: true }));
		expect(whole.error?.message).toContain('2,000 records');
		expect(json(whole)).toHaveLength(0);
	});
});

describe('count', () => {
	it('counts all records, or those that meet conditions, with one call', async () => {
		const all = await zoho.crm(on('count'));
		expect(all.error).toBeUndefined();
		expect(json(all)).toEqual([
			{
				count: store()
					.records('Leads')
					.filter((lead) => !lead.converted).length,
			},
		]);
		add({ Company: 'Count, Inc. (1)' });
		add({ Company: 'Count, Inc. (1)' });
		const some = await zoho.crm(
			on('count', {
				searchBy: 'criteria',
				...where({ field: 'Company', operator: 'equals', value: 'Count, Inc. (1)' }),
			}),
		);
		expect(json(some)).toEqual([{ count: 2 }]);
		expect(calls('GET /crm/v8/Leads/actions/count')).toHaveLength(2);
	});

	it('counts what a word, a phone number or an email address finds, each item by its own', async () => {
		add({ Description: 'Zymurgist one', Phone: '+47 5550 1111' });
		add({ Company: 'Zymurgist two', Phone: '+47 5550 1111', Email: 'z@counted.example' });
		const of = async (searchBy: string, key: string, values: string[]) => {
			const parameters = { searchBy, [key]: '={{ $json.value }}' };
			const result = await zoho.crm(
				on('count', parameters),
				values.map((value) => ({ value })),
			);
			expect(result.error).toBeUndefined();
			return json(result).map(({ count }) => count);
		};
		expect(await of('word', 'word', ['Zymurgist', 'nowhere-at-all'])).toEqual([2, 0]);
		expect(await of('phone', 'phone', ['+47 5550 1111', '+47 5550 9999'])).toEqual([2, 0]);
		expect(await of('email', 'email', ['z@counted.example', 'none@counted.example'])).toEqual([1, 0]);
		const asked = calls('GET /crm/v8/Leads/actions/count').map(({ query }) => Object.keys(query).join());
		expect(asked).toEqual(['word', 'word', 'phone', 'phone', 'email', 'email']);
	});

	it('counts the records of a view, and asks for one when there is none', async () => {
		const view = store().module('Leads')?.views[0]?.id;
		const counted = await zoho.crm(on('count', { searchBy: 'view', view }));
		expect(counted.error).toBeUndefined();
		expect(json(counted)[0]?.count).toEqual(expect.any(Number));
		expect(calls('GET /crm/v8/Leads/actions/count')[0]?.query).toEqual({ cvid: view });
		const none = await zoho.crm(on('count', { searchBy: 'view' }));
		expect(none.error?.message).toContain("'Custom View' is empty");
	});
});

describe('getDeleted', () => {
	it('gives more than a page of what was deleted, and only what the options ask for', async () => {
		const deleted = Array.from({ length: 210 }, () => store().record('Leads', add({}))).flatMap((lead) =>
			lead ? [lead] : [],
		);
		for (const lead of deleted) store().remove(lead);
		const result = await zoho.crm(on('getDeleted', { returnAll: true }));
		expect(result.error).toBeUndefined();
		expect(idsOf(json(result))).toEqual(expect.arrayContaining(deleted.map(({ id }) => id)));
		expect(json(result)[0]).toMatchObject({
			display_name: expect.stringContaining('Search'),
			type: 'recycle',
		});
		const later = await zoho.crm(
			on('getDeleted', { returnAll: true, options: { deletedAfter: '2999-01-01T00:00:00.500Z' } }),
		);
		expect(later.error).toBeUndefined();
		expect(json(later)).toEqual([]);
		const gone = await zoho.crm(on('getDeleted', { returnAll: true, options: { type: 'permanent' } }));
		expect(json(gone)).toEqual([]);
	});
});
