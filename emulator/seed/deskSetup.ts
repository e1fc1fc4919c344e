import type { DeskStore } from '../desk/entities';
import type { View } from '../desk/setupRecords';

/** Ids of the two roles and profiles that the company's agents have. */
export interface Ranks {
	roleId: string;
	agentRoleId: string;
	profileId: string;
	agentProfileId: string;
}

export function addRanks(store: DeskStore, orgId: string, ranks: Ranks): void {
	const { roleId, agentRoleId, profileId, agentProfileId } = ranks;
	const all = 'Sees what everybody below writes';
	const own = 'Sees what is public';
	const made = { orgId, shareDataWithPeers: false };
	store.roles.add({ ...made, id: roleId, name: 'CEO', description: all, isDefault: true, reportsTo: null });
	store.roles.add({
		...{ ...made, id: agentRoleId, name: 'Support Agent', description: own, isDefault: false },
		reportsTo: roleId,
	});
	const administrator = { id: profileId, name: 'Support Administrator', description: 'May set up all' };
	store.profiles.add({ ...administrator, orgId, isDefault: true });
	store.profiles.add({
		...{ id: agentProfileId, orgId, name: 'Agent', description: 'Works on tickets', isDefault: true },
	});
}

const views: Array<Omit<View, 'id' | 'orgId'>> = [
	{ module: 'tickets', name: 'All Cases', displayLabel: 'All Tickets' },
	{ module: 'tickets', name: 'All Open Cases', displayLabel: 'All Open Tickets', statusType: 'Open' },
	{ module: 'tickets', name: 'Closed Cases', displayLabel: 'Closed Tickets', statusType: 'Closed' },
	{
		...{ module: 'tickets', name: 'Unassigned Open Cases', displayLabel: 'Unassigned Open Tickets' },
		...{ statusType: 'Open', unassignedOnly: true },
	},
	{ module: 'contacts', name: 'All Contacts', displayLabel: 'All Contacts' },
	{ module: 'accounts', name: 'All Accounts', displayLabel: 'All Accounts' },
	{ module: 'contracts', name: 'All Contracts', displayLabel: 'All Contracts' },
];

/** Two teams a department, and the views every help desk has; ids after all others. */
export function addDeskTeams(store: DeskStore, orgId: string, nextId: () => string): void {
	for (const { id: departmentId, name } of store.departments(orgId)) {
		const agents = store
			.agents(orgId)
			.filter(({ associatedDepartmentIds }) => associatedDepartmentIds.includes(departmentId))
			.map(({ id }) => id);
		const made = { orgId, departmentId, roles: [] };
		store.teams.add({ ...made, id: nextId(), name: `${name} First Line`, description: null, agents });
		store.teams.add({
			...{ ...made, id: nextId(), name: `${name} Field Service`, description: 'Repairs at home' },
			agents: agents.slice(0, 1),
		});
	}
	for (const view of views) store.views.add({ ...view, id: nextId(), orgId });
}
