import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('product')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const all = () => desk.store().products.of(desk.orgId());
const departmentIds = () => ids(desk.store().departments(desk.orgId()));
const fresh = (count: number) =>
	Array.from({ length: count }, (_, index) => desk.store().addProduct({ productName: `Stool ${index}` }));

describe('create', () => {
	it('creates a product per item in the chosen departments, with standard and custom fields', async () => {
		const result = await desk.run(
			'create',
			{
				departmentIds: departmentIds(),
				fields: mapped({
					productName: '={{ $json.name }}',
					unitPrice: '={{ $json.price }}',
					cf_care_level: 'Delicate',
				}),
			},
			[
				{ name: 'Harbor Bench', price: 210.5 },
				{ name: 'Harbor Stool', price: 90 },
			],
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => desk.store().products.get(String(id)))).toEqual([
			expect.objectContaining({
				productName: 'Harbor Bench',
				unitPrice: '210.5',
				departmentIds: departmentIds(),
				cf: { cf_care_level: 'Delicate' },
			}),
			expect.objectContaining({ productName: 'Harbor Stool', unitPrice: '90' }),
		]);
	});

	it('sends nothing without a department, and names the field of what Desk refuses', async () => {
		const before = all().length;
		const none = await desk.run('create', {
			departmentIds: '={{ [] }}',
			fields: mapped({ productName: 'X' }),
		});
		expect(none.error?.message).toContain("'Departments' is empty");
		const unknown = await desk.run('create', {
			departmentIds: ['8100000000009999999'],
			fields: mapped({ productName: 'X' }),
		});
		expect(unknown.error?.message).toContain('Departments');
		expect(all()).toHaveLength(before);
	});
});

describe('update', () => {
	it('changes only the given fields of each product, and its departments when asked', async () => {
		const [one, two] = fresh(2);
		const [department] = departmentIds();
		const result = await desk.run(
			'update',
			{
				productId: byId('={{ $json.id }}'),
				fields: mapped({ productCode: '={{ $json.code }}' }),
				options: { departmentIds: [department] },
			},
			[
				{ id: one?.id, code: 'ST-1' },
				{ id: two?.id, code: 'ST-2' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({
			productName: 'Stool 0',
			productCode: 'ST-1',
			departmentIds: [department],
		});
		expect(two).toMatchObject({ productCode: 'ST-2' });
	});

	it('names a field that is none, with the nearest that is', async () => {
		const [one] = fresh(1);
		const result = await desk.run('update', {
			productId: byId(String(one?.id)),
			fields: mapped({ manufacturr: 'Chair' }),
		});
		expect(result.error?.message).toContain("'manufacturr' is not a field of products");
		expect(result.error?.description).toContain('manufacturer');
	});
});

describe('get', () => {
	it('gives each product whole, with departments and owner when asked', async () => {
		const made = all().slice(0, 2);
		const result = await desk.run(
			'get',
			{ productId: byId('={{ $json.id }}'), options: { include: ['departments', 'owner'] }, output: 'raw' },
			made.map(({ id }) => ({ id })),
		);
		expect(ids(json(result))).toEqual(ids(made));
		expect(json(result)[0]).toMatchObject({
			cf: { cf_care_level: 'Easy' },
			owner: { firstName: 'Nadia' },
			departments: departmentIds().map((id) => expect.objectContaining({ id }) as object),
		});
	});
});

describe('getAll', () => {
	it('reads all products, each once, over several pages', async () => {
		fresh(230);
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(desk.calls('GET', /\/products$/).length).toBeGreaterThan(2);
	});

	it('narrows them by department and owner, in the order asked for', async () => {
		const [, second] = departmentIds();
		const [, agent] = desk.store().agents(desk.orgId());
		for (const unitPrice of ['20', '100', '3'])
			desk.store().addProduct({ ownerId: agent?.id, departmentIds: [String(second)], unitPrice });
		desk.store().addProduct({ ownerId: agent?.id, departmentIds: [String(departmentIds()[0])] });
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { departmentId: byId(String(second)), ownerId: byId(String(agent?.id)) },
			options: { sortBy: '-unitPrice' },
		});
		expect(json(result).map(({ unitPrice }) => unitPrice)).toEqual(['100', '20', '3']);
	});
});

describe('delete', () => {
	it('moves each product to the recycle bin, and names one that is not there', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'delete',
			{ productId: byId('={{ $json.id }}') },
			[...made.map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, second]).toEqual(made.map(({ id }) => ({ id, trashed: true })));
		expect(third?.error).toMatchObject({ label: 'Product' });
		expect(made.map(({ id }) => desk.store().products.get(id))).toEqual([undefined, undefined]);
	});
});
