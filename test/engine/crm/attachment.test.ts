import { createHash, randomBytes } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { attach } from '../../../emulator/crm/attachments';
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
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const addLead = () => store().add('Leads', { Last_Name: 'Attached', Company: 'Files Ltd' });
const on = (operation: string, leadId: string, parameters: object = {}) => ({
	resource: 'attachment',
	operation,
	module: fromList('Leads'),
	recordId: byId(leadId),
	...parameters,
});
const asItem = (content: Buffer, fileName: string, mimeType: string): INodeExecutionData => ({
	json: {},
	binary: { data: { data: content.toString('base64'), fileName, mimeType } },
});
const upload = async (leadId: string, items: INodeExecutionData[]) =>
	await zoho.crm(
		on('upload', leadId, { source: 'file', binaryProperty: 'data' }),
		items as unknown as IDataObject[],
	);
const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const contentOf = (id: unknown) => {
	const from = store().attachments.get(String(id))?.from;
	return from && 'content' in from ? from.content : Buffer.alloc(0);
};

describe('upload', () => {
	it('uploads each item’s file under its own name', async () => {
		const lead = addLead();
		const result = await upload(lead.id, [
			asItem(Buffer.from('one'), 'Grundriß 1.txt', 'text/plain'),
			asItem(Buffer.from([0, 255, 13, 10, 0]), 'raw.bin', 'application/octet-stream'),
		]);
		expect(result.error).toBeUndefined();
		const [one, raw] = json(result).map(({ id }) => store().attachments.get(String(id)));
		expect(one).toMatchObject({ parentId: lead.id, name: 'Grundriß 1.txt' });
		expect(raw).toMatchObject({ parentId: lead.id, name: 'raw.bin' });
		expect(contentOf(one?.id).toString()).toBe('one');
		expect([...contentOf(raw?.id)]).toEqual([0, 255, 13, 10, 0]);
	});

	it('attaches a link under the name that is given', async () => {
		const lead = addLead();
		const link = 'https://files.example/offer.pdf?a=1&b=2';
		const result = await zoho.crm(
			on('upload', lead.id, { source: 'link', link, options: { name: 'Offer' } }),
		);
		expect(store().attachments.get(String(json(result)[0]?.id))).toMatchObject({
			name: 'Offer',
			from: { link },
		});
	});

	it('says which field of the item holds no file', async () => {
		const result = await zoho.crm(on('upload', addLead().id, { source: 'file', binaryProperty: 'picture' }));
		expect(result.error?.message).toContain('\'Input Binary Field\' names "picture"');
	});
});

describe('download', () => {
	it('gives back 5 MB byte for byte, with name and type, as the list has them', async () => {
		const lead = addLead();
		const content = randomBytes(5 * 1024 * 1024);
		const [uploaded] = json(await upload(lead.id, [asItem(content, 'plan ü.pdf', 'application/pdf')]));
		expect(hash(contentOf(uploaded?.id))).toBe(hash(content));
		const listed = await zoho.crm(on('getAll', lead.id, { returnAll: true, output: 'raw' }));
		expect(json(listed)).toMatchObject([
			{ id: uploaded?.id, File_Name: 'plan ü.pdf', Size: String(content.length) },
		]);
		const result = await zoho.crm(
			on('download', lead.id, { attachmentId: uploaded?.id as string, binaryProperty: 'file' }),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual([{ id: uploaded?.id, fileName: 'plan ü.pdf', size: content.length }]);
		const file = result.items[0]?.[0]?.binary?.file;
		expect(file).toMatchObject({ fileName: 'plan ü.pdf', mimeType: 'application/pdf' });
		expect(hash(Buffer.from(file?.data ?? '', 'base64'))).toBe(hash(content));
	});

	it('explains that there is no such attachment, and that a link has no file', async () => {
		const lead = addLead();
		const none = await zoho.crm(
			on('download', lead.id, { attachmentId: '4900000000000999999', binaryProperty: 'data' }),
		);
		expect(none.error?.message).toContain('no attachment with the ID 4900000000000999999');
		const linked = await zoho.crm(on('upload', lead.id, { source: 'link', link: 'https://a.example/b' }));
		const attachmentId = String(json(linked)[0]?.id);
		const result = await zoho.crm(on('download', lead.id, { attachmentId, binaryProperty: 'data' }));
		expect(JSON.stringify(result.error)).toContain('DOWNLOAD_NOT_ALLOWED');
	});
});

describe('getAll', () => {
	it('gets the attachments over several pages, or as many as the limit says', async () => {
		const lead = addLead();
		const links = Array.from({ length: 205 }, (_, number) => ({ link: `https://a.example/${number}` }));
		for (const from of links)
			attach(store(), lead, { name: 'link', from, userId: store().users[0]?.id ?? '' });
		const all = json(await zoho.crm(on('getAll', lead.id, { returnAll: true })));
		expect(new Set(all.map(({ $link_url: url }) => url))).toEqual(new Set(links.map(({ link }) => link)));
		expect(world.emulator.requests.matching(`GET /crm/v8/Leads/${lead.id}/Attachments`)).toHaveLength(2);
		expect(json(await zoho.crm(on('getAll', lead.id, { returnAll: false, limit: 2 })))).toHaveLength(2);
	});
});

describe('delete', () => {
	it('deletes the attachments of the items', async () => {
		const lead = addLead();
		const uploads = ['a', 'b', 'c'].map((name) => asItem(Buffer.from(name), name, 'text/plain'));
		const [first, second, third] = json(await upload(lead.id, uploads)).map(({ id }) => String(id));
		const result = await zoho.crm(on('delete', lead.id, { attachmentId: '={{ $json.id }}' }), [
			{ id: first },
			{ id: second },
		]);
		expect(json(result)).toEqual([first, second].map((id) => ({ id, deleted: true })));
		const left = [...store().attachments.values()].filter(({ parentId }) => parentId === lead.id);
		expect(left.map(({ id }) => id)).toEqual([third]);
	});
});
