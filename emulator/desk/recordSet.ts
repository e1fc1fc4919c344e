/** The records of one kind in all organizations, oldest first. */
export class RecordSet<T extends { id: string; orgId: string }> {
	private readonly byId = new Map<string, T>();

	of(orgId: string): T[] {
		return [...this.byId.values()].filter((record) => record.orgId === orgId);
	}

	/** The record of an organization; undefined where it is another's. */
	in(orgId: string, id: string): T | undefined {
		const record = this.byId.get(id);
		return record?.orgId === orgId ? record : undefined;
	}

	get(id: string): T | undefined {
		return this.byId.get(id);
	}

	add(record: T): T {
		this.byId.set(record.id, record);
		return record;
	}

	delete(id: string): void {
		this.byId.delete(id);
	}
}
