import { servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
beforeEach(() => zoho.reset());
afterAll(async () => await zoho.stop());

const query = async (text: string, more: Record<string, unknown> = {}) =>
	await zoho.call('POST /coql', { select_query: text, ...more });
const rows = async (text: string) => (await query(text)).body?.data;
const refused = async (text: string) => {
	const { status, body } = await query(text);
	expect([status, body.status]).toEqual([400, 'error']);
	return body;
};

describe('a COQL query', () => {
	it('gives the selected columns and the id, in order of ids where none is asked', async () => {
		const [first, second] = zoho.crm.records('Contacts');
		const { body } = await query('select Last_Name, Account_Name from Contacts where id is not null limit 2');
		expect(body).toEqual({
			data: [first, second].map((record) => ({
				Last_Name: record?.fields.Last_Name,
				Account_Name: { id: record?.fields.Account_Name },
				id: record?.id,
			})),
			info: { count: 2, more_records: true },
		});
	});

	it('follows lookups into other modules', async () => {
		const data = await rows(
			"select Deal_Name, Account_Name.Industry from Deals where Account_Name.Industry = 'Office' limit 5",
		);
		expect(data).toHaveLength(5);
		expect(new Set(data.map((row: Record<string, unknown>) => row['Account_Name.Industry']))).toEqual(
			new Set(['Office']),
		);
		const byOwner = await refused('select Owner.Name from Deals where id is not null');
		expect(byOwner).toMatchObject({ code: 'INVALID_QUERY', details: { column_name: 'Owner.Name' } });
	});

	it('compares by every operator', async () => {
		const add = (Last_Name: string, fields: object) =>
			zoho.crm.add('Leads', { Last_Name, Company: 'Zyx', ...fields });
		add("O'Neil", { Budget: 10, Rooms: null });
		add('Old 50%', { Budget: 20, Rooms: 3 });
		add('Young', { Budget: 30, Rooms: 4, Newsletter: true });
		const found = async (condition: string) =>
			((await rows(`select Last_Name from Leads where (Company = 'Zyx' and ${condition})`)) ?? []).map(
				(row: { Last_Name: string }) => row.Last_Name,
			);
		expect(await found("Last_Name = 'O''Neil'")).toEqual(["O'Neil"]);
		expect(await found("Last_Name != 'young'")).toEqual(["O'Neil", 'Old 50%']);
		expect(await found("Last_Name like 'O%'")).toEqual(["O'Neil", 'Old 50%']);
		expect(await found("Last_Name not like '%l%'")).toEqual(['Young']);
		expect(await found('Budget >= 20')).toEqual(['Old 50%', 'Young']);
		expect(await found('Budget < 20')).toEqual(["O'Neil"]);
		expect(await found('Budget between 15 and 25')).toEqual(['Old 50%']);
		expect(await found('Budget not between 15 and 25')).toEqual(["O'Neil", 'Young']);
		expect(await found("Last_Name in ('Young', \"O'Neil\")")).toEqual(["O'Neil", 'Young']);
		expect(await found('Budget not in (10, 20)')).toEqual(['Young']);
		expect(await found('Rooms is null')).toEqual(["O'Neil"]);
		expect(await found('Rooms is not null')).toEqual(['Old 50%', 'Young']);
		expect(await found('Newsletter = true')).toEqual(['Young']);
		expect(await found("Created_Time > '2020-01-01T00:00:00+00:00'")).toHaveLength(3);
		expect(await found('((Budget = 10 or Budget = 20) and Rooms = 3)')).toEqual(['Old 50%']);
	});

	it('goes on by id, sorts, and takes limit and offset in both forms', async () => {
		const all = zoho.crm.records('Leads').map(({ id }) => id);
		const after = await rows(`select id from Leads where id > '${all[99]}' order by id asc limit 3`);
		expect(after.map(({ id }: { id: string }) => id)).toEqual(all.slice(100, 103));
		const second = 'select id from Leads where id is not null order by id desc limit';
		expect(await rows(`${second} 10, 2`)).toEqual(await rows(`${second} 2 offset 10`));
		const budgets = (await rows(
			'select Budget from Leads where Budget > 0 order by Budget desc, id limit 2000',
		)) as Array<{ Budget: number }>;
		expect(budgets).toHaveLength(2000);
		expect(budgets[0]?.Budget).toBe(91_100);
		expect((await rows('select id from Leads where id is not null')).length).toBe(200);
	});

	it('answers 204 for nothing, and tells about its columns where asked', async () => {
		expect(await query("select id from Leads where Last_Name = 'nobody'")).toMatchObject({
			status: 204,
			body: undefined,
		});
		const { body } = await query('select Last_Name from Leads where id is not null limit 1', {
			include_meta: ['fields'],
		});
		expect(body.fields).toMatchObject({ Last_Name: { api_name: 'Last_Name', data_type: 'text' } });
	});

	it('wants its own scope and one for the module it reads', async () => {
		const text = 'select id from Leads where id is not null limit 1';
		zoho.become(['ZohoCRM.coql.READ', 'ZohoCRM.modules.contacts.READ']);
		expect((await query(text)).status).toBe(401);
		zoho.become(['ZohoCRM.coql.READ', 'ZohoCRM.modules.leads.READ']);
		expect((await query(text)).status).toBe(200);
		zoho.become(['ZohoCRM.modules.ALL']);
		expect((await query(text)).body.code).toBe('OAUTH_SCOPE_MISMATCH');
	});
});

describe('a COQL query that puts records together', () => {
	const deals = () => zoho.crm.records('Deals');
	const stages = () => [...new Set(deals().map(({ fields }) => String(fields.Stage)))];
	const amountsOf = (stage: string) =>
		deals()
			.filter(({ fields }) => fields.Stage === stage)
			.map(({ fields }) => Number(fields.Amount));
	const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

	it('counts, adds up and compares each group, and has a row for it without an id', async () => {
		const { body } = await query(
			'select Stage, COUNT(id), sum(Amount) as Total, MIN(Amount) as Least, max(Amount) as Most, avg(Amount) as Mean from Deals where id is not null group by Stage',
		);
		expect(body.data).toHaveLength(stages().length);
		for (const row of body.data) {
			const amounts = amountsOf(row.Stage);
			expect(row).toEqual({
				Stage: expect.any(String),
				'COUNT(id)': amounts.length,
				Total: total(amounts),
				Least: Math.min(...amounts),
				Most: Math.max(...amounts),
				Mean: total(amounts) / amounts.length,
			});
		}
		expect(body.info).toEqual({ count: stages().length, more_records: false });
	});

	it('sorts groups by what was made of them, and gives as many as were asked for', async () => {
		const { body } = await query(
			'select Stage, sum(Amount) as Total from Deals where id is not null group by Stage order by Total desc limit 2',
		);
		const totals = stages().map((stage) => total(amountsOf(stage)));
		expect(body.data.map(({ Total }: { Total: number }) => Total)).toEqual(
			totals.sort((a, b) => b - a).slice(0, 2),
		);
		expect(body.info).toEqual({ count: 2, more_records: true });
	});

	it('makes one row of all records where there are no groups, and none of no records', async () => {
		const { body } = await query(
			"select COUNT(id), MAX(Closing_Date) as Last from Deals where Stage = 'Qualification'",
		);
		const dates = deals()
			.filter(({ fields }) => fields.Stage === 'Qualification')
			.map(({ fields }) => String(fields.Closing_Date));
		expect(body.data).toEqual([{ 'COUNT(id)': dates.length, Last: dates.sort().at(-1) }]);
		expect((await query("select COUNT(id) from Deals where Deal_Name = 'None'")).status).toBe(204);
	});

	it('gives columns another name', async () => {
		const { body } = await query("select Last_Name as Who from Leads where Legacy_Number = 'L-10007'");
		const lead = zoho.crm.records('Leads')[7];
		expect(body.data).toEqual([{ Who: lead?.fields.Last_Name, id: lead?.id }]);
	});

	it('is refused for what a group does not have in common, for sums of texts and for too much', async () => {
		const from = 'from Deals where id is not null';
		expect(await refused(`select Deal_Name, COUNT(id) ${from} group by Stage`)).toMatchObject({
			code: 'INVALID_QUERY',
			message: 'Invalid query formed',
			details: {},
		});
		expect((await refused(`select SUM(Stage) ${from}`)).details).toEqual({ column_name: 'Stage' });
		const groups = 'Stage, Type, Lead_Source, Pipeline, Closing_Date';
		expect((await refused(`select COUNT(id) ${from} group by ${groups}`)).code).toBe('LIMIT_EXCEEDED');
	});
});

describe('a COQL query within another one', () => {
	const account = () =>
		zoho.crm.record('Accounts', String(zoho.crm.records('Contacts')[0]?.fields.Account_Name))!;
	const contactsOf = (id: string) =>
		zoho.crm.records('Contacts').filter(({ fields }) => fields.Account_Name === id);
	const idsOf = ({ data }: { data: Array<{ id: string }> }) => data.map(({ id }) => id);
	const named = () =>
		`select id from Accounts where Account_Name = '${String(account().fields.Account_Name)}'`;
	const contacts = async (where: string) => (await query(`select id from Contacts where ${where}`)).body;

	it('gives the values to compare with, one or several', async () => {
		const own = contactsOf(account().id).map(({ id }) => id);
		expect(idsOf(await contacts(`Account_Name in (${named()})`))).toEqual(own);
		expect(idsOf(await contacts(`Account_Name = (${named()})`))).toEqual(own);
		const lookups = 'select Account_Name from Contacts where Account_Name is not null';
		expect(idsOf(await contacts(`Account_Name in (${lookups})`))).toContain(own[0]);
		const others = idsOf(await contacts(`Account_Name not in (${named()})`));
		expect(others.some((id) => own.includes(id))).toBe(false);
	});

	it('gives nothing where it finds nothing', async () => {
		const none = "select id from Accounts where Account_Name = 'None'";
		expect((await query(`select id from Contacts where Account_Name in (${none})`)).status).toBe(204);
		expect((await query(`select id from Contacts where Created_Time > (${none})`)).status).toBe(204);
		expect((await contacts(`Account_Name not in (${none})`)).data.length).toBeGreaterThan(0);
	});

	it('wants the scope and the permission for its module, too', async () => {
		zoho.become(['ZohoCRM.coql.READ', 'ZohoCRM.modules.contacts.READ']);
		expect((await query(`select id from Contacts where Account_Name in (${named()})`)).status).toBe(401);
		zoho.become();
		zoho.crm.forbid('Accounts');
		expect((await query(`select id from Contacts where Account_Name in (${named()})`)).status).toBe(403);
	});
});

describe('a COQL query that cannot be answered', () => {
	it('is told what is missing or where it stops making sense', async () => {
		expect(await refused('select id from Leads')).toEqual({
			code: 'SYNTAX_ERROR',
			details: { clause: 'where' },
			message: 'missing clause',
			status: 'error',
		});
		expect((await refused('select id')).details).toEqual({ clause: 'from' });
		expect(await refused('select from Leads where id is not null')).toMatchObject({
			code: 'SYNTAX_ERROR',
			message: 'unexpected token',
			details: { line: 1, column: 13, near: 'Leads' },
		});
		expect(await refused('select id from Leads where Budget not > 5')).toMatchObject({
			details: { operator: 'not' },
			message: 'operator not supported',
		});
		expect(await refused('select id from Leads as l where id is not null')).toMatchObject({
			code: 'SYNTAX_ERROR',
			message: 'given coql query not supported',
			details: {},
		});
		expect((await refused('update Leads set id = 1')).details).toEqual({ near: 'update' });
		expect((await refused("select id from Leads where Last_Name = 'open")).details).toMatchObject({
			line: 1,
			column: 40,
		});
	});

	it('must bracket more than two conditions in pairs', async () => {
		const condition = 'id is not null';
		expect(
			await refused(`select id from Leads where ${condition} and ${condition} and ${condition}`),
		).toMatchObject({
			code: 'SYNTAX_ERROR',
			details: { near: 'and' },
			message: 'error occured while parsing the query',
		});
		expect(
			(await query(`select id from Leads where ((${condition} and ${condition}) and ${condition}) limit 1`))
				.status,
		).toBe(200);
	});

	it('is refused for columns, operators and values that do not fit', async () => {
		expect(await refused('select Emial from Leads where id is not null')).toMatchObject({
			code: 'INVALID_QUERY',
			details: { column_name: 'Emial' },
		});
		expect(await refused('select Opening_Hours from Showrooms where id is not null')).toMatchObject({
			message: 'unsupported column',
			details: { column_name: 'Opening_Hours' },
		});
		expect(await refused("select id from Leads where First_Name > 'a'")).toEqual({
			code: 'INVALID_QUERY',
			details: { reason: 'invalid operator found', column_name: 'First_Name', operator: '>' },
			message: 'Invalid query formed',
			status: 'error',
		});
		expect(await refused("select id from Leads where Description = 'a'")).toMatchObject({
			message: 'unsupported column in criteria',
			details: { cv_criteria: false, column_name: 'Description', value: 'a', operator: '=' },
		});
		expect((await refused("select id from Leads where Budget = 'much'")).code).toBe('INVALID_QUERY');
		expect(await refused('select id, id from Leads where id is not null')).toMatchObject({
			code: 'DUPLICATE_DATA',
			details: { column_name: 'id' },
		});
	});

	it('is refused for its limits and its module', async () => {
		const limited = async (limit: string) =>
			await refused(`select id from Leads where id is not null limit ${limit}`);
		expect(await limited('s')).toMatchObject({
			code: 'INVALID_QUERY',
			details: { limit: 's' },
			message: 'limit given seems to be invalid',
		});
		expect(await limited('0')).toMatchObject({
			code: 'INVALID_DATA',
			message: 'limit should be greater than 0',
		});
		expect((await limited('2001')).code).toBe('LIMIT_EXCEEDED');
		expect((await limited('200 offset 99900')).code).toBe('LIMIT_EXCEEDED');
		for (const module of ['Nothing', 'Home', 'Activities']) {
			expect(await refused(`select id from ${module} where id is not null`)).toEqual({
				code: 'INVALID_MODULE',
				details: {},
				message: 'the given module is not supported in api',
				status: 'error',
			});
		}
	});

	it('is refused for a body that is not as it should be', async () => {
		expect((await zoho.call('POST /coql', {})).body).toEqual({
			code: 'MANDATORY_NOT_FOUND',
			details: { api_name: 'select_query' },
			message: 'mandatory key not found',
			status: 'error',
		});
		const text = 'select id from Leads where id is not null';
		expect((await query(text, { include_meta: 'fields' })).body.details).toEqual({
			expected_data_type: 'jsonarray',
			api_name: 'include_meta',
			json_path: '$.include_meta',
		});
		expect((await query(text, { include_meta: ['users'] })).body.details).toMatchObject({
			supported_values: ['fields'],
		});
	});
});
