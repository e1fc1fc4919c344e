import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({ resource: 'note', operation, ...parameters });
const addLead = (name: string) => store().add('Leads', { Last_Name: name, Company: 'Notes Ltd' });
/** Notes of a record, made by the node. */
async function write(module: string, id: string, contents: string[]): Promise<string[]> {
	const result = await zoho.crm(
		on('create', { module: fromList(module), recordId: byId(id), content: '={{ $json.content }}' }),
		contents.map((content) => ({ content })),
	);
	return json(result).map((note) => String(note.id));
}

describe('create', () => {
	it('writes the notes of records of several modules in one call', async () => {
		const lead = addLead('Noted');
		const account = store().add('Accounts', { Account_Name: 'Noted Ltd' });
		const result = await zoho.crm(
			on('create', {
				module: byId('={{ $json.module }}'),
				recordId: byId('={{ $json.id }}'),
				title: 'Call',
				content: '={{ $json.text }}',
			}),
			[
				{ module: 'Leads', id: lead.id, text: 'first "quoted" line\nsecond' },
				{ module: 'Accounts', id: account.id, text: 'of the account' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(calls('POST /crm/v8/Notes')).toHaveLength(1);
		const [first, second] = json(result).map(({ id }) => store().notes.get(String(id)));
		expect(first).toMatchObject({
			parentModule: 'Leads',
			fields: {
				Parent_Id: lead.id,
				Note_Title: 'Call',
				Note_Content: 'first "quoted" line\nsecond',
			},
		});
		expect(second).toMatchObject({ parentModule: 'Accounts', fields: { Parent_Id: account.id } });
	});

	it('blames only the item whose record does not exist', async () => {
		const lead = addLead('Half');
		const before = store().notes.size;
		const result = await zoho.crm(
			on('create', { module: fromList('Leads'), recordId: byId('={{ $json.id }}'), content: 'x' }),
			[{ id: '4900000000000999999' }, { id: lead.id }],
			{ onError: 'continueRegularOutput' },
		);
		const [refused, written] = json(result);
		expect(refused?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect(store().notes.get(String(written?.id))?.fields.Parent_Id).toBe(lead.id);
		expect(store().notes.size).toBe(before + 1);
	});
});

describe('update', () => {
	it('changes what is given and leaves the rest', async () => {
		const ids = await write('Leads', addLead('Changed').id, ['one', 'two']);
		const result = await zoho.crm(
			on('update', { noteId: '={{ $json.id }}', changes: { title: '={{ "T" + $itemIndex }}' } }),
			ids.map((id) => ({ id })),
		);
		expect(json(result).map(({ id }) => id)).toEqual(ids);
		expect(ids.map((id) => store().notes.get(id)?.fields)).toMatchObject([
			{ Note_Title: 'T0', Note_Content: 'one' },
			{ Note_Title: 'T1', Note_Content: 'two' },
		]);
		expect(calls('PUT /crm/v8/Notes')).toHaveLength(1);
	});

	it('sends nothing when there is no change', async () => {
		const result = await zoho.crm(on('update', { noteId: '4900000000000999999', changes: {} }));
		expect(result.error?.message).toContain("'Changes' has nothing to write");
		expect(calls('PUT /crm/v8/Notes')).toHaveLength(0);
	});
});

describe('get', () => {
	it('gets a note with the record it belongs to', async () => {
		const lead = addLead('Read');
		const [id = ''] = await write('Leads', lead.id, ['read me']);
		const result = await zoho.crm(on('get', { noteId: id }));
		expect(json(result)).toMatchObject([
			{ id, Note_Content: 'read me', Parent_Id_ID: lead.id, Parent_Id_Module: 'Leads' },
		]);
		const none = await zoho.crm(on('get', { noteId: '4900000000000999999' }));
		expect(none.error?.message).toContain('no note with the ID 4900000000000999999');
	});
});

describe('getAll', () => {
	it('gets the notes of one record over several pages, and of all records', async () => {
		const lead = addLead('Many');
		await write('Leads', addLead('Other').id, ['another']);
		const ids = await write(
			'Leads',
			lead.id,
			Array.from({ length: 230 }, (_, index) => `note ${index}`),
		);
		world.emulator.requests.clear();
		const of = { from: 'record', module: fromList('Leads'), recordId: byId(lead.id) };
		const result = await zoho.crm(on('getAll', { ...of, returnAll: true }));
		expect(new Set(json(result).map(({ id }) => id))).toEqual(new Set(ids));
		expect(json(result)[0]?.Note_Content).toBe('note 229');
		expect(calls(`GET /crm/v8/Leads/${lead.id}/Notes`)).toHaveLength(2);
		expect(json(await zoho.crm(on('getAll', { ...of, returnAll: false, limit: 5 })))).toHaveLength(5);
		const all = await zoho.crm(on('getAll', { from: 'all', returnAll: true }));
		expect(json(all)).toHaveLength(store().notes.size);
	});
});

describe('delete', () => {
	it('deletes notes in one call and blames the one that is gone', async () => {
		const ids = await write('Leads', addLead('Gone').id, ['one', 'two']);
		const result = await zoho.crm(
			on('delete', { noteId: '={{ $json.id }}' }),
			[...ids, '4900000000000999999'].map((id) => ({ id })),
			{ onError: 'continueRegularOutput' },
		);
		expect(json(result).slice(0, 2)).toEqual(ids.map((id) => ({ id, deleted: true })));
		expect(json(result)[2]?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect(ids.filter((id) => store().notes.has(id))).toEqual([]);
		expect(calls('DELETE /crm/v8/Notes')).toHaveLength(1);
	});
});
