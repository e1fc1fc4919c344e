import type { Ticket } from './records';

export interface Tag {
	id: string;
	name: string;
	departmentId: string;
	/** In the order they were tagged. */
	ticketIds: Set<string>;
}

/** Tags belong to a department; their names differ in more than letter case. */
export class Tags {
	private readonly all: Tag[] = [];

	of({ id }: Ticket): Tag[] {
		return this.all.filter(({ ticketIds }) => ticketIds.has(id));
	}

	get(id: string): Tag | undefined {
		return this.all.find((tag) => tag.id === id);
	}

	in(departmentId: string): Tag[] {
		return this.all.filter((tag) => tag.departmentId === departmentId);
	}

	add({ id, departmentId }: Ticket, name: string, nextId: () => string): void {
		let tag = this.named(departmentId, name);
		if (!tag) {
			tag = { id: nextId(), name, departmentId, ticketIds: new Set() };
			this.all.push(tag);
		}
		tag.ticketIds.add(id);
	}

	remove({ id, departmentId }: Ticket, name: string): void {
		this.named(departmentId, name)?.ticketIds.delete(id);
	}

	private named(departmentId: string, name: string): Tag | undefined {
		return this.in(departmentId).find((tag) => tag.name.toLowerCase() === name.toLowerCase());
	}
}
