/** Times everywhere are ISO 8601, UTC, with milliseconds, as Desk shows them. */
export type Time = string;

/** Values of custom fields by API name, each as Desk keeps it: text, whatever the field's type. */
export type CustomValues = Record<string, string | null>;

export interface Organization {
	id: string;
	companyName: string;
	portalName: string;
	isDefault: boolean;
}

export interface Department {
	id: string;
	orgId: string;
	name: string;
	description: string | null;
	isDefault: boolean;
	isEnabled: boolean;
	creatorId: string;
	createdTime: Time;
}

export interface Agent {
	id: string;
	orgId: string;
	zuid: string;
	firstName: string;
	lastName: string;
	emailId: string;
	associatedDepartmentIds: string[];
	roleId: string;
	profileId: string;
	rolePermissionType: 'Admin' | 'AgentPublic';
	status: 'ACTIVE' | 'DISABLED';
	isConfirmed: boolean;
}

/** What every record has. */
export interface DeskRecord {
	id: string;
	orgId: string;
	layoutId: string;
	cf: CustomValues;
	createdBy: string;
	createdTime: Time;
	modifiedBy: string;
	modifiedTime: Time;
}

export interface Account extends DeskRecord {
	accountName: string;
	email: string | null;
	phone: string | null;
	fax: string | null;
	website: string | null;
	industry: string | null;
	annualrevenue: string | null;
	description: string | null;
	ownerId: string | null;
	street: string | null;
	city: string | null;
	state: string | null;
	code: string | null;
	country: string | null;
}

export interface Contact extends DeskRecord {
	firstName: string | null;
	lastName: string;
	email: string | null;
	secondaryEmail: string | null;
	phone: string | null;
	mobile: string | null;
	type: string | null;
	title: string | null;
	twitter: string | null;
	facebook: string | null;
	description: string | null;
	ownerId: string | null;
	accountId: string | null;
	/** Accounts beside the contact's own. */
	otherAccountIds: string[];
	/** Of its accounts, those whose tickets it may see in the help center. */
	viewableAccountIds: string[];
	street: string | null;
	city: string | null;
	state: string | null;
	zip: string | null;
	country: string | null;
}

export interface Ticket extends DeskRecord {
	ticketNumber: string;
	departmentId: string;
	contactId: string;
	accountId: string | null;
	productId: string | null;
	assigneeId: string | null;
	teamId: string | null;
	subject: string;
	description: string | null;
	resolution: string | null;
	status: string;
	priority: string | null;
	channel: string | null;
	classification: string | null;
	category: string | null;
	subCategory: string | null;
	language: string | null;
	email: string | null;
	phone: string | null;
	dueDate: Time | null;
	closedTime: Time | null;
	onholdTime: Time | null;
	/** When the customer last wrote. */
	customerResponseTime: Time;
	secondaryContacts: string[];
	sharedDepartments: Array<{ id: string; type: string }>;
	isRead: boolean;
	isSpam: boolean;
}

type Emptied<T> = Omit<T, keyof DeskRecord>;

const address = { street: null, city: null, state: null, country: null };

/** Records before anything is known of them. */
export const emptyAccount: Emptied<Account> = {
	...address,
	accountName: 'Account',
	email: null,
	phone: null,
	fax: null,
	website: null,
	industry: null,
	annualrevenue: null,
	description: null,
	ownerId: null,
	code: null,
};

export const emptyContact: Emptied<Contact> = {
	...address,
	firstName: null,
	lastName: 'Contact',
	email: null,
	secondaryEmail: null,
	phone: null,
	mobile: null,
	type: null,
	title: null,
	twitter: null,
	facebook: null,
	description: null,
	ownerId: null,
	accountId: null,
	otherAccountIds: [],
	viewableAccountIds: [],
	zip: null,
};

export const emptyTicket: Omit<
	Emptied<Ticket>,
	'ticketNumber' | 'departmentId' | 'contactId' | 'customerResponseTime'
> = {
	accountId: null,
	productId: null,
	assigneeId: null,
	teamId: null,
	subject: 'Ticket',
	description: null,
	resolution: null,
	status: 'Open',
	priority: null,
	channel: null,
	classification: null,
	category: null,
	subCategory: null,
	language: null,
	email: null,
	phone: null,
	dueDate: null,
	closedTime: null,
	onholdTime: null,
	secondaryContacts: [],
	sharedDepartments: [],
	isRead: false,
	isSpam: false,
};
