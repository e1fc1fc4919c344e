import type { Call, World } from '../../service';
import { agentOf, organizationOf } from '../organization';
import { choiceOf, includesOf, listReach, listWeight, pageOf, sorted } from '../query';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import type { Agent } from '../records';
import type { Shown } from '../shown';
import { timeRangeOf } from '../spans';
import { plainBody, ticketOf } from '../ticketOf';
import { billStatusOf, costOf, summed, type TimeEntry } from '../timeEntries';
import { timeEntryIn, timeEntryKeys } from '../timeEntryBody';

type Kind = TimeEntry['kind'];

/** The ticket or task the path names. */
function parentOf(
	call: Call,
	world: World,
	kind: Kind,
): { id: string; subject: string; departmentId: string; ticketId?: string | null } {
	if (kind === 'tickets') return ticketOf(call, world);
	const { id: orgId } = organizationOf(call, world);
	const task = world.desk.activities.tasks.in(orgId, call.params.taskId ?? '');
	if (!task) throw new Refused(notFound());
	return task;
}

function entryOf(call: Call, world: World, kind: Kind): TimeEntry {
	const { id } = parentOf(call, world, kind);
	const entry = world.desk.timeEntries.byId.get(call.params.timeEntryId ?? '');
	if (entry?.kind !== kind || entry.entityId !== id) throw new Refused(notFound());
	return entry;
}

const text = (number: number | null): string | null => (number === null ? null : String(number));

function shown(call: Call, world: World, entry: TimeEntry): Shown {
	const { kind, entityId, orgId: _orgId, modifiedTime: _modifiedTime, billingType, ...rest } = entry;
	const { hoursSpent, minutesSpent, secondsSpent } = entry;
	const parent = parentOf(call, world, kind);
	// A task's ticket is told of beside it; how it is billed, in lists only.
	const ticketId = kind === 'tasks' ? (parent.ticketId ?? null) : entityId;
	const withOwner = call.query.include === 'owner';
	return {
		...rest,
		...{ hoursSpent: text(hoursSpent), minutesSpent: text(minutesSpent), secondsSpent: text(secondsSpent) },
		...{ additionalCost: text(entry.additionalCost), agentCostPerHour: text(entry.agentCostPerHour) },
		totalCost: costOf(entry).toFixed(2),
		parent: {
			...{ id: entityId, subject: parent.subject, type: kind.toUpperCase() },
			ticketNumber: world.desk.ticket(ticketId ?? '')?.ticketNumber ?? null,
			...(kind === 'tasks' ? { associatedTicketId: ticketId } : {}),
		},
		...(kind === 'tickets' ? { billingType } : {}),
		departmentId: parent.departmentId,
		...{ requestId: kind === 'tickets' ? entityId : null, taskId: kind === 'tasks' ? entityId : null },
		...{ cf: {}, customFields: {}, isTrashed: false, layoutId: null, layoutDetails: null },
		...(withOwner ? { owner: ownerOf(world.desk.agent(entry.ownerId ?? '')) } : {}),
	};
}

function ownerOf(agent: Agent | undefined): Shown | null {
	if (!agent) return null;
	const { id, firstName, lastName } = agent;
	return { id, firstName, lastName, name: `${firstName} ${lastName}`, photoURL: null };
}

/** The entries a list or a sum is about: the ticket's own, or those of its tasks. */
function entriesOf(call: Call, world: World, kind: Kind): TimeEntry[] {
	const { id } = parentOf(call, world, kind);
	const module = choiceOf(call, 'module', ['tickets', 'tasks', 'calls', 'events']) ?? 'tickets';
	const billStatus = choiceOf(call, 'billStatus', ['nonBillable', 'billable', 'billed']);
	const { timeEntries, activities } = world.desk;
	const tasks = activities.tasks.of(organizationOf(call, world).id).filter(({ ticketId }) => ticketId === id);
	const entries =
		kind === 'tasks' || module === 'tickets'
			? timeEntries.of(kind, id)
			: module === 'tasks'
				? tasks.flatMap((task) => timeEntries.of('tasks', task.id))
				: [];
	return entries.filter((entry) => billStatus === undefined || billStatusOf(entry) === billStatus);
}

function list(call: Call, world: World, kind: Kind) {
	includesOf(call, ['owner']);
	const [created, modified] = [timeRangeOf(call, 'createdTimeRange'), timeRangeOf(call, 'modifiedTimeRange')];
	const descending = choiceOf(call, 'orderBy', ['ASC', 'DESC']) === 'DESC';
	const entries = entriesOf(call, world, kind).filter(
		({ createdTime, modifiedTime }) => created(createdTime) && modified(modifiedTime),
	);
	const ordered = sorted(entries, ({ executedTime }) => executedTime, descending);
	const page = pageOf(call, ordered, { first: 0, usual: 10, most: 100, reach: listReach });
	return listReply(
		page.map((entry) => ({
			...shown({ ...call, params: parentsOf(call, entry) }, world, entry),
			billingType: entry.billingType,
		})),
	);
}

/** The path's parameters as if the entry's own parent had been asked for. */
const parentsOf = (call: Call, { kind, entityId }: TimeEntry) => ({
	...call.params,
	[kind === 'tickets' ? 'ticketId' : 'taskId']: entityId,
});

function create(call: Call, world: World, kind: Kind) {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const { id: entityId } = parentOf(call, world, kind);
	const body = plainBody(call, timeEntryKeys(kind, true), ['executedTime']);
	const createdBy = agentOf(call, world).id;
	const [createdTime, modifiedTime] = [desk.now(), desk.now()];
	const entry: TimeEntry = {
		...{ id: world.nextId(), orgId, kind, entityId, createdBy, createdTime, modifiedTime },
		...{ executedTime: createdTime, hoursSpent: 0, minutesSpent: 0, secondsSpent: 0, ownerId: createdBy },
		...{ description: null, isBillable: true, billingType: null, requestChargeType: null, invoiceId: null },
		...{ agentCostPerHour: null, additionalCost: null, fixedCost: null, mode: 'MANUAL' },
		...timeEntryIn(body, desk, orgId, true),
	};
	desk.timeEntries.byId.set(entry.id, entry);
	desk.webhooks.notify('TimeEntry_Add', { orgId, payload: shown(call, world, entry) });
	return ok(shown(call, world, entry));
}

function change(call: Call, world: World, kind: Kind) {
	const entry = entryOf(call, world, kind);
	const body = plainBody(call, timeEntryKeys(kind, false));
	const { orgId } = entry;
	const prevState = shown(call, world, entry);
	Object.assign(entry, timeEntryIn(body, world.desk, orgId, false), { modifiedTime: world.desk.now() });
	const payload = shown(call, world, entry);
	world.desk.webhooks.notify('TimeEntry_Update', { orgId, payload, prevState });
	return ok(payload);
}

function routesOf(kind: Kind, of: string, groups: string[], createAs: 'UPDATE' | 'CREATE'): DeskRoute[] {
	const scopes = (operation: string) => groups.map((group) => `${group}.${operation}`);
	const name = kind.slice(0, -1);
	const module = kind === 'tickets' ? ['module'] : [];
	const filters = ['billStatus', 'createdTimeRange', 'modifiedTimeRange', 'orderBy', 'from', 'limit'];
	return [
		{
			...{ method: 'GET', path: `${of}/timeEntry`, summary: `Time entries of a ${name}` },
			...{ query: ['include', ...module, ...filters], scopes: scopes('READ'), credits: listWeight },
			handle: (call, world) => list(call, world, kind),
		},
		{
			...{ method: 'POST', path: `${of}/timeEntry`, summary: `Adds a time entry to a ${name}` },
			...{ scopes: scopes(createAs), handle: (call, world) => create(call, world, kind) },
		},
		{
			...{ method: 'GET', path: `${of}/timeEntrySummation`, summary: `What was spent on a ${name}` },
			...{ query: [...module, 'billStatus'], scopes: scopes('READ') },
			handle: (call, world) => ok(summed(entriesOf(call, world, kind))),
		},
		{
			...{ method: 'GET', path: `${of}/timeEntry/:timeEntryId`, summary: `One time entry of a ${name}` },
			...{ query: ['include'], scopes: scopes('READ') },
			handle: (call, world) => {
				includesOf(call, ['owner']);
				return ok(shown(call, world, entryOf(call, world, kind)));
			},
		},
		{
			method: kind === 'tickets' ? 'PUT' : 'PATCH',
			...{ path: `${of}/timeEntry/:timeEntryId`, summary: `Changes a time entry of a ${name}` },
			...{ scopes: scopes('UPDATE'), handle: (call, world) => change(call, world, kind) },
		},
	];
}

/** By Zoho's TicketTimeEntry.json and TaskTimeEntry.json; only that of a ticket is deleted. */
export const timeEntryRoutes: DeskRoute[] = [
	...routesOf('tickets', '/api/v1/tickets/:ticketId', ['Desk.tickets'], 'UPDATE'),
	...routesOf('tasks', '/api/v1/tasks/:taskId', ['Desk.activities.tasks', 'Desk.tasks'], 'CREATE'),
	{
		method: 'DELETE',
		path: '/api/v1/tickets/:ticketId/timeEntry/:timeEntryId',
		summary: 'Deletes a time entry of a ticket',
		scopes: ['Desk.tickets.UPDATE'],
		handle: (call, world) => {
			const { id, orgId } = entryOf(call, world, 'tickets');
			world.desk.timeEntries.byId.delete(id);
			world.desk.webhooks.notify('TimeEntry_Delete', { orgId, payload: { id } });
			return { status: 200 };
		},
	},
];
