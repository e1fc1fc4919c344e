import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	type Connected,
	fromList,
	mapped,
	mappedFromItem,
	openWorld,
	type World,
} from '../../../engine/world';
import { scopeSets } from '../../../nodes/shared/transport/scopes';
import { rowsPerCsv, textInZip, textOf, zipOf } from './bulkFiles';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2', { scopes: [...scopeSets.crmAndDesk, 'ZohoFiles.files.ALL'] });
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	store().bulk.looksUntilDone = 1;
	store().bulk.failing = false;
});

const store = () => world.emulator.world.crm;
const fieldsOf = (id: unknown) => store().record('Leads', String(id))?.fields;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const started = () =>
	world.emulator.requests.matching('POST /crm/bulk/v8/write').map(({ body }) => body as IDataObject);
const resource = (job?: IDataObject) => (job?.resource as IDataObject[] | undefined)?.[0] ?? {};
const on = (operation: string, parameters: object = {}) => ({
	resource: 'bulkWrite',
	operation,
	module: fromList('Leads'),
	kind: 'insert',
	source: 'items',
	fields: mappedFromItem,
	...parameters,
});
const csvItem = (text: string | Buffer, fileName = 'leads.csv'): IDataObject[] => {
	const data = Buffer.from(text).toString('base64');
	const item: INodeExecutionData = { json: {}, binary: { data: { data, fileName, mimeType: 'text/csv' } } };
	return [item] as unknown as IDataObject[];
};
const fromFile = { source: 'file', binaryProperty: 'data' };

describe('import', () => {
	it('creates 30,000 records with two files, and gives five bad ones their own errors', async () => {
		const bad = [7, 100, 24_999, 25_000, 29_999];
		const taken = store().add('Leads', { Last_Name: 'First', Company: 'C', Legacy_Number: 'taken' });
		const items = Array.from({ length: 30_000 }, (_, number) => ({
			Last_Name: `Lead ${number}`,
			Company: 'Bulk, "Ltd"',
			...(bad.includes(number) ? { Legacy_Number: 'taken' } : {}),
		}));
		const before = store().records('Leads').length;
		const result = await zoho.crm(on('import'), items, { onError: 'continueRegularOutput' });
		expect(result.error).toBeUndefined();
		const outputs = result.items[0] ?? [];
		expect(outputs).toHaveLength(30_000);
		expect(started().map((job) => resource(job).file_id)).toHaveLength(2);
		expect([...store().bulk.uploads.values()].map((zip) => rowsPerCsv(textInZip(zip)).length)).toEqual([
			25_001, 5_001,
		]);
		expect(store().records('Leads')).toHaveLength(before + 29_995);
		for (const [index, output] of outputs.entries()) {
			if (output.pairedItem === undefined || (output.pairedItem as { item: number }).item !== index) {
				throw new Error(`output ${index} is paired with another item`);
			}
			if (bad.includes(index)) {
				expect(output.json.error).toMatchObject({ code: 'DUPLICATE_DATA', field: 'Legacy_Number' });
			} else if (fieldsOf(output.json.id)?.Last_Name !== items[index]?.Last_Name) {
				throw new Error(`output ${index} has the ID of another record`);
			}
		}
		expect(outputs[0]?.json).toMatchObject({ action: 'insert' });
		expect(taken.fields.Last_Name).toBe('First');
	}, 120_000);

	it('types the values, times in the zone of the organization, and reads them back as they were', async () => {
		const account = store().add('Accounts', { Account_Name: 'Fjord AS' });
		const owner = store().users[1];
		const result = await zoho.crm(
			on('import', {
				module: fromList('Contacts'),
				fields: mapped({
					Last_Name: '={{ $json.name }}',
					Account_Name: account.id,
					Owner: owner?.email,
					Date_of_Birth: '={{ $json.born }}',
					Email_Opt_Out: true,
					Description: 'Two lines,\n"quoted"',
				}),
			}),
			[
				{ name: 'Åse', born: '1980-02-29' },
				{ name: 'Bø', born: '31.12.1999' },
			],
		);
		expect(result.error).toBeUndefined();
		const records = json(result).map(({ id }) => store().record('Contacts', String(id))?.fields);
		expect(records).toMatchObject([
			{
				Last_Name: 'Åse',
				Account_Name: account.id,
				Owner: owner?.id,
				Date_of_Birth: '1980-02-29',
				Email_Opt_Out: true,
				Description: 'Two lines,\n"quoted"',
			},
			{ Last_Name: 'Bø', Date_of_Birth: '1999-12-31' },
		]);
		const [timed] = json(
			await zoho.crm(on('import'), [
				{ Last_Name: 'T', Company: 'T', Site_Visit: '2026-08-25T10:00:00.123+02:00', Budget: '12.5' },
			]),
		);
		expect(fieldsOf(timed?.id)).toMatchObject({ Site_Visit: '2026-08-25T08:00:00Z', Budget: 12.5 });
	});

	it('updates by ID: what is named changes, what is empty is cleared, the rest stays', async () => {
		const [one, two] = [1, 2].map((number) =>
			store().add('Leads', { Last_Name: `L${number}`, Company: 'Old', Designation: 'Boss', Phone: '1' }),
		);
		const result = await zoho.crm(
			on('import', { kind: 'update', findBy: 'id', recordId: '={{ $json.id }}' }),
			[
				{ id: one?.id, Company: 'New' },
				{ id: two?.id, Company: 'New', Phone: null },
			],
		);
		expect(json(result)).toEqual([
			{ id: one?.id, action: 'update' },
			{ id: two?.id, action: 'update' },
		]);
		expect(one?.fields).toMatchObject({ Company: 'New', Designation: 'Boss', Phone: '1' });
		expect(two?.fields).toMatchObject({ Company: 'New', Designation: 'Boss', Phone: null });
		expect(started().map((job) => resource(job).ignore_empty)).toEqual([true, false]);
	});

	it('creates or updates by a field without duplicates, and says which was done', async () => {
		const there = store().add('Leads', { Last_Name: 'There', Company: 'C', Legacy_Number: 'U-1' });
		const result = await zoho.crm(on('import', { kind: 'upsert', findBy: 'Legacy_Number' }), [
			{ Last_Name: 'New', Company: 'C', Legacy_Number: 'U-2' },
			{ Last_Name: 'Changed', Company: 'C', Legacy_Number: 'U-1' },
		]);
		expect(json(result)).toEqual([
			{ id: expect.any(String), action: 'insert' },
			{ id: there.id, action: 'update' },
		]);
		expect(there.fields.Last_Name).toBe('Changed');
		expect(result.hints.map(({ message }) => message).join()).toContain('500 API credits');
	});

	it('says which records were written when it stops at refused ones', async () => {
		const there = store().add('Leads', { Last_Name: 'There', Company: 'C' });
		const result = await zoho.crm(
			on('import', { kind: 'update', findBy: 'id', recordId: '={{ $json.id }}' }),
			[
				{ id: there.id, Company: 'Written' },
				{ id: '4900000000000999999', Company: 'Nobody' },
			],
		);
		expect(result.error?.message).toBe('Item 1: Leads has no record with the ID 4900000000000999999');
		expect(result.error?.description).toContain(`Written already (1): item 0 → ${there.id}.`);
		expect(there.fields.Company).toBe('Written');
	});

	it('skips what exists where it is asked to', async () => {
		store().add('Leads', { Last_Name: 'There', Company: 'C', Legacy_Number: 'S-1' });
		const result = await zoho.crm(on('import', { options: { skipExisting: 'Legacy_Number' } }), [
			{ Last_Name: 'Again', Company: 'C', Legacy_Number: 'S-1' },
			{ Last_Name: 'New', Company: 'C', Legacy_Number: 'S-2' },
		]);
		expect(json(result)).toEqual([
			{ action: 'skipped', reason: 'it exists' },
			{ id: expect.any(String), action: 'insert' },
		]);
	});

	it('sends nothing when an item cannot be meant', async () => {
		const result = await zoho.crm(on('import'), [
			{ Last_Name: 'Fine', Company: 'C' },
			{ Last_Name: 'Not', Company: 'C', Budget: 'a lot' },
			{ LastName: 'Neither', Company: 'C' },
		]);
		expect(result.error?.message).toBe('2 of 3 items were refused');
		expect(result.error?.description).toContain("'LastName' is not a field of the module Leads");
		expect(result.error?.description).toContain('Nothing was written.');
		expect(world.emulator.requests.of('crmUpload')).toEqual([]);
	});

	it('reads a CSV file with semicolons and labels, splits it, and reports the rows that Zoho refuses', async () => {
		store().add('Leads', { Last_Name: 'There', Company: 'C', Legacy_Number: 'F-3' });
		const rows = Array.from(
			{ length: 25_010 },
			(_, number) => `"Müller; ${number}";Zoo;${number === 3 ? 'F-3' : ''}`,
		);
		const text = `\uFEFFLast Name;Company;Legacy_Number\r\n${rows.join('\r\n')}\r\n`;
		const result = await zoho.crm(
			on('import', { ...fromFile, options: { reportRefused: true } }),
			csvItem(text),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([
			{
				rows: 25_010,
				added: 25_009,
				updated: 0,
				skipped: 0,
				refused: 1,
				refusedRows: [
					{ row: 5, code: 'DUPLICATE_DATA', message: expect.any(String), field: 'Legacy_Number' },
				],
			},
		]);
		expect(started()).toHaveLength(2);
		const report = rowsPerCsv(textOf(result.items[0]?.[0]?.binary?.result));
		expect(report[0]).toEqual(['Row', 'ID', 'Action', 'Code', 'Message']);
		expect(fieldsOf(report[25_010]?.[1])?.Last_Name).toBe('Müller; 25009');
		expect(report[4]?.slice(0, 4)).toEqual(['5', '', '', 'DUPLICATE_DATA']);
	}, 120_000);

	it('names the rows of a file that were refused, unless they are to be reported', async () => {
		const text = 'Last_Name,Company,Budget\nGood,C,1\nBad,C,much\n';
		const before = store().records('Leads').length;
		const result = await zoho.crm(on('import', fromFile), csvItem(text));
		expect(result.error?.message).toBe('Row 3 of the file: \'Budget\' is "much", not a number');
		expect(result.error?.description).toContain('Nothing was written.');
		expect(store().records('Leads')).toHaveLength(before);
		const wrong = await zoho.crm(on('import', fromFile), csvItem('Last_Nam,Company\nA,B\n'));
		expect(wrong.error?.message).toBe("'Last_Nam' is not a field of the module Leads");
	});

	it('leaves fields of empty cells as they are, or clears them where that is asked', async () => {
		const lead = store().add('Leads', { Last_Name: 'L', Company: 'C', Phone: '1', Designation: 'Boss' });
		const text = `id,Phone,Designation\n${lead.id},,Chief\n`;
		const update = { ...fromFile, kind: 'update', findBy: 'id' };
		await zoho.crm(on('import', update), csvItem(text));
		expect(lead.fields).toMatchObject({ Phone: '1', Designation: 'Chief' });
		await zoho.crm(on('import', { ...update, options: { clearEmpty: true } }), csvItem(text));
		expect(lead.fields).toMatchObject({ Phone: null, Designation: 'Chief' });
	});

	it('shows the job it would start in a dry run, and sends nothing', async () => {
		const items = ['Dry', 'Drier'].map((name) => ({ Last_Name: name, Company: 'C' }));
		const result = await zoho.crm(on('import', { dryRun: true }), items);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([
			expect.objectContaining({
				dryRun: true,
				method: 'POST',
				url: `${world.emulator.urls.crm}/crm/bulk/v8/write`,
				items: 2,
				credits: 500,
			}),
		]);
		expect(resource(json(result)[0]?.body as IDataObject).field_mappings).toEqual([
			{ api_name: 'Company', index: 0 },
			{ api_name: 'Last_Name', index: 1 },
		]);
		expect(world.emulator.requests.of('crmUpload')).toEqual([]);
		expect(started()).toEqual([]);
	});

	it('tells that a job failed, and that Zoho goes on with one that takes too long', async () => {
		store().bulk.failing = true;
		const failed = await zoho.crm(on('import'), [{ Last_Name: 'F', Company: 'C' }]);
		expect(failed.error?.message).toMatch(/^Zoho CRM gave up on job \d+/);
		store().bulk.failing = false;
		store().bulk.looksUntilDone = 1_000;
		const running = zoho.crm(on('import'), [
			{ Last_Name: 'F', Company: 'C' },
			{ Last_Name: 'G', Company: 'C' },
		]);
		while (world.emulator.requests.matching(isLook).length === 0) await soon();
		world.engine.cancel();
		expect((await running).status).toBe('canceled');
	});

	it('keeps what was written when the result file cannot be read', async () => {
		world.emulator.failNext(({ path }) => path.includes('/bulk-write/'), { status: 404, body: notFound });
		const result = await zoho.crm(on('import'), [
			{ Last_Name: 'A', Company: 'C' },
			{ Last_Name: 'B', Company: 'C' },
		]);
		expect(result.error).toBeUndefined();
		expect(json(result)[1]).toMatchObject({ written: true, jobId: expect.any(String) });
	});

	it('names the scope that the upload needs', async () => {
		const narrow = await world.connect('oAuth2');
		const result = await narrow.crm(on('import'), [{ Last_Name: 'A', Company: 'C' }]);
		expect(result.error?.message).toBe('The credential lacks the scope ZohoFiles.files.ALL');
	});
});

describe('uploadFile', () => {
	it('uploads a CSV file as a ZIP, and a ZIP as it is', async () => {
		const csv = 'Last_Name,Company\nA,B\n';
		const items = [...csvItem(csv), ...csvItem(zipOf('inner.csv', csv), 'outer.zip')];
		const uploaded = json(await zoho.crm(on('uploadFile', { binaryProperty: 'data' }), items));
		expect(uploaded.map(({ fileName }) => fileName)).toEqual(['leads.csv', 'inner.csv']);
		const texts = uploaded.map(({ fileId }) =>
			textInZip(store().bulk.uploads.get(String(fileId)) ?? Buffer.alloc(0)),
		);
		expect(texts).toEqual([csv, csv]);
		const [upload] = world.emulator.requests.of('crmUpload');
		expect(upload?.headers).toMatchObject({
			feature: 'bulk-write',
			'x-crm-org': store().organization.zgid,
		});
	});
});

describe('startJob', () => {
	it('starts a job with mapped columns, and one with the names of the header', async () => {
		const csv = (name: string) => `Last_Name,Company\n${name},B\n`;
		const items = [...csvItem(csv('Mapped')), ...csvItem(csv('By header'))];
		const uploaded = json(await zoho.crm(on('uploadFile', { binaryProperty: 'data' }), items));
		const jobs = json(
			await zoho.crm(
				on('startJob', {
					fileId: '={{ $json.fileId }}',
					columns: '={{ $itemIndex === 0 ? "Last_Name, Company" : "" }}',
					options: { fileName: 'leads.csv' },
				}),
				uploaded,
			),
		);
		for (const { id } of jobs) await zoho.crm(on('getJob', { jobId: id }));
		const names = store()
			.records('Leads')
			.slice(-2)
			.map(({ fields }) => fields.Last_Name);
		expect(names).toEqual(['Mapped', 'By header']);
		// Items run side by side, so their calls may come in any order.
		expect(started().filter((job) => 'field_mappings' in resource(job))).toHaveLength(1);
	});

	it('refuses a column that is no field', async () => {
		const result = await zoho.crm(on('startJob', { fileId: '1', columns: 'Last_Nam' }));
		expect(result.error?.message).toBe("'Last_Nam' is not a field of the module Leads");
	});
});

/** A job with one good and one bad row, as far as it has come. */
async function jobOfTwoRows(): Promise<string> {
	const number = `J-${store().records('Leads').length}`;
	const csv = `Last_Name,Company,Legacy_Number\nGood,B,${number}\nBad,B,${number}\n`;
	const [uploaded] = json(await zoho.crm(on('uploadFile', { binaryProperty: 'data' }), csvItem(csv)));
	const [job] = json(await zoho.crm(on('startJob', { fileId: uploaded?.fileId, columns: '' })));
	return String(job?.id);
}

describe('getJob', () => {
	it('tells how the jobs of the items stand', async () => {
		store().bulk.looksUntilDone = 2;
		const jobs = [{ id: await jobOfTwoRows() }, { id: await jobOfTwoRows() }];
		const look = async () => json(await zoho.crm(on('getJob', { jobId: '={{ $json.id }}' }), jobs));
		expect((await look()).map(({ status }) => status)).toEqual(['ADDED', 'ADDED']);
		const done = await look();
		expect(done.map(({ id, status }) => ({ id, status }))).toEqual(
			jobs.map(({ id }) => ({ id, status: 'COMPLETED' })),
		);
		expect(resource(done[0]).file).toMatchObject({ added_count: 1, skipped_count: 1, total_count: 2 });
	});
});

describe('downloadResult', () => {
	it('gives the rows of the result as items or as a file', async () => {
		const jobId = await jobOfTwoRows();
		const early = await zoho.crm(on('downloadResult', { jobId, giveAs: 'items' }));
		expect(early.error).toBeUndefined();
		expect(json(early)).toEqual([
			expect.objectContaining({ Last_Name: 'Good', STATUS: 'ADDED', ERRORS: '' }),
			expect.objectContaining({
				Last_Name: 'Bad',
				STATUS: 'SKIPPED',
				ERRORS: 'DUPLICATE_DATA-Legacy_Number',
			}),
		]);
		const file = await zoho.crm(on('downloadResult', { jobId, giveAs: 'file', binaryProperty: 'result' }));
		expect(rowsPerCsv(textOf(file.items[0]?.[0]?.binary?.result))).toHaveLength(3);
	});

	it('says of a job that is under way that there is nothing yet', async () => {
		store().bulk.looksUntilDone = 5;
		const jobId = await jobOfTwoRows();
		const result = await zoho.crm(on('downloadResult', { jobId, giveAs: 'items' }));
		expect(result.error?.message).toBe(`Job ${jobId} is ADDED, so there is no result yet`);
	});
});

const notFound = { code: 'RESOURCE_NOT_FOUND', message: 'gone', details: {}, status: 'error' };
const isLook = ({ method, path }: { method: string; path: string }) =>
	method === 'GET' && /^\/crm\/bulk\/v8\/write\/\d+$/.test(path);
const soon = async () => await new Promise((resolve) => setTimeout(resolve, 20));
