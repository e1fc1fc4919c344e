import { strToU8, unzipSync, zipSync } from 'fflate';

import { type Emulator, startEmulator } from '../../../emulator';
import { MovableClock } from '../../../emulator/clock';
import type { Json } from './crmServing';

let zoho: Emulator;
let token: string;
const clock = new MovableClock();

beforeAll(async () => {
	zoho = await startEmulator({ clock });
	const { accounts } = zoho.world;
	const scopes = ['ZohoCRM.bulk.ALL', 'ZohoFiles.files.ALL', 'ZohoCRM.modules.leads.READ'];
	const clientId = accounts.clients[0]?.clientId ?? '';
	token = accounts.issueAccessToken(accounts.issueRefreshToken({ clientId, scopes }), 10 * 24 * 3600);
	zoho.limits.enforced = false;
});
afterAll(async () => await zoho.stop());
beforeEach(() => {
	bulk().looksUntilDone = 0;
	bulk().rowsPerRead = 200_000;
	bulk().downloads.clear();
});

const bulk = () => zoho.world.crm.bulk;
async function ask(what: string, body?: unknown): Promise<{ status: number; body: Json; content: Buffer }> {
	const [method, path = ''] = what.split(' ');
	const response = await fetch(zoho.urls.crm + path, {
		method,
		headers: {
			authorization: `Zoho-oauthtoken ${token}`,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const content = Buffer.from(await response.arrayBuffer());
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	return { status: response.status, body: isJson ? JSON.parse(content.toString()) : undefined, content };
}
const read = async (query: object, more: object = {}) =>
	await ask('POST /crm/bulk/v8/read', { query: { module: { api_name: 'Leads' }, ...query }, ...more });
const codeOf = ({ body }: { body: Json }): string => body.data?.[0]?.code ?? body.code;
const comparing = (api_name: string, comparator: string, value: unknown) => ({
	criteria: { field: { api_name }, comparator, value },
});

describe('bulk read', () => {
	it.each([
		['a module there is not', { module: { api_name: 'Leeds' } }, 'OAUTH_SCOPE_MISMATCH'],
		['a field there is not', { fields: ['Lost_Name'] }, 'FIELD_NOT_AVAILABLE'],
		['rows of subforms and files', { fields: ['Tag', 'Record_Image'] }, 'FIELD_NOT_AVAILABLE'],
		['a view there is not', { cvid: '1' }, 'CVID_NOT_SUPPORTED'],
		['pages by number', { page: 2 }, 'PAGE_NOT_SUPPORTED'],
		['pages beyond the last', { page: 501 }, 'PAGE_RANGE_EXCEEDED'],
		['keys nobody knows', { sort_by: 'id' }, 'QUERY_NOT_SUPPORTED'],
		['a token beside a module', { page_token: 'x' }, 'QUERY_NOT_SUPPORTED'],
		[
			'conditions on fields there are not',
			comparing('Citty', 'equal', 'x'),
			'FIELD_IN_CRITERIA_NOT_AVAILABLE',
		],
		[
			'comparators the field does not have',
			comparing('City', 'between', ['a', 'b']),
			'FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE',
		],
		[
			'a text in the place of a list',
			comparing('City', 'in', 'Oslo'),
			'COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE',
		],
		[
			'a value of another type',
			comparing('Budget', 'equal', 'much'),
			'FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE',
		],
		[
			'more than 200 values',
			comparing('City', 'in', Array.from({ length: 201 }, String)),
			'VALUE_LIMIT_EXCEEDED_IN_CRITERIA',
		],
		[
			'more than 25 conditions',
			{ criteria: { group_operator: 'or', group: Array(26).fill(comparing('City', 'equal', 'x').criteria) } },
			'CRITERIA_LIMIT_EXCEEDED',
		],
		[
			'groups without and or or',
			{ criteria: { group: [comparing('City', 'equal', 'x').criteria] } },
			'GROUP_OPERATOR_NOT_SUPPORTED',
		],
	])('refuses %s', async (_what, query, code) => {
		expect(codeOf(await read(query))).toBe(code);
	});

	it('refuses bodies with other keys, other types of file and callbacks without https', async () => {
		expect(codeOf(await read({}, { limit: 5 }))).toBe('REQUEST_BODY_NOT_SUPPORTED');
		expect(codeOf(await read({}, { file_type: 'xlsx' }))).toBe('INVALID_DATA');
		const unknownToken = await ask('POST /crm/bulk/v8/read', { query: { page_token: 'x' } });
		expect(codeOf(unknownToken)).toBe('INVALID_DATA');
		const callback = { url: 'http://a.example', method: 'post' };
		expect(codeOf(await read({}, { callback }))).toBe('INVALID_CALLBACK_URL');
	});

	it('gives a page token that is good for a day and for the user it was given to', async () => {
		bulk().rowsPerRead = 5;
		const id = (await read({ fields: ['Last_Name'] })).body.data[0].details.id;
		const job = (await ask(`GET /crm/bulk/v8/read/${id}`)).body.data[0];
		expect(job).toMatchObject({ state: 'COMPLETED', result: { count: 5, page: 1, more_records: true } });
		const next = async () =>
			await ask('POST /crm/bulk/v8/read', { query: { page_token: job.result.next_page_token } });
		expect((await next()).status).toBe(201);
		clock.advance(25 * 3600 * 1000);
		expect(codeOf(await next())).toBe('EXPIRED_VALUE');
		expect((await ask(`GET /crm/bulk/v8/read/${id}/result`)).status).toBe(404);
	});

	it('lets a result be downloaded ten times in a minute', async () => {
		const id = (await read({ fields: ['Last_Name'] })).body.data[0].details.id;
		const download = async () => await ask(`GET /crm/bulk/v8/read/${id}/result`);
		const { content } = await download();
		expect(Buffer.from(Object.values(unzipSync(content))[0] ?? []).toString()).toMatch(/^id,Last_Name\n\d+,/);
		for (let time = 2; time <= 10; time += 1) expect((await download()).status).toBe(200);
		expect((await download()).status).toBe(429);
		clock.advance(61_000);
		expect((await download()).status).toBe(200);
	});
});

const csv = 'Last_Name,Company\nA,B\n';
const zipOf = (files: Record<string, string>) =>
	Buffer.from(
		zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
	);

async function upload(content: Buffer, headers: Record<string, string> = {}): Promise<Json> {
	const form = new FormData();
	form.append('file', new Blob([new Uint8Array(content)]), 'a.zip');
	const own = { feature: 'bulk-write', 'x-crm-org': zoho.world.crm.organization.zgid };
	const response = await fetch(`${zoho.urls.crmUpload}/crm/v8/upload`, {
		method: 'POST',
		headers: { authorization: `Zoho-oauthtoken ${token}`, ...own, ...headers },
		body: form,
	});
	return await response.json();
}
const write = async (resource: object, more: object = {}) =>
	await ask('POST /crm/bulk/v8/write', {
		operation: 'insert',
		resource: [{ type: 'data', module: { api_name: 'Leads' }, ...resource }],
		...more,
	});

describe('bulk write', () => {
	it.each([
		['no ZIP', Buffer.from(csv), {}, 'INVALID_FILE_FORMAT'],
		['another feature', zipOf({ 'a.csv': csv }), { feature: 'import' }, 'NOT_SUPPORTED_FEATURE'],
		['another organization', zipOf({ 'a.csv': csv }), { 'x-crm-org': '1' }, 'INVALID_DATA'],
	])('refuses an upload with %s', async (_what, content, headers, code) => {
		expect(await upload(content, headers)).toMatchObject({ status: 'error', code });
	});

	it.each([
		['two files', { 'a.csv': csv, 'b.csv': csv }],
		['no CSV', { 'a.txt': csv }],
		['no rows', { 'a.csv': 'Last_Name\n' }],
		['more than 25,000 rows', { 'a.csv': `Last_Name\n${'A\n'.repeat(25_001)}` }],
		[
			'more than 200 columns',
			{ 'a.csv': `${Array(201).fill('A').join()}\n${Array(201).fill('1').join()}\n` },
		],
		['rows of other lengths', { 'a.csv': `${csv}C\n` }],
	])('refuses a job with a file of %s', async (_what, files) => {
		const { details } = await upload(zipOf(files as Record<string, string>));
		expect(codeOf(await write({ file_id: details.file_id }))).toBe('FILE_NOT_SUPPORTED');
	});

	it.each([
		['a file that is not there', { file_id: '1' }, {}, 'INVALID_FILE_ID'],
		['a module that takes none', { module: { api_name: 'Notes' } }, {}, 'MODULE_NOT_AVAILABLE'],
		['no field to find records by', {}, { operation: 'update' }, 'MANDATORY_NOT_FOUND'],
		['a field that finds several', { find_by: 'City' }, { operation: 'upsert' }, 'INVALID_FIELD'],
		['a field that is none', { field_mappings: [{ api_name: 'Lost', index: 0 }] }, {}, 'INVALID_FIELD'],
		[
			'a field that is read-only',
			{ field_mappings: [{ api_name: 'Created_Time', index: 0 }] },
			{},
			'INVALID_FIELD',
		],
		[
			'a column that is not there',
			{ field_mappings: [{ api_name: 'City', index: 2 }] },
			{},
			'COLUMN_INDEX_NOT_FOUND',
		],
		[
			'a lookup without find_by',
			{ field_mappings: [{ api_name: 'Owner', index: 0 }] },
			{},
			'MANDATORY_NOT_FOUND',
		],
		[
			'a mandatory field that no column fills',
			{ field_mappings: [{ api_name: 'Company', index: 1 }] },
			{},
			'MANDATORY_FIELDS_NOT_MAPPED',
		],
		['a name that is not in the ZIP', { file_names: ['b.csv'] }, {}, 'FILE_NOT_FOUND'],
		['keys nobody knows', { trigger: [] }, {}, 'REQUEST_BODY_NOT_SUPPORTED'],
		['no operation', {}, { operation: undefined }, 'MISSING_REQUIRED_KEY'],
	])('refuses a job with %s', async (_what, resource, more, code) => {
		const { details } = await upload(zipOf({ 'a.csv': csv }));
		expect(codeOf(await write({ file_id: details.file_id, ...resource }, more))).toBe(code);
	});

	it('says of each row what became of it, in the columns that Zoho has for it', async () => {
		const rows =
			'Last_Name,Company,Phone,Email,Budget\nA,B,1,a@b.example,2\n,B,2,,3\nC,D,3,not an address,much\n';
		const { details } = await upload(zipOf({ 'my leads.csv': rows }));
		const { id } = (await write({ file_id: details.file_id })).body.details;
		const { body } = await ask(`GET /crm/bulk/v8/write/${id}`);
		expect(body.resource[0].file).toMatchObject({ added_count: 1, skipped_count: 2, total_count: 3 });
		const { content } = await ask(`GET ${body.result.download_url}`);
		const [[name, file] = ['', new Uint8Array()]] = Object.entries(unzipSync(content));
		expect(name).toBe('Leads-my leads.csv');
		const lines = Buffer.from(file).toString().trim().split('\n');
		expect(lines[0]).toBe('Last_Name,Company,Phone,STATUS,RECORD_ID,ERRORS');
		expect(lines[1]).toMatch(/^A,B,1,ADDED,\d+,$/);
		expect(lines[2]).toBe(',B,2,SKIPPED,,MANDATORY_NOT_FOUND-Last_Name');
		expect(lines[3]).toBe('C,D,3,SKIPPED,,INVALID_DATA-Budget');
	});
});
