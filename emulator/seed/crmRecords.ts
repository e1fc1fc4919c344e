import type { CrmStore } from '../crm/entities';
import { type CrmRecord, toUtc, type Values } from '../crm/records';
import { day, pick } from './crmNames';
import { sowLeads, sowPeople } from './crmPeopleRecords';
import { sowDocuments, sowSales } from './crmSalesRecords';
import { sowService } from './crmServiceRecords';

/** What the parts of the seed share. */
export interface Sowing {
	store: CrmStore;
	/** Milliseconds since the epoch. */
	now: number;
	nextId(): string;
	/** Active users, who own the records in turn. */
	owners: string[];
	/** Adds `count` records of a module, evenly spread over the last two years. */
	sow(module: string, count: number, fieldsOf: (number: number) => Values): CrmRecord[];
	/** An option of a picklist for a record's number. */
	option(module: string, field: string, number: number): string;
}

/** Adds the company's records; the same ones each time, but for the dates, which are near the clock's. */
export function addRecords(store: CrmStore, nextId: () => string): void {
	const now = store.clock.now();
	const isOwner = (user: (typeof store.users)[number]) => user.status === 'active' && user.confirmed;
	const owners = store.users.filter(isOwner).map((user) => user.id);
	const known = new Map<string, string[]>();
	const optionsOf = (module: string, field: string): string[] => {
		const key = `${module} ${field}`;
		const options = known.get(key) ?? offered(store, module, field);
		known.set(key, options);
		return options;
	};
	const sowing: Sowing = {
		store,
		now,
		nextId,
		owners,
		sow: (module, count, fieldsOf) =>
			Array.from({ length: count }, (_, number) => {
				const time = toUtc(now - day - ((count - 1 - number) * 720 * day) / count);
				const owner = pick(owners, number);
				const stamps = { Created_By: owner, Created_Time: time, Modified_By: owner, Modified_Time: time };
				// Spreading both into a new object is several times slower with so many fields.
				return store.put(module, nextId(), Object.assign(fieldsOf(number), { Owner: owner, ...stamps }));
			}),
		option: (module, field, number) => pick(optionsOf(module, field), number),
	};
	const people = sowPeople(sowing);
	const sales = sowSales(sowing, people);
	sowLeads(sowing, people);
	sowDocuments(sowing, people, sales);
	sowService(sowing, people, sales);
}

/** The options of a picklist that mean something. */
function offered(store: CrmStore, module: string, field: string): string[] {
	const values = store.field(module, field)?.values ?? [];
	return values.map(({ actualValue }) => actualValue).filter((value) => value !== '-None-');
}
