import type { Module } from './moduleRecords';
import { scopes } from './scopes';

/** Products as they are written. */
export const products: Module = {
	name: 'products',
	createScopes: scopes.createProducts,
	updateScopes: scopes.updateProducts,
	labels: { departmentIds: 'Departments' },
};

/** Contracts as they are written. Zoho's Contract.json has no call that deletes one. */
export const contracts: Module = {
	name: 'contracts',
	createScopes: scopes.createContracts,
	updateScopes: scopes.updateContracts,
	labels: {
		accountId: 'Account',
		associatedSupportPlanId: 'Support Plan',
		departmentId: 'Department',
		ownerId: 'Owner',
		productId: 'Product',
	},
};
