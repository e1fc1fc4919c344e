import { type Choice, type DeskModule, type Field, none, type StatusType } from '../desk/metadata';

/** A field before an organization has it. */
export type FieldSeed = Omit<Field, 'id'>;

type Extra = Partial<Omit<FieldSeed, 'apiName' | 'displayLabel' | 'type'>>;

const field = (apiName: string, displayLabel: string, type: Field['type'], extra: Extra = {}): FieldSeed => ({
	apiName,
	displayLabel,
	type,
	maxLength: 120,
	isMandatory: false,
	isComputed: false,
	isCustomField: apiName.startsWith('cf_'),
	...extra,
});

const text = (apiName: string, label: string, maxLength: number, extra: Extra = {}) =>
	field(apiName, label, 'Text', { maxLength, ...extra });

const lookup = (apiName: string, label: string, target: Field['target'], extra: Extra = {}) =>
	field(apiName, label, 'LookUp', { target, maxLength: 300, ...extra });

const choices = (values: string[]): Choice[] => values.map((value) => ({ value }));

const picklist = (apiName: string, label: string, values: string[], extra: Extra = {}) =>
	field(apiName, label, 'Picklist', { choices: choices(values), ...extra });

const description = field('description', 'Description', 'Textarea', { maxLength: 65_535 });

/** Statuses of the company's own stand beside Desk's four. */
const statuses: Array<[string, StatusType]> = [
	['Open', 'Open'],
	['On Hold', 'On Hold'],
	['Escalated', 'Open'],
	['Waiting on Supplier', 'On Hold'],
	['Closed', 'Closed'],
];

const ticketFields: FieldSeed[] = [
	lookup('departmentId', 'Department', 'departments', { isMandatory: true }),
	lookup('contactId', 'Contact Name', 'contacts', { isMandatory: true }),
	lookup('accountId', 'Account Name', 'accounts'),
	field('email', 'Email', 'Email'),
	field('phone', 'Phone', 'Phone'),
	text('subject', 'Subject', 255, { isMandatory: true }),
	description,
	picklist('status', 'Status', [], {
		isMandatory: true,
		choices: statuses.map(([value, statusType]) => ({ value, statusType })),
	}),
	lookup('productId', 'Product Name', 'products'),
	lookup('assigneeId', 'Ticket Owner', 'agents'),
	lookup('teamId', 'Team', 'teams'),
	field('dueDate', 'Due Date', 'DateTime'),
	picklist('priority', 'Priority', [none, 'High', 'Medium', 'Low']),
	picklist('channel', 'Channel', [
		'Phone',
		'Email',
		'Web',
		'Twitter',
		'Facebook',
		'Chat',
		'Forums',
		'Feedback Widget',
	]),
	picklist('language', 'Language', ['English', 'French', 'German', 'Spanish']),
	picklist('category', 'Category', [none, 'Delivery', 'Assembly', 'Damage', 'Billing', 'Design']),
	picklist('subCategory', 'Sub Category', [none, 'Late', 'Incomplete', 'Wrong Item']),
	picklist('classification', 'Classification', [none, 'Question', 'Problem', 'Feature', 'Others']),
	field('resolution', 'Resolution', 'Textarea', { maxLength: 65_535 }),
	field('isOverDue', 'Is Overdue', 'Boolean', { isComputed: true }),
	field('isEscalated', 'Is Escalated', 'Boolean', { isComputed: true }),
	field('createdTime', 'Created Time', 'DateTime', { isComputed: true }),
	field('modifiedTime', 'Modified Time', 'DateTime', { isComputed: true }),
	picklist('cf_room_type', 'Room Type', ['Living Room', 'Bedroom', 'Kitchen', 'Office', 'Lobby']),
	field('cf_delivery_date', 'Delivery Date', 'Date'),
	field('cf_warranty', 'Warranty', 'Boolean'),
	field('cf_order_value', 'Order Value', 'Currency', { maxLength: 16, decimalPlaces: 2 }),
	field('cf_materials', 'Materials', 'Multiselect', {
		choices: choices(['Oak', 'Walnut', 'Linen', 'Leather', 'Brass', 'Glass']),
		maxLength: 2000,
	}),
];

const address = (code: string): FieldSeed[] => [
	text('street', 'Street', 250),
	text('city', 'City', 30),
	text('state', 'State', 30),
	text(code, 'Zip', 30),
	text('country', 'Country', 30),
];

const contactFields: FieldSeed[] = [
	text('firstName', 'First Name', 40),
	text('lastName', 'Last Name', 200, { isMandatory: true }),
	lookup('accountId', 'Account Name', 'accounts'),
	field('email', 'Email', 'Email', { maxLength: 255 }),
	field('secondaryEmail', 'Secondary Email', 'Email', { maxLength: 100 }),
	field('phone', 'Phone', 'Phone', { maxLength: 50 }),
	field('mobile', 'Mobile', 'Phone', { maxLength: 50 }),
	picklist('type', 'Type', [none, 'Private', 'Trade', 'Press']),
	lookup('ownerId', 'Contact Owner', 'agents'),
	text('title', 'Title', 100),
	text('twitter', 'Twitter', 100),
	text('facebook', 'Facebook', 100),
	...address('zip'),
	description,
	field('cf_newsletter', 'Newsletter', 'Boolean'),
	picklist('cf_preferred_showroom', 'Preferred Showroom', ['Boston', 'Hartford', 'New York', 'Portland']),
];

const accountFields: FieldSeed[] = [
	text('accountName', 'Account Name', 200, { isMandatory: true }),
	field('email', 'Email', 'Email'),
	field('phone', 'Phone', 'Phone', { maxLength: 30 }),
	field('fax', 'Fax', 'Fax', { maxLength: 30 }),
	field('website', 'Website', 'URL'),
	text('industry', 'Industry', 120),
	field('annualrevenue', 'Annual Revenue', 'Decimal', { maxLength: 15, decimalPlaces: 2 }),
	lookup('ownerId', 'Account Owner', 'agents'),
	...address('code'),
	description,
	picklist('cf_client_tier', 'Client Tier', ['Gold', 'Silver', 'Bronze']),
];

/** The departments of a product are no field: its calls take them beside the fields. */
const productFields: FieldSeed[] = [
	text('productName', 'Product Name', 200, { isMandatory: true }),
	text('productCode', 'Product Code', 200),
	lookup('ownerId', 'Product Owner', 'agents'),
	text('productCategory', 'Product Category', 120),
	text('manufacturer', 'Manufacturer', 120),
	field('unitPrice', 'Unit Price', 'Currency', { maxLength: 16, decimalPlaces: 2 }),
	description,
	picklist('cf_care_level', 'Care Level', ['Easy', 'Medium', 'Delicate']),
];

const contractFields: FieldSeed[] = [
	text('contractName', 'Contract Name', 80, { isMandatory: true }),
	text('contractNumber', 'Contract Number', 50),
	lookup('accountId', 'Account Name', 'accounts', { isMandatory: true }),
	lookup('productId', 'Product Name', 'products'),
	lookup('departmentId', 'Department', 'departments', { isMandatory: true }),
	lookup('ownerId', 'Contract Owner', 'agents', { isMandatory: true }),
	field('startDate', 'Start Date', 'Date', { isMandatory: true }),
	field('endDate', 'End Date', 'Date'),
	field('notifyBefore', 'Notify Before', 'Decimal', { maxLength: 4, decimalPlaces: 0 }),
	description,
	field('cf_visits_a_year', 'Visits a Year', 'Decimal', { maxLength: 4, decimalPlaces: 0 }),
];

/** What tasks, calls and events have in common. */
const activityFields = (label: string, statuses: string[], needsContact: boolean): FieldSeed[] => [
	text('subject', 'Subject', 300, { isMandatory: true }),
	lookup('departmentId', 'Department', 'departments', { isMandatory: true }),
	lookup('contactId', 'Contact Name', 'contacts', { isMandatory: needsContact }),
	lookup('ticketId', 'Ticket', 'tickets'),
	lookup('ownerId', `${label} Owner`, 'agents'),
	lookup('teamId', 'Team', 'teams'),
	picklist('status', 'Status', statuses),
	picklist('priority', 'Priority', [none, 'High', 'Normal', 'Low']),
	description,
	field('createdTime', 'Created Time', 'DateTime', { isComputed: true }),
	field('modifiedTime', 'Modified Time', 'DateTime', { isComputed: true }),
	field('completedTime', 'Completed Time', 'DateTime', { isComputed: true }),
];
const workStatuses = ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting on someone else'];
const startTime = field('startTime', 'Start Time', 'DateTime', { isMandatory: true });
const duration = field('duration', 'Duration', 'Decimal', { maxLength: 9, decimalPlaces: 0 });

const taskFields: FieldSeed[] = [
	...activityFields('Task', workStatuses, false),
	field('dueDate', 'Due Date', 'DateTime'),
	picklist('category', 'Category', [none, 'Delivery', 'Repair', 'Follow-up']),
	field('cf_van_needed', 'Van Needed', 'Boolean'),
	field('cf_kilometres', 'Kilometres', 'Decimal', { maxLength: 8, decimalPlaces: 1 }),
];

const callStatuses = ['Completed', 'Scheduled', 'Missed', 'Canceled', 'In Progress'];
const callFields: FieldSeed[] = [
	...activityFields('Call', callStatuses, true).map((given) =>
		given.apiName === 'status' ? { ...given, isMandatory: true } : given,
	),
	startTime,
	duration,
	picklist('direction', 'Direction', ['inbound', 'outbound']),
	field('recordingUrl', 'Recording URL', 'URL', { maxLength: 2_500 }),
	picklist('cf_mood', 'Mood', ['Calm', 'Upset']),
];

const eventFields: FieldSeed[] = [
	...activityFields('Event', workStatuses, true),
	startTime,
	duration,
	picklist('category', 'Category', [none, 'Meeting', 'Visit']),
	picklist('cf_room', 'Room', ['Showroom', 'Workshop']),
];

/** Owner, department and layout of a custom module's records are no fields: its calls take them beside. */
const showroomVisitFields: FieldSeed[] = [
	text('name', 'Visit Name', 200, { isMandatory: true }),
	field('cf_visit_date', 'Visit Date', 'Date'),
	picklist('cf_showroom', 'Showroom', ['Boston', 'Hartford', 'New York', 'Portland']),
	field('cf_guests', 'Guests', 'Decimal', { maxLength: 3, decimalPlaces: 0 }),
	field('cf_bought', 'Bought Something', 'Boolean'),
];

/** The fields every organization of the company has. */
export const fieldSeeds: Record<DeskModule, FieldSeed[]> = {
	tickets: ticketFields,
	contacts: contactFields,
	accounts: accountFields,
	products: productFields,
	contracts: contractFields,
	tasks: taskFields,
	calls: callFields,
	events: eventFields,
	cm_showroom_visits: showroomVisitFields,
};
