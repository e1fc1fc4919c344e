import { list, type Operation } from '../deskOperation';
import { more, type Shape, shape } from '../deskShapes';

const agent = shape('emailId firstName id lastName photoURL zuid');
const department = shape('id name');
const account = shape('accountName id website');
const team = shape('id logoUrl name');

const ticket = shape(
	`accountId assignee assigneeId category cf channel childTicketCount classification closedTime commentCount contact
	contactId createdBy createdTime customFields customerResponseTime department departmentId description dueDate
	email entitySkills id isArchived isEscalated isOverDue isRead isSpam language lastThread layoutId lockedTime
	modifiedBy modifiedTime onholdTime phone priority product productId resolution responseDueDate secondaryContacts
	sharedDepartments slaId status statusType subCategory subject team teamId threadCount ticketNumber webUrl`,
	'relationshipType parentTicket sourceTicket',
	{
		...{ assignee: agent, department, team, product: shape('id productName') },
		contact: shape('account email firstName id lastName mobile phone type', '', { account }),
		lastThread: shape('channel direction isDraft isForward'),
	},
);

const owned = (always: string, within: Record<string, Shape> = {}): Shape =>
	more(
		shape(
			`cf city country createdTime customFields description email id layoutId modifiedTime owner ownerId phone state
			street webUrl`,
			'',
			{ owner: agent },
		),
		always,
		'',
		within,
	);
const contactFound = owned(
	`account accountId customerHappiness facebook firstName isEndUser lastName mobile photoURL secondaryEmail title
	twitter type zip zohoCRMContact`,
	{ account },
);
const accountFound = owned('accountName annualrevenue code fax industry website');

const ofActivity = shape('accountId email firstName id isSpam lastName mobile phone secId');
const activity = shape(
	`activityType assignee cf completedTime contact contactId createdTime creatorId customFields department
	departmentId description id isCommented modifiedBy modifiedTime ownerId priority reminder status statusType subject
	ticket ticketId webUrl`,
	'',
	{
		...{ assignee: agent, modifiedBy: agent, department, contact: ofActivity },
		// Its examples have three of these keys only.
		ticket: shape(
			`assignee channel closedTime contact createdTime dueDate id isArchived isSpam phone secId status subject team
			teamId ticketNumber`,
			'',
			{ assignee: agent, contact: ofActivity, team },
		),
	},
);

/** What every search takes. */
const common = `_all id createdTimeRange modifiedTimeRange sortBy from limit ${Array.from(
	{ length: 10 },
	(_, index) => `customField${index + 1}`,
).join(' ')}`;
const ofActivities = `${common} subject departmentId assigneeId ticketNumber priority status`;

/** Search.json */
export const searches: Operation[] = [
	list(
		'/tickets/search',
		'Desk.tickets.READ Desk.search.READ',
		`${common} accountId accountName assigneeId category channel contactId contactName customerResponseTimeRange
		departmentId description dueDateRange email phone priority productId productName status subject tag ticketNumber`,
		ticket,
		{ ask: { _all: 'delay', sortBy: '-customerResponseTime' } },
	),
	list(
		'/contacts/search',
		'Desk.contacts.READ Desk.search.READ',
		`${common} accountName email firstName fullName lastName mobile phone`,
		contactFound,
		{ ask: { _all: 'carol', sortBy: '-firstName' } },
	),
	list('/accounts/search', 'Desk.contacts.READ Desk.search.READ', `${common} accountName`, accountFound, {
		ask: { _all: 'zylker', sortBy: 'accountName' },
	}),
	list(
		'/tasks/search',
		// The file has those of reading calls and events too, which the emulator does not take for tasks.
		'Desk.activities.tasks.READ Desk.tasks.READ Desk.search.READ',
		`${ofActivities} dueDateRange`,
		more(activity, 'category dueDate layoutId'),
		{ ask: { subject: 'ring*', sortBy: '-modifiedTime' } },
	),
	list(
		'/calls/search',
		'Desk.calls.READ Desk.search.READ',
		`${ofActivities} startDateRange`,
		more(activity, 'direction duration layoutId startTime'),
		{ ask: { subject: 'visit', sortBy: 'relevance' } },
	),
	list(
		'/events/search',
		'Desk.events.READ Desk.search.READ',
		`${ofActivities} startDateRange`,
		more(activity, 'category duration startTime'),
		{ ask: { subject: 'visit', sortBy: 'createdTime' } },
	),
];
