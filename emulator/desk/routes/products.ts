import type { Call, World } from '../../service';
import { ownerShown, productAlike, productDetail, productRow } from '../catalogFormatters';
import type { Product } from '../catalogRecords';
import { agentOf, organizationOf } from '../organization';
import { idOf, includesOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { listed, plainBody } from '../ticketOf';
import { idOf as idIn } from '../validation';
import { checkedRecord } from '../writes';

const scopes = (operation: string) => [`Desk.settings.${operation}`, `Desk.products.${operation}`];

const sortKeys: Record<string, (product: Product) => string | null> = {
	productName: ({ productName }) => productName.toLowerCase(),
	productCode: ({ productCode }) => productCode,
	unitPrice: ({ unitPrice }) => (unitPrice === null ? null : unitPrice.padStart(20, '0')),
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
};

function productOf(call: Call, world: World): Product {
	const product = world.desk.products.in(organizationOf(call, world).id, call.params.productId ?? '');
	if (!product) throw new Refused(notFound());
	return product;
}

/** The departments a body names; all of them must be there. */
function departmentsIn(call: Call, world: World): string[] | undefined {
	const body = (call.body ?? {}) as Record<string, unknown>;
	if (body.departmentIds === undefined) return undefined;
	const { id: orgId } = organizationOf(call, world);
	return listed(body, 'departmentIds', (id) => {
		const department = world.desk.department(idIn(id) ?? '');
		return department?.orgId === orgId ? department : undefined;
	}).map(({ id }) => id);
}

function written(call: Call, world: World, existing?: Product): Partial<Product> {
	const required = existing ? [] : ['departmentIds'];
	const record = checkedRecord<Product>(call, world, 'products', existing, ['departmentIds'], required);
	const departmentIds = departmentsIn(call, world);
	return departmentIds ? { ...record, departmentIds } : record;
}

export const productRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/products',
		summary: 'Products, without their own fields; `from` counts from 0',
		query: ['include', 'viewId', 'departmentId', 'ownerId', 'sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const include = includesOf(call, ['owner']);
			const { by, descending } = orderOf(call, Object.keys(sortKeys), 'productName');
			const [departmentId, ownerId] = [idOf(call, 'departmentId'), idOf(call, 'ownerId')];
			if (call.query.viewId !== undefined) throw new Refused(invalidQuery('viewId'));
			const products = world.desk.products
				.of(organizationOf(call, world).id)
				.filter(
					(product) => !departmentId || departmentId === '0' || product.departmentIds.includes(departmentId),
				)
				.filter((product) => !ownerId || product.ownerId === ownerId);
			const ordered = sorted(products, sortKeys[by] ?? (() => null), descending);
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((product) => ({
					...productRow(product),
					...(include.has('owner') ? { owner: ownerShown(world.desk, product.ownerId) } : {}),
				})),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/products/searchDuplicates',
		summary: 'Products by a word of their name',
		query: ['productName', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const wanted = (call.query.productName ?? '').toLowerCase();
			if (wanted === '' || wanted.length > 200) throw new Refused(invalidQuery('productName'));
			const alike = world.desk.products
				.of(organizationOf(call, world).id)
				.filter(({ productName }) => productName.toLowerCase().includes(wanted));
			const page = pageOf(call, alike, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(page.map(productAlike));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/products/:productId',
		summary: 'One product',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const { desk } = world;
			const include = includesOf(call, ['departments', 'owner']);
			const product = productOf(call, world);
			const departments = product.departmentIds.map((id) => ({
				id,
				name: desk.department(id)?.name ?? null,
			}));
			return ok({
				...productDetail(desk, product),
				...(include.has('departments') ? { departments } : {}),
				...(include.has('owner') ? { owner: ownerShown(desk, product.ownerId) } : {}),
			});
		},
	},
	{
		method: 'POST',
		path: '/api/v1/products',
		summary: 'Creates a product in some departments',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const createdBy = agentOf(call, world).id;
			const product = world.desk.addProduct({ ...written(call, world), orgId, createdBy });
			return ok(productDetail(world.desk, product));
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/products/:productId',
		summary: 'Changes a product',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const product = productOf(call, world);
			world.desk.change(product, written(call, world, product), agentOf(call, world).id);
			return ok(productDetail(world.desk, product));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/products/moveToTrash',
		summary: 'Moves up to 50 products to the recycle bin',
		scopes: scopes('DELETE'),
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const body = plainBody(call, ['productIds', 'departmentId'], ['productIds']);
			const products = listed(body, 'productIds', (id) => world.desk.products.in(orgId, id), 50);
			for (const { id } of products) world.desk.products.delete(id);
			return { status: 204 };
		},
	},
];
