import { moduleFields } from './moduleFields';

const besideProducts = ['departmentIds'];
const besideContracts = ['associatedSupportPlanId', 'notificationAgentIds', 'supportPlan', 'contractStatus'];
const askedApart = ['accountId', 'departmentId', 'ownerId', 'productId'];

export const productFieldsToCreate = moduleFields(
	'products',
	'getProductFieldsToCreate',
	'new',
	besideProducts,
);
export const productFieldsToUpdate = moduleFields(
	'products',
	'getProductFieldsToUpdate',
	'existing',
	besideProducts,
);
export const contractFieldsToCreate = moduleFields('contracts', 'getContractFieldsToCreate', 'new', [
	...besideContracts,
	...askedApart,
]);
export const contractFieldsToUpdate = moduleFields(
	'contracts',
	'getContractFieldsToUpdate',
	'existing',
	besideContracts,
);
