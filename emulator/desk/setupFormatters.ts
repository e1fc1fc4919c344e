import type { Edition } from '../service';
import { company } from '../seed/company';
import type { DeskStore } from './entities';
import type { Agent, Department, Organization } from './records';
import type { Profile, Role, Team } from './setupRecords';
import { deskHost, type Shown } from './shown';

const editionTypes: Record<Edition, string> = {
	free: 'FREE',
	standard: 'STANDARD',
	professional: 'PROFESSIONAL',
	enterprise: 'ENTERPRISE',
	ultimate: 'ULTIMATE',
};

export const editionType = (edition: Edition): string => editionTypes[edition];

export function organizationShown(
	store: DeskStore,
	organization: Organization,
	asked: Agent | undefined,
): Shown {
	const { id, companyName, portalName, isDefault } = organization;
	const host = deskHost(store.context.dataCenter);
	const administrator = store.agents(id).find(({ rolePermissionType }) => rolePermissionType === 'Admin');
	return {
		...{ id, companyName, portalName, isDefault },
		edition: editionType(store.context.edition),
		isAdminInOrg: asked?.rolePermissionType === 'Admin',
		primaryContact: administrator?.emailId ?? null,
		portalURL: `https://${host}/support/${portalName}/ShowHomePage.do`,
		country: company.country,
		currencyCode: company.currency,
		currencyLocale: company.country,
		currencySymbol: '$',
		timeZone: company.timeZone,
		employeeCount: String(store.agents(id).length),
		employeeCountRange: '1 - 9',
		industry: 'Retail',
		isPayloadEncryptionEnabled: false,
		isSandboxPortal: false,
		...noDetails,
	};
}

const noDetails: Shown = {
	alias: null,
	city: null,
	description: null,
	designation: null,
	faviconURL: null,
	fax: null,
	logoURL: null,
	migrationFrom: null,
	mobile: null,
	phoneNumber: null,
	preferredCommunicationChannels: null,
	preferredSolution: null,
	state: null,
	street: null,
	website: null,
	zip: null,
};

const sanitized = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

export const departmentRow = ({
	id,
	name,
	description,
	isDefault,
	isEnabled,
	...rest
}: Department): Shown => ({
	...{
		id,
		name,
		description,
		isDefault,
		isEnabled,
		creatorId: rest.creatorId,
		createdTime: rest.createdTime,
	},
	nameInCustomerPortal: name,
	sanitizedName: sanitized(name),
	isVisibleInCustomerPortal: true,
	isAssignToTeamEnabled: false,
	hasLogo: false,
	chatStatus: 'NOT_CREATED',
});

export const departmentDetail = (store: DeskStore, department: Department): Shown => ({
	...departmentRow(department),
	associatedAgentIds: store
		.agents(department.orgId)
		.filter(({ associatedDepartmentIds }) => associatedDepartmentIds.includes(department.id))
		.map(({ id }) => id),
});

export function agentRow(agent: Agent): Shown {
	const { id, zuid, firstName, lastName, emailId, status, isConfirmed, rolePermissionType } = agent;
	const { roleId, profileId, associatedDepartmentIds } = agent;
	return {
		...{ id, zuid, firstName, lastName, emailId, status, isConfirmed, rolePermissionType },
		...{ roleId, profileId, associatedDepartmentIds },
		name: `${firstName} ${lastName}`,
		associatedChatDepartmentIds: [],
		channelExpert: [],
		aboutInfo: '',
		extn: '',
		mobile: '',
		phone: '',
		photoURL: null,
		countryCode: 'en_US',
		langCode: 'en_US',
		timeZone: company.timeZone,
		isZiaAgent: false,
	};
}

export type AgentInclude = 'profile' | 'role' | 'associatedDepartments' | 'associatedChatDepartments';

export function agentIncludes(store: DeskStore, agent: Agent, include: ReadonlySet<AgentInclude>): Shown {
	const departments = agent.associatedDepartmentIds.map((id) => {
		const { name = '' } = store.department(id) ?? {};
		return { id, name, sanitizedName: sanitized(name) };
	});
	const added: Record<AgentInclude, Shown> = {
		profile: { profile: { id: agent.profileId, name: store.profiles.get(agent.profileId)?.name ?? null } },
		role: { role: { id: agent.roleId, name: store.roles.get(agent.roleId)?.name ?? null } },
		associatedDepartments: { associatedDepartments: departments },
		associatedChatDepartments: { associatedChatDepartments: [] },
	};
	return Object.assign({}, ...[...include].map((name) => added[name])) as Shown;
}

export function teamShown(
	store: DeskStore,
	{ id, name, description, departmentId, agents, roles }: Team,
): Shown {
	const byRole = store.allAgents.filter(({ roleId }) => roles.includes(roleId)).map((agent) => agent.id);
	return {
		...{ id, name, description, departmentId, agents, roles },
		derivedAgents: [...new Set([...agents, ...byRole])],
		rolesWithSubordinates: [],
		subTeams: [],
		logoUrl: null,
	};
}

export const roleShown = (store: DeskStore, { orgId, ...role }: Role): Shown => ({
	...role,
	immediateSubRoles: store.roles
		.of(orgId)
		.filter(({ reportsTo }) => reportsTo === role.id)
		.map(({ id }) => id),
	isVisible: true,
});

/** Of its permissions, the two an agent of the emulator could miss. */
export const profileShown = ({ id, name, description, isDefault }: Profile): Shown => ({
	...{ id, name, description, default: isDefault },
	type: isDefault ? 'Standard' : 'Custom',
	isVisible: true,
	permissions: {
		tickets: { view: true, edit: true },
		setup: { permission: name === 'Support Administrator' },
	},
});
