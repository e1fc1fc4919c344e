import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

const productScopes = (operation: string) => `Desk.settings.${operation} Desk.products.${operation}`;

export const products: Operation[] = [
	list(
		'/products',
		productScopes('READ'),
		'include viewId departmentId limit from sortBy ownerId fields',
		shapes.productRow,
		{ refused: ['fields'], ask: { include: 'owner', sortBy: '-unitPrice' } },
	),
	write(
		'POST /products',
		productScopes('CREATE'),
		200,
		({ departmentId }) => ({ productName: 'Lamp', departmentIds: [departmentId] }),
		{ answer: shapes.product },
	),
	get('/products/{productId}', productScopes('READ'), 'include', shapes.product, {
		ask: { include: 'departments,owner' },
	}),
	write('PATCH /products/{productId}', productScopes('UPDATE'), 200, () => ({ manufacturer: 'Zylker' }), {
		answer: shapes.product,
	}),
	write('POST /products/moveToTrash', productScopes('DELETE'), 204, ({ productId, departmentId }) => ({
		...{ productIds: [productId], departmentId },
	})),
	list('/products/searchDuplicates', productScopes('READ'), 'limit from productName', shapes.productAlike, {
		ask: { productName: 'lamp' },
	}),
];

/** The file has `Desk.contracts` too, but only beside this one. */
const contractScopes = (operation: string) => `Desk.settings.${operation}`;

export const contracts: Operation[] = [
	list(
		'/contracts',
		contractScopes('READ'),
		'viewId filters filterId accountId include ownerIds limit from sortBy contractName departmentIds fields',
		shapes.contractRow,
		{
			refused: ['filters', 'filterId', 'fields'],
			ask: { include: 'accounts,products,slas,owner,departments', sortBy: '-contractEndDate' },
		},
	),
	write(
		'POST /contracts',
		contractScopes('CREATE'),
		200,
		({ departmentId, accountId, agentId, supportPlanId }) => ({
			...{ contractName: 'Care', departmentId, accountId, ownerId: agentId },
			...{ associatedSupportPlanId: supportPlanId, startDate: '2026-01-01', endDate: '2027-01-01' },
		}),
		{ answer: shapes.contract },
	),
	get('/contracts/{contractId}', contractScopes('READ'), '', shapes.contract),
	write(
		'PATCH /contracts/{contractId}',
		contractScopes('UPDATE'),
		200,
		() => ({ contractNumber: '9495', notifyBefore: 3 }),
		{ answer: shapes.contract },
	),
	list(
		'/supportPlans',
		'Desk.settings.READ Desk.automations.READ',
		'departmentId status from limit',
		shapes.supportPlan,
		{ ask: { departmentId: '{departmentId}', status: 'ACTIVE' } },
	),
];
