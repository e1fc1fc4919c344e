import { type Contract, contractStatus, type Product } from './catalogRecords';
import type { DeskStore } from './entities';
import { customFields, layoutDetails, type Shown } from './shown';

/** An agent as products show their owner. */
export function ownerShown(store: DeskStore, ownerId: string | null): Shown | null {
	const agent = store.agent(ownerId ?? '');
	if (!agent) return null;
	const { id, firstName, lastName } = agent;
	return { id, firstName, lastName, name: `${firstName} ${lastName}`, photoURL: null };
}

const productCore = ({ id, productName, productCode, unitPrice }: Product): Shown => ({
	...{ id, productName, productCode, unitPrice },
});

/** A row of `GET /products`; its schema lists four keys, its example the departments too. */
export const productRow = (product: Product): Shown => ({
	...productCore(product),
	departmentIds: product.departmentIds,
});

/** A row of `GET /products/searchDuplicates`. */
export const productAlike = productCore;

export function productDetail(store: DeskStore, product: Product): Shown {
	const { productCategory, manufacturer, description, ownerId, layoutId } = product;
	const { createdBy, createdTime, modifiedBy, modifiedTime } = product;
	return {
		...productRow(product),
		...customFields(store, product),
		...{ productCategory, manufacturer, description, ownerId, layoutId },
		...{ createdBy, createdTime, modifiedBy, modifiedTime },
		layoutDetails: layoutDetails(store, layoutId),
		isDeleted: false,
	};
}

/** An agent as contracts show their owner. */
function contractOwner(store: DeskStore, ownerId: string): Shown | null {
	const agent = store.agent(ownerId);
	if (!agent) return null;
	return { id: agent.id, name: `${agent.firstName} ${agent.lastName}`, photoURL: null };
}

const supportPlan = (store: DeskStore, id: string | null): Shown | null => {
	const plan = store.supportPlans.get(id ?? '');
	return plan ? { id: plan.id, name: plan.name, supportType: plan.supportType, status: plan.status } : null;
};

/** A row of `GET /contracts`. */
export function contractRow(store: DeskStore, contract: Contract): Shown {
	const { id, contractName, accountId, productId, departmentId, ownerId, startDate, endDate } = contract;
	return {
		...{ id, contractName, accountId, productId, departmentId, ownerId, startDate, endDate },
		contractStatus: contractStatus(contract, store.now()),
		associatedSLAId: null,
		associatedSupportPlanId: contract.supportPlanId,
		supportPlan: supportPlan(store, contract.supportPlanId),
	};
}

export type ContractInclude = 'accounts' | 'products' | 'slas' | 'owner' | 'departments';

export function contractIncludes(
	store: DeskStore,
	contract: Contract,
	include: ReadonlySet<ContractInclude>,
): Shown {
	const department = store.department(contract.departmentId);
	const added: Record<ContractInclude, Shown> = {
		accounts: { account: accountShown(store, contract) },
		products: { product: productShown(store, contract.productId) },
		slas: { sla: null },
		owner: { owner: contractOwner(store, contract.ownerId) },
		departments: { department: department ? { id: department.id, name: department.name } : null },
	};
	return Object.assign({}, ...[...include].map((name) => added[name])) as Shown;
}

export function contractDetail(store: DeskStore, contract: Contract): Shown {
	const { description, contractNumber, notifyBefore, notificationAgentIds, layoutId, endDate } = contract;
	const { createdBy, createdTime, modifiedBy, modifiedTime } = contract;
	const { associatedSupportPlanId: _inRowsOnly, ...row } = contractRow(store, contract);
	return {
		...row,
		...customFields(store, contract),
		...{ description, contractNumber, notifyBefore, notificationAgentIds, layoutId },
		...{ createdBy, createdTime, modifiedBy, modifiedTime },
		notifyOn: notifyBefore && endDate ? daysBefore(endDate, Number(notifyBefore)) : null,
		account: accountShown(store, contract),
		product: productShown(store, contract.productId),
		owner: contractOwner(store, contract.ownerId),
		sla: null,
	};
}

function accountShown(store: DeskStore, { accountId }: Contract): Shown | null {
	const account = store.account(accountId);
	return account ? { id: account.id, accountName: account.accountName, website: account.website } : null;
}

/** A product in short, as contracts and tickets show it. */
export function productShown(store: DeskStore, productId: string | null): Shown | null {
	const product = store.products.get(productId ?? '');
	return product ? { id: product.id, productName: product.productName } : null;
}

const daysBefore = (date: string, days: number): string =>
	new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
