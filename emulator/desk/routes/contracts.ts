import type { Call, World } from '../../service';
import { contractDetail, contractIncludes, contractRow } from '../catalogFormatters';
import type { Contract } from '../catalogRecords';
import { agentOf, organizationOf } from '../organization';
import { choiceOf, idOf, idsOf, includesOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { namedAgent } from '../shown';
import { listed, refuseValue } from '../ticketOf';
import { idOf as idIn } from '../validation';
import { checkedRecord } from '../writes';

const scopes = (operation: string) => [`Desk.settings.${operation}`];

const sortKeys = (world: World): Record<string, (contract: Contract) => string | null> => ({
	accountName: ({ accountId }) => world.desk.account(accountId)?.accountName.toLowerCase() ?? null,
	contractName: ({ contractName }) => contractName.toLowerCase(),
	contractEndDate: ({ endDate }) => endDate,
	contractStartDate: ({ startDate }) => startDate,
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
});

function contractOf(call: Call, world: World): Contract {
	const contract = world.desk.contracts.in(organizationOf(call, world).id, call.params.contractId ?? '');
	if (!contract) throw new Refused(notFound());
	return contract;
}

/** What a body says beside the fields; the support plan is chosen once, when the contract is made. */
function besideFields(call: Call, world: World): Partial<Contract> {
	const { id: orgId } = organizationOf(call, world);
	const body = (call.body ?? {}) as Record<string, unknown>;
	const beside: Partial<Contract> = {};
	if (body.notificationAgentIds !== undefined) {
		const agents = listed(body, 'notificationAgentIds', (id) => {
			const agent = world.desk.agent(id);
			return agent?.orgId === orgId ? agent : undefined;
		});
		beside.notificationAgentIds = agents.map(({ id }) => id);
	}
	if (body.associatedSupportPlanId !== undefined) {
		const plan = world.desk.supportPlans.in(orgId, idIn(body.associatedSupportPlanId) ?? '');
		beside.supportPlanId = plan?.id ?? refuseValue('associatedSupportPlanId');
	}
	// There are no SLAs yet, so none has this id.
	if (body.associatedSLAId !== undefined) refuseValue('associatedSLAId');
	return beside;
}

export const contractRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/contracts',
		summary: 'Contracts; `from` counts from 0',
		query: [
			...['viewId', 'accountId', 'include', 'ownerIds', 'contractName', 'departmentIds'],
			...['sortBy', 'from', 'limit'],
		],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const include = includesOf(call, ['accounts', 'products', 'slas', 'owner', 'departments']);
			const keys = sortKeys(world);
			const { by, descending } = orderOf(call, Object.keys(keys), '-createdTime');
			if (call.query.viewId !== undefined) throw new Refused(invalidQuery('viewId'));
			const accountId = idOf(call, 'accountId');
			const [ownerIds, departmentIds] = [idsOf(call, 'ownerIds', 10), idsOf(call, 'departmentIds', 10)];
			const beginning = (call.query.contractName ?? '').toLowerCase();
			const contracts = world.desk.contracts
				.of(organizationOf(call, world).id)
				.filter((contract) => !accountId || contract.accountId === accountId)
				.filter(({ ownerId }) => ownerIds.length === 0 || ownerIds.includes(ownerId))
				.filter(({ departmentId }) => departmentIds.length === 0 || departmentIds.includes(departmentId))
				.filter(({ contractName }) => contractName.toLowerCase().startsWith(beginning));
			const ordered = sorted(contracts, keys[by] ?? (() => null), descending);
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
			return listReply(
				page.map((contract) => ({
					...contractRow(world.desk, contract),
					...contractIncludes(world.desk, contract, include),
				})),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/contracts/:contractId',
		summary: 'One contract',
		scopes: scopes('READ'),
		handle: (call, world) => ok(contractDetail(world.desk, contractOf(call, world))),
	},
	{
		method: 'POST',
		path: '/api/v1/contracts',
		summary: 'Creates a contract with a support plan',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const record = checkedRecord<Contract>(
				call,
				world,
				'contracts',
				undefined,
				['associatedSupportPlanId', 'associatedSLAId', 'notificationAgentIds'],
				['associatedSupportPlanId'],
			);
			const createdBy = agentOf(call, world).id;
			const beside = besideFields(call, world);
			return ok(
				contractDetail(world.desk, world.desk.addContract({ ...record, ...beside, orgId, createdBy })),
			);
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/contracts/:contractId',
		summary: 'Changes a contract, but for its support plan',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const contract = contractOf(call, world);
			const known = ['associatedSLAId', 'notificationAgentIds'];
			const record = checkedRecord<Contract>(call, world, 'contracts', contract, known);
			world.desk.change(contract, { ...record, ...besideFields(call, world) }, agentOf(call, world).id);
			return ok(contractDetail(world.desk, contract));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/supportPlans',
		summary: 'Support plans of a department',
		query: ['departmentId', 'status', 'from', 'limit'],
		scopes: ['Desk.settings.READ', 'Desk.automations.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const departmentId = idOf(call, 'departmentId');
			if (departmentId === undefined) throw new Refused(invalidQuery('departmentId'));
			const status = choiceOf(call, 'status', ['ACTIVE', 'DISCONTINUED']);
			const plans = world.desk.supportPlans
				.of(organizationOf(call, world).id)
				.filter((plan) => plan.departmentId === departmentId && (!status || plan.status === status));
			const department = world.desk.department(departmentId);
			const page = pageOf(call, plans, { first: 0, usual: 50, most: 50, reach: listReach });
			const creator = namedAgent(world.desk.agents(organizationOf(call, world).id)[0]);
			return listReply(
				page.map(({ id, name, supportType, status: state, createdTime }) => ({
					...{ id, name, supportType, status: state, createdTime, modifiedTime: createdTime },
					...{ createdBy: creator, modifiedBy: creator, creditDetails: null, sla: null },
					department: department ? { id: department.id, name: department.name } : null,
				})),
			);
		},
	},
];
