import type { DeskStore } from '../desk/entities';
import type { Ticket } from '../desk/records';

const firstNames = [
	'Amara',
	'Bruno',
	'Celia',
	'Dario',
	'Edda',
	'Farid',
	'Greta',
	'Hana',
	'Ivo',
	'Jolie',
	'Kemal',
	'Lior',
];
const lastNames = [
	'Alvarez',
	'Brandt',
	'Costa',
	'Duval',
	'Eriksen',
	'Ferrari',
	'Grant',
	'Haddad',
	'Ivanov',
	'Jansen',
	'Kowalski',
	'Lindqvist',
	'Mbeki',
	'Nakamura',
	'Oduya',
	'Pereira',
	'Quiroga',
	'Romano',
	'Schmidt',
];
const trades = ['Architects', 'Builders', 'Cafés', 'Hotels', 'Offices', 'Studios'];
const places = [
	['Boston', 'Massachusetts', '02110'],
	['Hartford', 'Connecticut', '06103'],
	['New York', 'New York', '10001'],
	['Portland', 'Maine', '04101'],
] as const;
const pieces = ['armchair', 'bookcase', 'dining table', 'floor lamp', 'sideboard', 'sofa', 'wool rug'];
const matters: Array<{ subject: string; category: string; description: string }> = [
	{ subject: 'Late delivery of', category: 'Delivery', description: 'It was promised for last week.' },
	{
		subject: 'Scratch on',
		category: 'Damage',
		description: 'The left side is scratched. Photos can be sent.',
	},
	{ subject: 'Missing screws for', category: 'Assembly', description: 'Two screws of the bag are missing.' },
	{ subject: 'Invoice for', category: 'Billing', description: 'The invoice names another company.' },
	{ subject: 'Advice on', category: 'Design', description: 'Which fabric goes with oak floors?' },
];

const day = 86_400_000;

/** The element of a list for a record's number; a stride keeps neighbours from looking alike. */
const pick = <T>(list: readonly T[], number: number, stride = 1): T =>
	list[Math.floor(number / stride) % list.length] as T;

/** Adds 80 accounts, 200 contacts and 300 tickets times `share`, the oldest a year old; the same ones each time. */
export function addDeskRecords(store: DeskStore, orgId: string, share: number, nextId: () => string): void {
	const now = store.context.clock.now();
	const agents = store.agents(orgId);
	const size = (whole: number) => Math.ceil(whole * share);
	/** The times of `count` records, evenly spread over the year up to yesterday. */
	const made = (number: number, count: number) => {
		const time = now - day - ((count - 1 - number) * 364 * day) / count;
		return {
			id: nextId(),
			orgId,
			createdBy: pick(agents, number).id,
			createdTime: new Date(time).toISOString(),
		};
	};

	const accounts = Array.from({ length: size(80) }, (_, number) => {
		const [city, state, code] = pick(places, number);
		return store.addAccount({
			...made(number, size(80)),
			accountName: `${pick(lastNames, number)} ${pick(trades, number, 19)}`,
			email: `office@client${number}.example`,
			phone: `+1 555 0${300 + number}`,
			website: `https://client${number}.example`,
			industry: pick(['Hospitality', 'Real Estate', 'Retail'], number),
			ownerId: pick(agents, number).id,
			...{ city, state, code, country: 'USA' },
			cf: { cf_client_tier: pick(['Bronze', 'Silver', 'Bronze', 'Gold'], number) },
		});
	});

	const contacts = Array.from({ length: size(200) }, (_, number) => {
		const [firstName, lastName] = [pick(firstNames, number), pick(lastNames, number, 12)];
		const [city, state, zip] = pick(places, number);
		return store.addContact({
			...made(number, size(200)),
			...{ firstName, lastName, city, state, zip, country: 'USA' },
			email: `${firstName}.${lastName}.${number}@home.example`.toLowerCase(),
			phone: `+1 555 0${1000 + number}`,
			type: number % 3 === 0 ? 'Trade' : 'Private',
			ownerId: pick(agents, number).id,
			// Every fifth buys for himself.
			accountId: number % 5 === 4 ? null : pick(accounts, number).id,
			cf: { cf_newsletter: number % 2 === 0 ? 'true' : 'false', cf_preferred_showroom: city },
		});
	});

	for (let number = 0; number < size(300); number++) {
		const contact = pick(contacts, number, 1);
		const { email, phone, accountId } = contact;
		const times = made(number, size(300));
		store.addTicket({
			...times,
			...{ contactId: contact.id, email, phone, accountId },
			...matterOf(number),
			...workOf(store, orgId, number, size(300), times.createdTime),
		});
	}
}

/** What a ticket is about. */
function matterOf(number: number): Partial<Ticket> {
	const { subject, category, description } = pick(matters, number);
	return {
		subject: `${subject} ${pick(pieces, number, 5)}`,
		category,
		// Mail and chat have their text in threads.
		description: number % 4 === 0 ? null : description,
		classification: category === 'Design' ? 'Question' : 'Problem',
		language: number % 9 === 0 ? 'Spanish' : 'English',
		channel: pick(['Email', 'Phone', 'Web', 'Chat'], number),
		priority: pick(['High', 'Medium', 'Low', null], number, 3),
		cf: {
			cf_room_type: pick(['Living Room', 'Bedroom', 'Kitchen', 'Office', 'Lobby'], number),
			cf_warranty: number % 3 === 0 ? 'true' : 'false',
			cf_order_value: number % 6 === 0 ? null : `${120 + number * 15}.50`,
			cf_materials:
				number % 2 === 0
					? `${pick(['Oak', 'Walnut'], number, 2)};${pick(['Linen', 'Leather'], number, 3)}`
					: null,
		},
	};
}

/** Who works on a ticket, and how far: the older ones are closed, the newer ones in all states. */
function workOf(
	store: DeskStore,
	orgId: string,
	number: number,
	count: number,
	createdTime: string,
): Partial<Ticket> & Pick<Ticket, 'departmentId'> {
	const created = Date.parse(createdTime);
	const department = pick(store.departments(orgId), number % 3 === 2 ? 1 : 0);
	const workers = store
		.agents(orgId)
		.filter((agent) => agent.associatedDepartmentIds.includes(department.id));
	const isOld = number < count * 0.8;
	const status = isOld
		? 'Closed'
		: pick(['Open', 'On Hold', 'Open', 'Waiting on Supplier', 'Closed'], number);
	const modifiedTime = new Date(created + (1 + (number % 20)) * 3_600_000).toISOString();
	const layout = store.defaultLayout(orgId, 'tickets', department.id);
	return {
		departmentId: department.id,
		layoutId: layout.id,
		assigneeId: isOld || number % 4 !== 0 ? pick(workers, number).id : null,
		status,
		modifiedTime,
		modifiedBy: pick(workers, number).id,
		dueDate: number % 2 === 0 ? new Date(created + 3 * day).toISOString() : null,
		resolution: status === 'Closed' ? 'Settled with the customer.' : null,
		isRead: isOld,
	};
}
