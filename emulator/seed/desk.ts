import type { DeskStore } from '../desk/entities';
import type { Organization } from '../desk/records';
import { type DeskModule, deskModules, type Field, type Layout, type LayoutField } from '../desk/metadata';
import type { EmulatorOptions } from '../service';
import { company } from './company';
import { fieldSeeds } from './deskFields';
import { addDeskActivities } from './deskActivities';
import { addDeskCatalog } from './deskCatalog';
import { addDeskKnowledgeBase } from './deskKnowledgeBase';
import { addDeskRecords } from './deskRecords';
import { addDeskTeams, addRanks } from './deskSetup';

interface DepartmentSeed {
	name: string;
	description: string;
	/** Numbers in `company.people` of those who work there besides the first. */
	people: number[];
	/** Custom fields a ticket cannot do without here. */
	mandatory?: string[];
	/** Statuses that only the other departments know. */
	without?: string[];
}

/** The departments of each organization, by its id. */
const departmentSeeds: Record<string, DepartmentSeed[]> = {
	'60000451': [
		{ name: 'Support', description: 'Orders, deliveries and repairs', people: [1, 2] },
		{
			name: 'Showroom Services',
			description: 'Visits and design advice',
			people: [2],
			mandatory: ['cf_room_type'],
			without: ['Escalated'],
		},
	],
	'60000452': [{ name: 'Trade Desk', description: 'Architects and builders', people: [] }],
	'60000453': [{ name: 'Atención al Cliente', description: 'Customers in Spain', people: [] }],
};

/** First id of an organization's seed; those of records made later are far below. */
const firstId = (number: number): bigint => 8_100_000_000_001_000_001n + BigInt(number) * 1_000_000n;

/** Fills an empty store with Marigold's help desks; the same one for the same clock and options. */
export function seedDesk(
	store: DeskStore,
	{ seed, deskOrganizations }: Required<Pick<EmulatorOptions, 'seed' | 'deskOrganizations'>>,
): void {
	const shown =
		deskOrganizations === 'one' ? company.deskOrganizations.slice(0, 1) : company.deskOrganizations;
	for (const [number, organization] of shown.entries()) {
		let id = firstId(number);
		const nextId = () => String(id++);
		const isDefault = organization.isDefault && deskOrganizations !== 'several';
		store.organizations.push({ ...organization, isDefault });
		addSetup(store, organization, number === 0, nextId);
		if (seed === 'company') {
			addDeskRecords(store, organization.id, number === 0 ? 1 : 0.04, nextId);
			addDeskCatalog(store, organization.id, nextId);
			addDeskActivities(store, organization.id, nextId);
			addDeskKnowledgeBase(store, organization.id, nextId);
		}
		addDeskTeams(store, organization.id, nextId);
	}
}

function addSetup(
	store: DeskStore,
	{ id: orgId }: Organization,
	isFirst: boolean,
	nextId: () => string,
): void {
	const createdTime = new Date(store.context.clock.now() - 3 * 365 * 86_400_000).toISOString();
	const departments = (departmentSeeds[orgId] ?? []).map((seed) => ({ seed, id: nextId() }));
	const [roleId, agentRoleId, profileId, agentProfileId] = [nextId(), nextId(), nextId(), nextId()];
	addRanks(store, orgId, { roleId, agentRoleId, profileId, agentProfileId });
	// Only the first person works in more than the first organization.
	for (const [number, person] of company.people.slice(0, isFirst ? undefined : 1).entries()) {
		const { zuid, firstName, lastName, email, administrator } = person;
		const worksIn = departments.filter(({ seed }) => number === 0 || seed.people.includes(number));
		store.allAgents.push({
			...{ id: isFirst ? person.deskAgentId : nextId(), orgId, zuid, firstName, lastName, emailId: email },
			associatedDepartmentIds: worksIn.map(({ id }) => id),
			roleId: administrator ? roleId : agentRoleId,
			profileId: administrator ? profileId : agentProfileId,
			rolePermissionType: administrator ? 'Admin' : 'AgentPublic',
			status: 'ACTIVE',
			isConfirmed: true,
		});
	}
	const creatorId = store.agents(orgId)[0]?.id ?? '';
	for (const [number, { id, seed }] of departments.entries()) {
		const { name, description } = seed;
		const flags = { isDefault: number === 0, isEnabled: true };
		store.allDepartments.push({ id, orgId, name, description, ...flags, creatorId, createdTime });
	}
	for (const module of deskModules) {
		const fields = fieldSeeds[module].map((field): Field => ({ id: nextId(), ...field }));
		store.setFields(orgId, module, fields);
		const made = { orgId, module, isDefaultLayout: true, createdBy: creatorId, createdTime };
		const layout = (departmentId: string | null, name: string, seed?: DepartmentSeed): Layout => ({
			...made,
			id: nextId(),
			departmentId,
			layoutName: name,
			sections: sectionsOf(module, fields, seed),
		});
		const layouts =
			module === 'tickets'
				? departments.map(({ id, seed }) => layout(id, `${seed.name} Ticket`, seed))
				: [layout(null, `Default ${singular[module]} Layout`)];
		store.allLayouts.push(...layouts);
	}
}

/** One record of a module whose layouts know no departments. */
const singular: Record<Exclude<DeskModule, 'tickets'>, string> = {
	contacts: 'Contact',
	accounts: 'Account',
	products: 'Product',
	contracts: 'Contract',
	tasks: 'Task',
	calls: 'Call',
	events: 'Event',
	cm_showroom_visits: 'Showroom Visit',
};

const defaults: Partial<Record<DeskModule, Record<string, string>>> = {
	tickets: { status: 'Open', channel: 'Phone', language: 'English' },
};

function sectionsOf(module: DeskModule, fields: Field[], seed?: DepartmentSeed): Layout['sections'] {
	const inLayout = fields.map((field): LayoutField => {
		const defaultValue = defaults[module]?.[field.apiName];
		const choices = field.choices?.filter(({ value }) => !seed?.without?.includes(value));
		return {
			field,
			isMandatory: field.isMandatory || (seed?.mandatory ?? []).includes(field.apiName),
			...(choices ? { choices } : {}),
			...(defaultValue === undefined ? {} : { defaultValue }),
		};
	});
	return [
		{ name: 'Information', fields: inLayout.filter(({ field }) => !field.isCustomField) },
		{ name: 'Additional Information', fields: inLayout.filter(({ field }) => field.isCustomField) },
	];
}
