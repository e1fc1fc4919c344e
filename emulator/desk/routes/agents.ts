import type { Call } from '../../service';
import type { Agent } from '../records';
import { nameTest } from '../nameSearch';
import { agentOf, organizationOf } from '../organization';
import { choiceOf, flagOf, idsOf, includesOf, listReach, listWeight, pageOf, sorted } from '../query';
import { notFound } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { agentIncludes, agentRow } from '../setupFormatters';

const scopes = ['Desk.agents.READ', 'Desk.basic.READ', 'Desk.settings.READ'];

const fullName = ({ firstName, lastName }: Agent) => `${firstName} ${lastName}`;

const named: Record<string, (agent: Agent) => string> = {
	firstName: ({ firstName }) => firstName,
	lastName: ({ lastName }) => lastName,
	emailId: ({ emailId }) => emailId,
	name: fullName,
};

/** Whether an agent meets every filter of the call. */
function filterOf(call: Call): (agent: Agent) => boolean {
	const status = choiceOf(call, 'status', ['ACTIVE', 'DISABLED', 'DELETED', 'IMPORTED']);
	const type = choiceOf(call, 'rolePermissionType', [
		'AgentPublic',
		'AgentPersonal',
		'AgentTeamPersonal',
		'Admin',
		'Light',
		'Custom',
		'${NON_LIGHT}',
	]);
	const [isConfirmed, isLightAgent] = [flagOf(call, 'isConfirmed'), flagOf(call, 'isLightAgent')];
	const [departmentIds, roleIds, profileIds] = ['departmentIds', 'roleIds', 'profileIds'].map((name) =>
		idsOf(call, name, 50),
	) as [string[], string[], string[]];
	const fieldName = choiceOf(call, 'fieldName', ['firstName', 'lastName', 'name', 'emailId']);
	const hasName = nameTest(call);
	const oneOf = (ids: string[], own: string[]) => ids.length === 0 || ids.some((id) => own.includes(id));
	return (agent) =>
		(status === undefined || agent.status === status) &&
		(type === undefined || type === '${NON_LIGHT}' || agent.rolePermissionType === type) &&
		(isConfirmed === undefined || agent.isConfirmed === isConfirmed) &&
		isLightAgent !== true &&
		oneOf(departmentIds, agent.associatedDepartmentIds) &&
		oneOf(roleIds, [agent.roleId]) &&
		oneOf(profileIds, [agent.profileId]) &&
		hasName((fieldName ? [fieldName] : Object.keys(named)).map((name) => named[name]?.(agent) ?? ''));
}

export const agentRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/agents',
		summary: 'Agents; their mail address is `emailId`',
		query: [
			'status',
			'departmentIds',
			'searchStr',
			'fieldName',
			'rolePermissionType',
			'roleIds',
			'profileIds',
			'isConfirmed',
			'isLightAgent',
			'include',
			'sortOrder',
			'from',
			'limit',
		],
		scopes,
		credits: listWeight,
		handle: (call, world) => {
			const include = includesOf(call, ['profile', 'role']);
			const order = choiceOf(call, 'sortOrder', ['asc', 'desc']);
			const agents = world.desk.agents(organizationOf(call, world).id).filter(filterOf(call));
			const ordered = order ? sorted(agents, fullName, order === 'desc') : agents;
			const page = pageOf(call, ordered, { first: 0, usual: 10, most: 200, reach: listReach });
			return listReply(
				page.map((agent) => ({ ...agentRow(agent), ...agentIncludes(world.desk, agent, include) })),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/agents/:agentId',
		summary: 'One agent',
		query: ['include'],
		scopes,
		handle: (call, world) => {
			const include = includesOf(call, [
				'profile',
				'role',
				'associatedDepartments',
				'associatedChatDepartments',
			]);
			const agent = world.desk.agent(call.params.agentId ?? '');
			if (agent?.orgId !== organizationOf(call, world).id) return notFound();
			return ok({ ...agentRow(agent), ...agentIncludes(world.desk, agent, include) });
		},
	},
	{
		method: 'GET',
		path: '/api/v1/agents/email/:emailId',
		summary: 'The agent with a mail address; 204 where there is none',
		scopes: ['Desk.settings.READ', 'Desk.basic.READ'],
		handle: (call, world) => {
			const emailId = call.params.emailId?.toLowerCase();
			const agents = world.desk.agents(organizationOf(call, world).id);
			const agent = agents.find((one) => one.emailId.toLowerCase() === emailId);
			return agent ? ok(agentRow(agent)) : { status: 204 };
		},
	},
	{
		method: 'GET',
		path: '/api/v1/myinfo',
		summary: 'The agent who calls',
		query: ['include'],
		scopes: ['Desk.settings.READ', 'Desk.basic.READ'],
		handle: (call, world) => {
			const include = includesOf(call, [
				'profile',
				'role',
				'associatedDepartments',
				'associatedChatDepartments',
			]);
			const agent = agentOf(call, world);
			return ok({ ...agentRow(agent), ...agentIncludes(world.desk, agent, include) });
		},
	},
];
