import type { EmulatedWorld } from '../world';

/** A record as the store has it, with what a list shows. */
export interface ListedRecord {
	id: string;
	name: string;
	/** What the store holds of it; hostile text, as all data is. */
	content: unknown;
}

interface Listed {
	product: 'CRM' | 'Desk';
	module: string;
	count(): number;
	/** Latest first. */
	records(): ListedRecord[];
}

/** Every kind of record that can be looked at. */
export function modulesOf(world: EmulatedWorld): Listed[] {
	return [...crmModules(world), ...deskModules(world)];
}

function crmModules({ crm }: EmulatedWorld): Listed[] {
	const listed = [...crm.modules.keys()].map((module): Listed => ({
		product: 'CRM',
		module,
		count: () => crm.records(module).length,
		records: () =>
			crm
				.records(module)
				.reverse()
				.map((record) => ({ id: record.id, name: crm.nameOf(record), content: record })),
	}));
	const notes = (): ListedRecord[] =>
		[...crm.notes.values()]
			.reverse()
			.map((note) => ({ id: note.id, name: String(note.fields.Note_Title ?? ''), content: note }));
	return [
		...listed.filter(({ module }) => module !== 'Notes'),
		{ product: 'CRM', module: 'Notes', count: () => crm.notes.size, records: notes },
	];
}

type Kept = { id: string } & Record<string, unknown>;

function deskModules({ desk }: EmulatedWorld): Listed[] {
	const organizations = desk.organizations.map(({ id }) => id);
	const ofAll = (set: { of(orgId: string): Array<{ id: string }> }) => () =>
		organizations.flatMap((id) => set.of(id)) as Kept[];
	const kinds: Record<string, () => Kept[]> = {
		tickets: () => desk.tickets() as unknown as Kept[],
		contacts: () => desk.contacts() as unknown as Kept[],
		accounts: () => desk.accounts() as unknown as Kept[],
		tasks: ofAll(desk.activities.tasks),
		calls: ofAll(desk.activities.calls),
		events: ofAll(desk.activities.events),
		products: ofAll(desk.products),
		contracts: ofAll(desk.contracts),
		articles: ofAll(desk.knowledgeBase.articles),
		'custom records': ofAll(desk.customRecords),
		threads: () => [...desk.ofTickets.threads.values()] as unknown as Kept[],
		comments: () => [...desk.ofTickets.comments.values()] as unknown as Kept[],
	};
	return Object.entries(kinds).map(([module, all]) => ({
		product: 'Desk',
		module,
		count: () => all().length,
		records: () =>
			all()
				.reverse()
				.map((record) => ({ id: record.id, name: nameOf(record), content: record })),
	}));
}

const nameOf = (record: Kept): string => {
	const own = record.subject ?? record.name ?? record.accountName ?? record.productName ?? record.title;
	const person = [record.firstName, record.lastName].filter((part) => typeof part === 'string').join(' ');
	return String(own ?? record.contractName ?? (person || (record.summary ?? record.content ?? '')));
};
