import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { type Connected, fromList, openWorld, type World } from '../../../engine/world';
import { rowsPerCsv, textOf } from './bulkFiles';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
	for (let number = 0; number < 450; number += 1) {
		store().add('Leads', {
			Last_Name: `Lead "${number}", the ${number % 2 ? 'odd' : 'even'}\none`,
			Company: number % 3 ? 'Fjord AS' : 'Müller & Söhne',
			City: number < 5 ? null : 'Oslo',
			Budget: number * 1.5,
			Email_Opt_Out: number % 2 === 1,
		});
	}
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	store().bulk.rowsPerRead = 200;
	store().bulk.looksUntilDone = 1;
	store().bulk.failing = false;
	store().bulk.downloads.clear();
});

const store = () => world.emulator.world.crm;
const leads = () => store().records('Leads');
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const started = () =>
	world.emulator.requests.matching('POST /crm/bulk/v8/read').map(({ body }) => body as IDataObject);
const on = (operation: string, parameters: object = {}) => ({
	resource: 'bulkRead',
	operation,
	readBy: 'module',
	module: fromList('Leads'),
	columns: ['Last_Name', 'Company', 'City', 'Budget', 'Email_Opt_Out'],
	giveAs: 'items',
	...parameters,
});
const condition = (field: string, operator: string, value?: unknown) => ({ field, operator, value });

describe('export', () => {
	it('follows the pages and gives each row as an item, in the types of its fields', async () => {
		const result = await zoho.crm(on('export'));
		expect(result.error).toBeUndefined();
		const rows = json(result);
		expect(rows).toHaveLength(450);
		expect(rows.map(({ id }) => id)).toEqual(leads().map(({ id }) => id));
		expect(rows[3]).toEqual({
			id: leads()[3]?.id,
			Last_Name: 'Lead "3", the odd\none',
			Company: 'Müller & Söhne',
			City: null,
			Budget: 4.5,
			Email_Opt_Out: true,
		});
		expect(result.items[0]?.[449]?.pairedItem).toEqual({ item: 0 });
		const [first, ...others] = started();
		expect(first?.query).toMatchObject({ module: { api_name: 'Leads' } });
		expect(others.map(({ query }) => Object.keys(query as object))).toEqual([['page_token'], ['page_token']]);
		expect(JSON.stringify(result.messagesToUI)).toContain('450 rows read');
	});

	it('puts all pages into one CSV file with one header', async () => {
		const parameters = { giveAs: 'file', binaryProperty: 'sheet', options: { fileName: 'all leads.csv' } };
		const result = await zoho.crm(on('export', parameters));
		expect(json(result)).toEqual([
			{ module: 'Leads', rows: 450, fileName: 'all leads.csv', jobs: expect.any(Array) },
		]);
		const file = result.items[0]?.[0]?.binary?.sheet;
		expect(file).toMatchObject({ fileName: 'all leads.csv', mimeType: 'text/csv' });
		const [header, ...rows] = rowsPerCsv(textOf(file));
		expect(header).toEqual(['id', 'Last_Name', 'Company', 'City', 'Budget', 'Email_Opt_Out']);
		expect(rows.map(([id]) => id)).toEqual(leads().map(({ id }) => id));
		expect(rows[449]).toEqual([
			leads()[449]?.id,
			'Lead "449", the odd\none',
			'Fjord AS',
			'Oslo',
			'673.5',
			'true',
		]);
	});

	it('puts the columns of all pages in the same order where no fields are chosen', async () => {
		const result = await zoho.crm(on('export', { columns: [], giveAs: 'file', binaryProperty: 'data' }));
		const [header = [], ...rows] = rowsPerCsv(textOf(result.items[0]?.[0]?.binary?.data));
		expect(header.length).toBeGreaterThan(30);
		const company = header.indexOf('Company');
		expect(rows.map((row) => row[company])).toEqual(leads().map(({ fields }) => fields.Company));
	});

	it('reads what meets the conditions, and only that', async () => {
		const conditions = {
			condition: [
				condition('Company', 'equals', 'Müller & Söhne'),
				condition('Budget', 'between', '30, 60'),
				condition('City', 'not_empty'),
			],
		};
		const rows = json(await zoho.crm(on('export', { match: 'and', conditions })));
		expect(rows.map(({ Budget: budget }) => budget)).toEqual([31.5, 36, 40.5, 45, 49.5, 54, 58.5]);
		expect(started()[0]?.query).toMatchObject({
			criteria: {
				group_operator: 'and',
				group: [
					{ field: { api_name: 'Company' }, comparator: 'equal', value: 'Müller & Söhne' },
					{
						group_operator: 'and',
						group: [
							{ field: { api_name: 'Budget' }, comparator: 'greater_equal', value: '30' },
							{ field: { api_name: 'Budget' }, comparator: 'less_equal', value: '60' },
						],
					},
					{ field: { api_name: 'City' }, comparator: 'not_equal', value: '${EMPTY}' },
				],
			},
		});
	});

	it("takes a query in Zoho's own JSON, with groups within groups", async () => {
		const equal = (api_name: string, value: string) => ({ field: { api_name }, comparator: 'equal', value });
		const query = {
			module: { api_name: 'Leads' },
			fields: ['Budget', 'Owner.email'],
			criteria: {
				group_operator: 'or',
				group: [
					equal('Budget', '3'),
					{ group_operator: 'and', group: [equal('Budget', '6'), equal('Email_Opt_Out', 'false')] },
				],
			},
		};
		const asked = { readBy: 'query', query: JSON.stringify({ query }) };
		const wrong = await zoho.crm(on('export', asked));
		expect(JSON.stringify(wrong.error)).toContain('FIELD_NOT_AVAILABLE');
		query.fields = ['Budget'];
		const rows = json(await zoho.crm(on('export', { readBy: 'query', query: JSON.stringify(query) })));
		expect(rows.map(({ Budget: budget }) => budget)).toEqual([3, 6]);
	});

	it('gives the header alone where nothing is found', async () => {
		const conditions = { condition: [condition('City', 'equals', 'Atlantis')] };
		const result = await zoho.crm(on('export', { conditions, giveAs: 'file', binaryProperty: 'data' }));
		expect(textOf(result.items[0]?.[0]?.binary?.data)).toBe(
			'id,Last_Name,Company,City,Budget,Email_Opt_Out\r\n',
		);
		expect(json(await zoho.crm(on('export', { conditions })))).toEqual([]);
	});

	it('writes the file piece by piece where n8n keeps binary data in files', async () => {
		const inFiles = await openWorld({ seed: 'empty' }, { binaryData: 'filesystem' });
		try {
			const crm = inFiles.emulator.world.crm;
			crm.bulk.looksUntilDone = 1;
			for (let number = 0; number < 3_000; number += 1) {
				crm.add('Leads', { Last_Name: `Lead ${number}`, Company: 'A company of a certain length' });
			}
			const connected = await inFiles.connect('oAuth2');
			const result = await connected.crm(on('export', { giveAs: 'file', binaryProperty: 'data' }));
			expect(result.error).toBeUndefined();
			const file = result.items[0]?.[0]?.binary?.data;
			expect(file?.id).toMatch(/^filesystem/);
			const content = await Container.get(BinaryDataService).getAsBuffer(file ?? { data: '', mimeType: '' });
			const [header, ...rows] = rowsPerCsv(content.toString());
			expect(header?.slice(0, 2)).toEqual(['id', 'Last_Name']);
			expect(rows.map(([id]) => id)).toEqual(crm.records('Leads').map(({ id }) => id));
		} finally {
			await inFiles.stop();
		}
	});

	it('stops in the middle of a job, and says that Zoho goes on with it', async () => {
		store().bulk.looksUntilDone = 1_000;
		const running = zoho.crm(on('export'));
		// After the third look it waits for more than two seconds.
		while (world.emulator.requests.matching(isLook).length < 3) await soon();
		const looks = world.emulator.requests.matching(isLook).length;
		const canceled = Date.now();
		world.engine.cancel();
		const result = await running;
		expect(Date.now() - canceled).toBeLessThan(1_800);
		expect(result.status).toBe('canceled');
		expect(world.emulator.requests.matching(isLook)).toHaveLength(looks);
	});

	it('tells why a job failed', async () => {
		store().bulk.failing = true;
		const result = await zoho.crm(on('export'));
		const [id] = [...store().bulk.reads.keys()].slice(-1);
		expect(result.error?.message).toBe(`Zoho CRM gave up on job ${id}: Internal server error occurred.`);
		expect(result.error?.description).toContain('INTERNAL_SERVER_ERROR');
	});

	it('goes on with another token when the first one ends while it waits', async () => {
		store().bulk.looksUntilDone = 3;
		const running = zoho.crm(on('export'));
		while (world.emulator.requests.matching(isLook).length === 0) await soon();
		// The sixteenth living token pushes out the first.
		const { accounts } = world.emulator.world;
		for (let token = 0; token < 15; token += 1) accounts.issueAccessToken(zoho.refreshToken);
		const result = await running;
		expect(result.error).toBeUndefined();
		expect(json(result)).toHaveLength(450);
		expect(world.emulator.requests.matching('POST /oauth/v2/token')).toHaveLength(1);
	});

	it('names the field that a condition cannot be about, before a job is started', async () => {
		const conditions = { condition: [condition('Citty', 'equals', 'Oslo')] };
		const result = await zoho.crm(on('export', { conditions }));
		expect(result.error?.message).toContain("'Citty' is not a field of the module Leads");
		expect(started()).toEqual([]);
	});
});

describe('startJob', () => {
	it('starts a job, and one for the next page', async () => {
		const [job] = json(await zoho.crm(on('startJob', { options: { callbackUrl: 'https://a.example/x' } })));
		expect(job).toMatchObject({ operation: 'read', state: 'ADDED' });
		expect(started()[0]).toMatchObject({ callback: { url: 'https://a.example/x', method: 'post' } });
		const [done] = json(await zoho.crm(on('getJob', { jobId: job?.id })));
		const { next_page_token: nextPage } = done?.result as IDataObject;
		const [next] = json(await zoho.crm(on('startJob', { readBy: 'page', nextPage })));
		await zoho.crm(on('getJob', { jobId: next?.id }));
		const rows = json(await zoho.crm(on('downloadResult', { jobId: next?.id })));
		expect(rows.map(({ id }) => id)).toEqual(
			leads()
				.slice(200, 400)
				.map(({ id }) => id),
		);
	});
});

describe('getJob', () => {
	it('tells how the jobs of the items stand', async () => {
		store().bulk.looksUntilDone = 2;
		const jobs = json(await zoho.crm(on('startJob'), [{}, {}]));
		const look = async () => json(await zoho.crm(on('getJob', { jobId: '={{ $json.id }}' }), jobs));
		expect((await look()).map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED']);
		const done = await look();
		expect(done.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
		expect(done[1]?.result).toMatchObject({ count: 200, more_records: true });
	});

	it('says that there is no such job', async () => {
		const result = await zoho.crm(on('getJob', { jobId: '4900000000000999999' }));
		expect(JSON.stringify(result.error)).toContain('RESOURCE_NOT_FOUND');
	});
});

describe('downloadResult', () => {
	it('gives the page of a job as a file', async () => {
		const [job] = json(await zoho.crm(on('startJob')));
		const ofJob = { jobId: job?.id, giveAs: 'file', binaryProperty: 'data' };
		await zoho.crm(on('getJob', ofJob));
		const result = await zoho.crm(on('downloadResult', ofJob));
		expect(json(result)).toEqual([{ module: 'Leads', rows: 200, fileName: 'Leads.csv' }]);
		expect(rowsPerCsv(textOf(result.items[0]?.[0]?.binary?.data))).toHaveLength(201);
	});

	it('says of a job that is under way that there is nothing yet', async () => {
		store().bulk.looksUntilDone = 5;
		const [job] = json(await zoho.crm(on('startJob')));
		const result = await zoho.crm(on('downloadResult', { jobId: job?.id }));
		expect(result.error?.message).toBe(`Job ${String(job?.id)} is QUEUED, so there is no result yet`);
	});
});

const isLook = ({ method, path }: { method: string; path: string }) =>
	method === 'GET' && /^\/crm\/bulk\/v8\/read\/\d+$/.test(path);
const soon = async () => await new Promise((resolve) => setTimeout(resolve, 20));
