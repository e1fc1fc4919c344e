import { activityDetail } from '../activityFormatters';
import { activityKinds } from '../activityRecords';
import { accountDetail, contactDetail } from '../customerFormatters';
import type { DeskStore } from '../entities';
import { ticketDetail } from '../formatters';
import type { DeskRecord } from '../records';
import type { Shown } from '../shown';

/** A record that webhooks can hear of, as its events call it and as they show it. */
interface Heard {
	name: 'Ticket' | 'Contact' | 'Account' | 'Task' | 'Call' | 'Event';
	departmentId?: string;
	shown(): Shown;
}

function heardOf(store: DeskStore, { id }: DeskRecord): Heard | undefined {
	const ticket = store.ticket(id);
	if (ticket)
		return {
			name: 'Ticket',
			departmentId: ticket.departmentId,
			shown: () => ticketDetail(store, ticket),
		};
	const contact = store.contact(id);
	if (contact) return { name: 'Contact', shown: () => contactDetail(store, contact) };
	const account = store.account(id);
	if (account) return { name: 'Account', shown: () => accountDetail(store, account) };
	const activity = activityKinds.map((kind) => store.activities[kind].get(id)).find((one) => one);
	if (!activity) return undefined;
	const { kind, departmentId } = activity;
	return { name: activityNames[kind], departmentId, shown: () => activityDetail(store, activity) };
}

const activityNames = { tasks: 'Task', calls: 'Call', events: 'Event' } as const;

const isHeard = (store: DeskStore, { orgId }: DeskRecord): boolean => store.webhooks.of(orgId).length > 0;

/** Tells webhooks that a record was made. */
export function tellAdded(store: DeskStore, record: DeskRecord): void {
	const heard = isHeard(store, record) ? heardOf(store, record) : undefined;
	if (!heard) return;
	const { name, departmentId, shown } = heard;
	store.webhooks.notify(`${name}_Add`, { orgId: record.orgId, departmentId, payload: shown() });
}

/** Looks at a record before it is changed; what it gives tells webhooks of the change. */
export function watchChange(store: DeskStore, record: DeskRecord): () => void {
	const heard = isHeard(store, record) ? heardOf(store, record) : undefined;
	if (!heard) return () => undefined;
	const { name, departmentId, shown } = heard;
	const [prevState, before] = [shown(), flat(record)];
	return () => {
		const after = flat(record);
		const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
		store.webhooks.notify(`${name}_Update`, {
			...{ orgId: record.orgId, departmentId, payload: shown(), prevState, changed },
		});
	};
}

/** Tells webhooks that a record went to the recycle bin; call it while the record is still there. */
export function tellDeleted(store: DeskStore, record: DeskRecord): void {
	const name = heardOf(store, record)?.name;
	if (name) store.webhooks.notify(`${name}_Delete`, { orgId: record.orgId, payload: { id: record.id } });
}

/** All fields side by side, standard and custom. */
const flat = ({ cf, ...values }: DeskRecord): Record<string, unknown> => ({ ...values, ...cf });
