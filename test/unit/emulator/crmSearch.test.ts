import type { Values } from '../../../emulator/crm/records';
import { servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
beforeEach(() => zoho.reset());
afterAll(async () => await zoho.stop());

const search = async (module: string, query: Record<string, string>) =>
	await zoho.call(`GET /${module}/search?${new URLSearchParams(query).toString()}`);
const names = async (module: string, query: Record<string, string>, field = 'Last_Name') => {
	const { status, body } = await search(module, { fields: field, sort_order: 'asc', ...query });
	return status === 204 ? [] : body.data.map((record: Record<string, unknown>) => record[field]);
};

describe('search by criteria', () => {
	beforeEach(() => {
		const records: Values[] = [
			{
				Last_Name: 'Burns, B',
				Company: 'Zyx Corp',
				Budget: 10,
				Newsletter: true,
				Site_Visit: '2020-01-01T12:00:00Z',
			},
			{
				Last_Name: 'Burns (old)',
				Company: 'Zyx Inc.',
				Budget: 20,
				Loyalty_Tier: 'tier_2',
				Move_In_Date: '2020-02-01',
			},
			{ Last_Name: 'K\\', Company: 'Zyx Corp', Budget: 30, Style_Interests: ['Classic', 'Japandi'] },
		];
		for (const fields of records) zoho.crm.add('Leads', fields);
	});
	const found = async (criteria: string) => await names('Leads', { criteria });

	it('joins conditions by and and or, nested in brackets', async () => {
		expect(await found('(Company:equals:Zyx Corp)')).toEqual(['Burns, B', 'K\\']);
		expect(await found('((Company:equals:Zyx)and(Budget:greater_than:10))')).toEqual(['Burns (old)', 'K\\']);
		expect(await found('((Company:equals:Zyx) and ((Budget:equals:10) or (Budget:equals:30)))')).toEqual([
			'Burns, B',
			'K\\',
		]);
	});

	it('takes escaped commas, brackets and backslashes in values', async () => {
		expect(await found('(Last_Name:equals:Burns\\, B)')).toEqual(['Burns, B']);
		expect(await found('(Last_Name:equals:Burns \\(old\\))')).toEqual(['Burns (old)']);
		expect(await found('((Company:starts_with:zyx)and(Last_Name:equals:K\\\\))')).toEqual(['K\\']);
	});

	it('compares as the field’s type does', async () => {
		const zyx = async (condition: string) => await found(`((Company:starts_with:Zyx)and(${condition}))`);
		expect(await zyx('Budget:between:15,25')).toEqual(['Burns (old)']);
		expect(await zyx('Budget:in:10,30')).toEqual(['Burns, B', 'K\\']);
		expect(await zyx('Newsletter:equals:true')).toEqual(['Burns, B']);
		expect(await zyx('Site_Visit:less_than:2020-01-01T08:00:00-05:00')).toEqual(['Burns, B']);
		expect(await zyx('Site_Visit:less_than:2020-01-01T06:00:00-05:00')).toEqual([]);
		expect(await zyx('Move_In_Date:greater_equal:2020-02-01')).toEqual(['Burns (old)']);
		expect(await zyx('Style_Interests:equals:Japandi')).toEqual(['K\\']);
		expect(await zyx('Loyalty_Tier:not_equal:tier_2')).toEqual(['Burns, B', 'K\\']);
		expect(await zyx('Owner:equals:Nadia Osei')).toHaveLength(3);
	});

	it('finds lookups by the name of the other record', async () => {
		const account = zoho.crm.records('Accounts')[0]!;
		const { body } = await search('Deals', {
			criteria: `(Account_Name:equals:${zoho.crm.nameOf(account)})`,
			fields: 'Account_Name',
		});
		expect(body.data[0].Account_Name).toEqual({ name: zoho.crm.nameOf(account), id: account.id });
	});

	it('explains what it cannot search by', async () => {
		const refused = async (criteria: string) => {
			const { status, body } = await search('Leads', { criteria });
			expect(status).toBe(400);
			return body;
		};
		expect(await refused('(Emial:equals:x)')).toMatchObject({
			code: 'INVALID_QUERY',
			details: { reason: 'the field is not available for search', api_name: 'Emial' },
			message: 'Invalid query formed',
		});
		expect((await refused('(Email:greater_than:x)')).details).toMatchObject({
			operator: 'greater_than',
			reason: 'invalid operator found',
		});
		expect((await refused('(Budget:equals:much)')).details).toEqual({
			expected_data_type: 'currency',
			reason: 'invalid value for search',
			api_name: 'Budget',
			value: 'much',
		});
		for (const malformed of [
			'Email:equals:x',
			'(Email:equals:x',
			'(Email equals x)',
			'((A:equals:1)and(B:equals:2)or(C:equals:3))',
			'(Email:equals:x)y',
		]) {
			expect((await refused(malformed)).code).toBe('INVALID_QUERY');
		}
		const values = Array.from({ length: 101 }, (_, index) => index).join(',');
		expect((await refused(`(Budget:in:${values})`)).message).toBe(
			'Only 100 values are allowed in "IN" criteria',
		);
	});

	it('takes 15 conditions and no more', async () => {
		const many = (count: number) =>
			`(${Array.from({ length: count }, () => '(Budget:equals:10)').join('or')})`;
		expect(await found(many(15))).toContain('Burns, B');
		expect((await search('Leads', { criteria: many(16) })).body).toEqual({
			code: 'CRITERIA_LIMIT_EXCEEDED',
			details: {},
			message: 'no of criterium that can be given exceed the limit 15',
			status: 'error',
		});
	});
});

describe('search by e-mail, phone and word', () => {
	it('looks into every field of the kind, whatever its form', async () => {
		zoho.crm.add('Leads', {
			Last_Name: 'Zander',
			Secondary_Email: 'Zander@Side.example',
			Mobile: '+49 (30) 987-65',
		});
		expect(await names('Leads', { email: 'zander@side.example' })).toEqual(['Zander']);
		expect(await names('Leads', { phone: '493098765' })).toEqual(['Zander']);
		expect(await names('Leads', { word: 'zand' })).toEqual(['Zander']);
		expect(await search('Leads', { word: 'nobody-has-this' })).toMatchObject({
			status: 204,
			body: undefined,
		});
	});

	it('uses one of them only: criteria before e-mail before phone before word', async () => {
		zoho.crm.add('Leads', { Last_Name: 'Zander', Company: 'Qq' });
		expect(await names('Leads', { criteria: '(Company:equals:Qq)', word: 'nobody-has-this' })).toEqual([
			'Zander',
		]);
	});

	it('refuses nothing to search by, too little, and modules that cannot be searched', async () => {
		expect((await zoho.call('GET /Leads/search')).body).toEqual({
			code: 'EXPECTED_PARAM_MISSING',
			details: { param_names: ['criteria', 'email', 'phone', 'word'] },
			message: 'one of the expected parameter is missing',
			status: 'error',
		});
		expect((await search('Leads', { word: 'a' })).body).toMatchObject({
			code: 'INVALID_DATA',
			details: { param_name: 'word' },
		});
		expect((await search('Leads', { phone: 'abc' })).body).toMatchObject({
			code: 'INVALID_QUERY',
			details: { param_name: 'phone' },
		});
		expect((await search('Tasks', { phone: '12345' })).body.code).toBe('FIELD_TYPE_UNAVAILABLE');
		expect((await search('Activities', { word: 'call' })).body).toMatchObject({
			code: 'NOT_SUPPORTED',
			details: { module: 'Activities' },
		});
	});

	it('reaches 2,000 records, pages of 200, and wants the search scope besides the module’s', async () => {
		const last = await search('Leads', { word: 'example', fields: 'id', page: '10' });
		expect(last.body.info).toMatchObject({ page: 10, count: 200, more_records: true });
		expect((await search('Leads', { word: 'example', page: '11' })).body).toEqual({
			code: 'LIMIT_REACHED',
			details: { limit: '2000' },
			message: 'maximum response iteration limit reached',
			status: 'error',
		});
		zoho.become(['ZohoCRM.modules.ALL']);
		expect((await search('Leads', { word: 'example' })).body.code).toBe('OAUTH_SCOPE_MISMATCH');
	});

	it('does not see what was written a moment ago, where the index is set to lag', async () => {
		zoho.crm.searchDelay = 30_000;
		await zoho.write('POST /Leads', { Last_Name: 'Zander' });
		expect(await names('Leads', { word: 'zander' })).toEqual([]);
		zoho.clock.advance(31_000);
		expect(await names('Leads', { word: 'zander' })).toEqual(['Zander']);
	});
});

describe('counting', () => {
	it('counts a module, a view or a search', async () => {
		const count = async (query = '') => (await zoho.call(`GET /Leads/actions/count${query}`)).body;
		const view = zoho.crm.module('Leads')?.views.find(({ name }) => name === 'Big Budgets');
		expect(await count()).toEqual({ count: 2500 });
		const big = zoho.crm.records('Leads').filter(({ fields }) => Number(fields.Budget) >= 50_000).length;
		expect(await count(`?cvid=${view?.id}`)).toEqual({ count: big });
		expect(await count(`?criteria=${encodeURIComponent('(Budget:greater_equal:50000)')}`)).toEqual({
			count: big,
		});
		expect(await count(`?cvid=${view?.id}&word=abc`)).toMatchObject({
			code: 'AMBIGUITY_DURING_PROCESSING',
			details: { ambiguity_due_to: [{ param_name: 'cvid' }, { param_name: 'word' }] },
		});
	});
});
