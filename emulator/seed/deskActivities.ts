import type { DeskStore } from '../desk/entities';

const hour = 3_600_000;

/** Adds a task to every tenth ticket, a call to every fifteenth and an event to every thirtieth. */
export function addDeskActivities(store: DeskStore, orgId: string, nextId: () => string): void {
	const now = Date.parse(store.now());
	for (const [number, ticket] of store.tickets(orgId).entries()) {
		const { id: ticketId, contactId, departmentId, assigneeId: ownerId, createdBy, createdTime } = ticket;
		const isOld = now - Date.parse(createdTime) > 40 * 24 * hour;
		const made = { orgId, createdBy, createdTime, modifiedTime: createdTime };
		const about = { ticketId, contactId, departmentId, ownerId };
		const later = (hours: number) => new Date(Date.parse(createdTime) + hours * hour).toISOString();
		const status = isOld ? { status: 'Completed', completedTime: later(24) } : {};
		if (number % 10 === 0) {
			store.addActivity('tasks', {
				...{ ...made, ...about, ...status, id: nextId() },
				...{ subject: 'Look for a spare part', dueDate: later(48), priority: 'Normal', category: 'Repair' },
				cf: { cf_van_needed: 'false' },
			});
		}
		if (number % 15 === 0) {
			store.addActivity('calls', {
				...{ ...made, ...about, ...status, id: nextId() },
				...{ subject: 'Ask for photos', startTime: later(2), duration: '300', direction: 'outbound' },
			});
		}
		if (number % 30 === 0) {
			store.addActivity('events', {
				...{ ...made, ...about, ...status, id: nextId() },
				...{ subject: 'Visit at the showroom', startTime: later(72), duration: '3600', category: 'Meeting' },
			});
		}
	}
}
