import { randomBytes } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { type Connected, openWorld, type World } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	const files = scopeGroups.crmFiles?.scopes ?? [];
	zoho = await world.connect('oAuth2', { scopes: [...scopeSets.crm, ...files] });
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}): INodeParameters => ({
	resource: 'file',
	operation,
	binaryProperty: 'data',
	...parameters,
});
const asItem = (content: Buffer, fileName: string): INodeExecutionData => ({
	json: {},
	binary: { data: { data: content.toString('base64'), fileName, mimeType: 'application/pdf' } },
});
const upload = async (files: INodeExecutionData[], connection = zoho) =>
	await connection.crm(on('upload'), files as unknown as IDataObject[]);
const stored = (id: unknown) => world.emulator.world.crm.files.get(String(id));

describe('upload', () => {
	it('uploads each item’s file and gives its ID', async () => {
		const contents = [randomBytes(3_000), randomBytes(20)];
		const result = await upload(contents.map((content, index) => asItem(content, `plan ü ${index}.pdf`)));
		expect(result.error).toBeUndefined();
		const files = json(result).map(({ id }) => stored(id));
		expect(
			files.map((file) => file?.content?.equals(contents[files.indexOf(file)] ?? Buffer.alloc(0))),
		).toEqual([true, true]);
		expect(files.map((file) => file?.name)).toEqual(['plan ü 0.pdf', 'plan ü 1.pdf']);
		expect(result.items[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('refuses a file over 20 MB before sending it, and says which scopes are missing', async () => {
		const large = await upload([asItem(Buffer.alloc(20 * 1024 * 1024 + 1), 'large.pdf')]);
		expect(large.error?.message).toContain('holds a file of 21 MB');
		expect(world.emulator.requests.of('crm')).toHaveLength(0);
		const without = await world.connect('oAuth2', { scopes: scopeSets.crm });
		const refused = await upload([asItem(randomBytes(5), 'a.pdf')], without);
		expect(refused.error?.message).toContain('ZohoCRM.files.CREATE');
	});

	it('sends a file again when the connection broke', async () => {
		world.emulator.failNext('POST /crm/v8/files', 'reset after');
		const result = await upload([asItem(Buffer.from('again'), 'again.pdf')]);
		expect(result.error).toBeUndefined();
		expect(stored(json(result)[0]?.id)?.content?.toString()).toBe('again');
	});
});

describe('download', () => {
	it('gives files back byte for byte with their names, and says which is not there', async () => {
		const content = randomBytes(1_000_000);
		const ids = json(await upload([asItem(content, 'big ü.pdf'), asItem(Buffer.from('x'), 'b.pdf')]));
		const items = [...ids.map(({ id }) => ({ id })), { id: 'f'.repeat(64) }];
		const result = await zoho.crm(on('download', { fileId: '={{ $json.id }}' }), items, {
			onError: 'continueRegularOutput',
		});
		const [big, small, none] = result.items[0] ?? [];
		expect(big?.json).toEqual({ id: ids[0]?.id, name: 'big ü.pdf', size: 1_000_000 });
		expect(big?.binary?.data).toMatchObject({ fileName: 'big ü.pdf', mimeType: 'application/pdf' });
		expect(Buffer.from(big?.binary?.data?.data ?? '', 'base64').equals(content)).toBe(true);
		expect(small?.json.name).toBe('b.pdf');
		expect(none?.json.error).toMatchObject({
			message: expect.stringContaining('no file with the ID') as string,
		});
	});
});
