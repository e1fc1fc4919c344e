import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { contracts } from '../../catalog';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { agent } from '../../fields/agent';
import { agents } from '../../fields/agents';
import { contractFieldsToCreate } from '../../fields/catalogFields';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { product } from '../../fields/product';
import { optional, relabeled } from '../../fields/relabeled';
import { supportPlan } from '../../fields/supportPlan';
import { createRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Create',
	action: 'Create contract',
	description: 'Create a new contract of an account with a support plan',
	scopes: scopes.createContracts,
	writes: true,
	gives: 'records',
	fields: {
		organization,
		accountId: account,
		departmentId: relabeled(department, { description: 'The department the contract belongs to' }),
		supportPlanId: supportPlan,
		ownerId: relabeled(agent, {
			displayName: 'Owner',
			description: 'The agent who looks after the contract',
		}),
		fields: contractFieldsToCreate,
		options: collection('Options', {
			notificationAgentIds: agents('Agents to Notify', 'Who is told before the contract ends'),
			productId: optional(product, { description: 'The product the contract is about' }),
		}),
	},
	run: async (desk: Desk, { organization, fields, supportPlanId, options, ...parties }) => {
		const notified = options.notificationAgentIds ?? [];
		return await createRecord(await desk.portal(organization), contracts, fields.values, {
			...parties,
			associatedSupportPlanId: supportPlanId,
			...(options.productId ? { productId: options.productId } : {}),
			...(notified.length > 0 ? { notificationAgentIds: notified } : {}),
		});
	},
});
