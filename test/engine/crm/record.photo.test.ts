import { randomBytes } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, module = 'Leads'): INodeParameters => ({
	resource: 'record',
	operation,
	module: fromList(module),
	recordId: byId('={{ $json.id }}'),
	binaryProperty: 'data',
});
const addLeads = (count: number) =>
	Array.from({ length: count }, () => store().add('Leads', { Last_Name: 'Pictured', Company: 'P' }));
const withFile = (id: string, content: Buffer, mimeType = 'image/png'): INodeExecutionData => ({
	json: { id },
	binary: { data: { data: content.toString('base64'), fileName: 'face.png', mimeType } },
});
const upload = async (items: INodeExecutionData[]) =>
	await zoho.crm(on('uploadPhoto'), items as unknown as IDataObject[]);

describe('uploadPhoto', () => {
	it('gives each item’s record its own picture, in the place of the one before', async () => {
		const [one, other] = addLeads(2);
		const pictures = [randomBytes(4000), randomBytes(700)];
		const items = [one, other].map((lead, index) =>
			withFile(lead?.id ?? '', pictures[index] ?? randomBytes(1)),
		);
		const result = await upload(items);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id, size }) => [id, size])).toEqual([
			[one?.id, 4000],
			[other?.id, 700],
		]);
		expect(store().photos.get(one?.id ?? '')).toEqual({ content: pictures[0], type: 'image/png' });
		const newer = randomBytes(10);
		await upload([withFile(one?.id ?? '', newer)]);
		expect(store().photos.get(one?.id ?? '')?.content).toEqual(newer);
		expect(store().photos.get(other?.id ?? '')?.content).toEqual(pictures[1]);
	});

	it('refuses a file that is no picture, and a module without photos', async () => {
		const [lead] = addLeads(1);
		const text = await upload([withFile(lead?.id ?? '', Buffer.from('text'), 'text/plain')]);
		expect(text.error?.message).toContain('a file of the type text/plain');
		expect(store().photos.has(lead?.id ?? '')).toBe(false);
		const deal = store().add('Deals', { Deal_Name: 'No face', Stage: 'Qualification' });
		const items = [withFile(deal.id, randomBytes(5))] as unknown as IDataObject[];
		const none = await zoho.crm(on('uploadPhoto', 'Deals'), items);
		expect(none.error?.message).toContain('no module "Deals" that allows this');
	});
});

describe('downloadPhoto', () => {
	it('gives the picture back byte for byte, with its type', async () => {
		const [one, other] = addLeads(2);
		const content = randomBytes(200_000);
		store().photos.set(one?.id ?? '', { content, type: 'image/jpeg' });
		const result = await zoho.crm(
			on('downloadPhoto'),
			[{ id: one?.id }, { id: other?.id }] as IDataObject[],
			{
				onError: 'continueRegularOutput',
			},
		);
		const [pictured, none] = result.items[0] ?? [];
		expect(pictured?.json).toEqual({ id: one?.id, fileName: `${one?.id}.jpeg`, size: 200_000 });
		expect(pictured?.binary?.data).toMatchObject({ mimeType: 'image/jpeg' });
		expect(Buffer.from(pictured?.binary?.data?.data ?? '', 'base64').equals(content)).toBe(true);
		expect(none?.json.error).toMatchObject({ message: expect.stringContaining('has no photo') as string });
	});
});

describe('deletePhoto', () => {
	it('deletes the photos of the items, and says which had none', async () => {
		const leads = addLeads(3);
		for (const { id } of leads.slice(0, 2)) {
			store().photos.set(id, { content: randomBytes(3), type: 'image/png' });
		}
		const result = await zoho.crm(
			on('deletePhoto'),
			leads.map(({ id }) => ({ id })),
			{ onError: 'continueRegularOutput' },
		);
		const [one, other, none] = json(result);
		expect([one, other]).toEqual(leads.slice(0, 2).map(({ id }) => ({ id, deleted: true })));
		expect(none?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect(leads.some(({ id }) => store().photos.has(id))).toBe(false);
	});
});
