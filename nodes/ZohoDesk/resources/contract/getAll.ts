import { choice, collection, limit, limitOf, multiChoice, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { account } from '../../fields/account';
import { agents } from '../../fields/agents';
import { departments } from '../../fields/departments';
import { organization } from '../../fields/organization';
import { optional } from '../../fields/relabeled';
import { scopes } from '../../scopes';

const include = [
	{ name: 'Account', value: 'accounts' },
	{ name: 'Department', value: 'departments' },
	{ name: 'Owner', value: 'owner' },
	{ name: 'Product', value: 'products' },
	{ name: 'SLA', value: 'slas' },
];

const sortBy = choice(
	'Sort By',
	[
		{ name: 'Account Name', value: 'accountName' },
		{ name: 'Contract Name', value: 'contractName' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'End Date', value: 'contractEndDate' },
		{ name: 'Modified Time', value: 'modifiedTime' },
		{ name: 'Start Date', value: 'contractStartDate' },
	],
	{ default: 'contractEndDate', description: 'The order in which the contracts come' },
);

const filters = {
	accountId: optional(account, { description: 'Only the contracts of this account' }),
	departmentIds: departments,
	contractName: text('Name Begins With', { placeholder: 'e.g. Care' }),
	ownerIds: agents('Owners', 'Only the contracts that one of these agents looks after; 10 agents at most'),
};

export default operation({
	name: 'Get Many',
	action: 'Get many contracts',
	description: 'Get contracts, page by page up to the limit',
	scopes: scopes.readContracts,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
		options: collection('Options', {
			include: multiChoice('Include', include, {
				description: 'What to return along with each contract, without a further call',
			}),
			sortBy,
		}),
	},
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const query = {
			accountId: filters.accountId,
			contractName: filters.contractName || undefined,
			departmentIds: filters.departmentIds?.join(',') || undefined,
			ownerIds: filters.ownerIds?.join(',') || undefined,
			include: options.include?.join(',') || undefined,
			sortBy: options.sortBy,
		};
		return portal.list(
			{ method: 'GET', path: ['contracts'], query, scopes: scopes.readContracts },
			limitOf(howMany),
		);
	},
});
