import type { Field } from './metadata';
import type { CrmRecord } from './records';

/**
 * Which records of a module hold a value of a field, so that looking for duplicates does not go through all of
 * them. Made when it is first asked; from then on it is told of every write.
 */
export class ValueIndex {
	private readonly byValue = new Map<string, Set<CrmRecord>>();

	constructor(
		private readonly field: Field,
		records: Iterable<CrmRecord>,
	) {
		for (const record of records) this.add(record);
	}

	/** The records that hold the value, oldest first; upper and lower case matter only where the field says so. */
	holding(value: unknown): CrmRecord[] {
		const holders = this.byValue.get(this.formOf(value)) ?? [];
		return [...holders].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
	}

	add(record: CrmRecord): void {
		const value = record.fields[this.field.apiName] ?? null;
		if (value === null) return;
		const form = this.formOf(value);
		this.byValue.set(form, (this.byValue.get(form) ?? new Set()).add(record));
	}

	/** Takes out the record as it is: before it is changed or gone. */
	remove(record: CrmRecord): void {
		const form = this.formOf(record.fields[this.field.apiName] ?? null);
		const holders = this.byValue.get(form);
		holders?.delete(record);
		if (holders?.size === 0) this.byValue.delete(form);
	}

	private formOf(value: unknown): string {
		return this.field.unique?.caseSensitive ? String(value) : String(value).toLowerCase();
	}
}
