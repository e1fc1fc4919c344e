import type { Clock } from '../clock';
import type { Edition } from '../service';
import { type Activity, type ActivityKind, emptyActivity, firstStatus } from './activityRecords';
import { type Contract, emptyContract, emptyProduct, type Product, type SupportPlan } from './catalogRecords';
import type { TicketAttachment } from './conversation';
import { KnowledgeBase } from './knowledgeBase';
import { EntityComments } from './entityComments';
import { type CustomRecord, emptyCustomRecord } from './customModules';
import type { DeskModule, Field, Layout, StatusType } from './metadata';
import {
	type Account,
	type Agent,
	type Contact,
	type Department,
	type DeskRecord,
	emptyAccount,
	emptyContact,
	emptyTicket,
	type Organization,
	type Ticket,
	type Time,
} from './records';
import { RecordSet } from './recordSet';
import type { Profile, Role, Team, View } from './setupRecords';
import { Tags } from './tags';
import { TicketRecords } from './ticketRecords';
import { TimeEntries } from './timeEntries';
import { tellAdded, tellDeleted, watchChange } from './webhooks/announce';
import { Webhooks } from './webhooks/store';

export interface DeskContext {
	clock: Clock;
	nextId(): string;
	edition: Edition;
	dataCenter: string;
}

/** All that the Desk organizations hold. Writes made here are not validated: that is what the routes do. */
export class DeskStore {
	readonly organizations: Organization[] = [];
	readonly allDepartments: Department[] = [];
	readonly allAgents: Agent[] = [];
	readonly allLayouts: Layout[] = [];
	readonly ofTickets = new TicketRecords();
	readonly tags = new Tags();
	/** By id, in the order they were attached. */
	readonly attachments = new Map<string, TicketAttachment>();
	readonly products = new RecordSet<Product>();
	readonly contracts = new RecordSet<Contract>();
	readonly supportPlans = new RecordSet<SupportPlan>();
	/** Comments on anything but tickets. */
	readonly comments = new EntityComments();
	readonly timeEntries = new TimeEntries();
	readonly activities: Record<ActivityKind, RecordSet<Activity>> = {
		tasks: new RecordSet(),
		calls: new RecordSet(),
		events: new RecordSet(),
	};
	readonly knowledgeBase = new KnowledgeBase();
	readonly teams = new RecordSet<Team>();
	readonly roles = new RecordSet<Role>();
	readonly profiles = new RecordSet<Profile>();
	readonly views = new RecordSet<View>();
	readonly customRecords = new RecordSet<CustomRecord>();
	private readonly fieldsByModule = new Map<string, Field[]>();
	private readonly accountsById = new Map<string, Account>();
	private readonly contactsById = new Map<string, Contact>();
	private readonly ticketsById = new Map<string, Ticket>();
	private readonly ticketNumbers = new Map<string, number>();

	readonly webhooks: Webhooks;

	constructor(readonly context: DeskContext) {
		this.webhooks = new Webhooks(context.clock);
	}

	now(): Time {
		return new Date(this.context.clock.now()).toISOString();
	}

	/** The organizations a Zoho user is an agent of. */
	organizationsOf(zuid: string): Organization[] {
		return this.organizations.filter(({ id }) => this.agentOf(id, zuid) !== undefined);
	}

	departments(orgId: string): Department[] {
		return this.allDepartments.filter((department) => department.orgId === orgId);
	}

	department(id: string): Department | undefined {
		return this.allDepartments.find((department) => department.id === id);
	}

	agents(orgId: string): Agent[] {
		return this.allAgents.filter((agent) => agent.orgId === orgId);
	}

	agent(id: string): Agent | undefined {
		return this.allAgents.find((agent) => agent.id === id);
	}

	/** Who a Zoho user is in an organization. */
	agentOf(orgId: string, zuid: string): Agent | undefined {
		return this.agents(orgId).find((agent) => agent.zuid === zuid);
	}

	fields(orgId: string, module: DeskModule): Field[] {
		return this.fieldsByModule.get(`${orgId} ${module}`) ?? [];
	}

	setFields(orgId: string, module: DeskModule, fields: Field[]): void {
		this.fieldsByModule.set(`${orgId} ${module}`, fields);
	}

	layouts(orgId: string, module: DeskModule): Layout[] {
		return this.allLayouts.filter((layout) => layout.orgId === orgId && layout.module === module);
	}

	layout(id: string): Layout | undefined {
		return this.allLayouts.find((layout) => layout.id === id);
	}

	/** The layout of records that name none: the department's for tickets, the organization's for the rest. */
	defaultLayout(orgId: string, module: DeskModule, departmentId: string | null = null): Layout {
		const layouts = this.layouts(orgId, module).filter((layout) => layout.departmentId === departmentId);
		const layout = layouts.find(({ isDefaultLayout }) => isDefaultLayout);
		if (!layout) throw new TypeError(`Organization ${orgId} has no default layout of ${module}`);
		return layout;
	}

	/** Oldest first, as are all lists of records. */
	accounts(orgId?: string): Account[] {
		return within(this.accountsById, orgId);
	}

	account(id: string): Account | undefined {
		return this.accountsById.get(id);
	}

	contacts(orgId?: string): Contact[] {
		return within(this.contactsById, orgId);
	}

	contact(id: string): Contact | undefined {
		return this.contactsById.get(id);
	}

	contactByEmail(orgId: string, email: string): Contact | undefined {
		const wanted = email.toLowerCase();
		return this.contacts(orgId).find((contact) => contact.email?.toLowerCase() === wanted);
	}

	/** Takes a contact or an account out of every list; nothing here brings it back. */
	trashCustomer(id: string): void {
		const customer = this.contactsById.get(id) ?? this.accountsById.get(id);
		if (customer) tellDeleted(this, customer);
		this.contactsById.delete(id);
		this.accountsById.delete(id);
	}

	tickets(orgId?: string): Ticket[] {
		return within(this.ticketsById, orgId);
	}

	ticket(id: string): Ticket | undefined {
		return this.ticketsById.get(id);
	}

	/** Oldest first. */
	attachmentsOf({ id }: Ticket): TicketAttachment[] {
		return [...this.attachments.values()].filter(({ ticketId }) => ticketId === id);
	}

	/** Takes a ticket out of every list until it is restored. */
	trash(ticket: Ticket): void {
		tellDeleted(this, ticket);
		this.ticketsById.delete(ticket.id);
		this.ofTickets.trashed.set(ticket.id, ticket);
	}

	restore(ticket: Ticket): void {
		this.ofTickets.trashed.delete(ticket.id);
		this.ticketsById.set(ticket.id, ticket);
	}

	/** Adds an account; what is left out is empty, of the first organization, made now by its first agent. */
	addAccount(given: Partial<Account>): Account {
		const account = { ...emptyAccount, ...this.system(given, 'accounts'), ...given };
		this.accountsById.set(account.id, account);
		tellAdded(this, account);
		return account;
	}

	addContact(given: Partial<Contact>): Contact {
		const lists = { otherAccountIds: [], viewableAccountIds: [] };
		const contact = { ...emptyContact, ...lists, ...this.system(given, 'contacts'), ...given };
		this.contactsById.set(contact.id, contact);
		tellAdded(this, contact);
		return contact;
	}

	addProduct(given: Partial<Product>): Product {
		return this.products.add({ ...emptyProduct, ...this.system(given, 'products'), ...given });
	}

	/** Adds a record of a custom module, by default of the first. */
	addCustomRecord(given: Partial<CustomRecord>): CustomRecord {
		const { module } = { ...emptyCustomRecord, ...given };
		return this.customRecords.add({ ...emptyCustomRecord, ...this.system(given, module), ...given });
	}

	addContract(given: Partial<Contract>): Contract {
		return this.contracts.add({ ...emptyContract, ...this.system(given, 'contracts'), ...given });
	}

	/** Adds a task, a call or an event; in the organization's first department where it names none. */
	addActivity(kind: ActivityKind, given: Partial<Activity>): Activity {
		const system = this.system(given, kind);
		const status = given.status ?? firstStatus[kind];
		const departmentId = given.departmentId ?? this.departments(system.orgId)[0]?.id ?? '';
		const made = { ...emptyActivity, ...system, kind, departmentId, completedTime: null, ...given, status };
		const activity = this.activities[kind].add(made);
		tellAdded(this, activity);
		return activity;
	}

	/** Adds a ticket; department and contact that are left out are the organization's first. */
	addTicket(given: Partial<Ticket>): Ticket {
		const orgId = given.orgId ?? this.firstOrgId();
		const departmentId = given.departmentId ?? this.departments(orgId)[0]?.id ?? '';
		const contactId = given.contactId ?? this.contacts(orgId)[0]?.id;
		if (contactId === undefined)
			throw new TypeError('A ticket needs a contact, and there is none: add one first');
		const system = this.system({ ...given, orgId }, 'tickets', departmentId);
		const ticket: Ticket = {
			...emptyTicket,
			...system,
			ticketNumber: this.nextTicketNumber(orgId),
			departmentId,
			contactId,
			customerResponseTime: system.createdTime,
			...given,
		};
		this.setStatus(ticket, ticket.status, ticket.modifiedTime);
		this.ticketsById.set(ticket.id, ticket);
		this.ofTickets.happened('TicketCreated', ticket, ticket.createdBy, ticket.createdTime);
		tellAdded(this, ticket);
		return ticket;
	}

	/** Changes the given values only, custom ones one by one, and says who did it now. */
	change<T extends DeskRecord>(record: T, changes: Partial<T>, by: string): void {
		const { cf, ...values } = changes;
		const modifiedTime = this.now();
		const tell = watchChange(this, record);
		Object.assign(record, values, { cf: { ...record.cf, ...cf }, modifiedBy: by, modifiedTime });
		const ticket = this.ticketsById.get(record.id);
		if (ticket && 'status' in changes) this.setStatus(ticket, ticket.status, modifiedTime);
		if (ticket) this.ofTickets.happened('TicketUpdated', ticket, by, modifiedTime, Object.keys(values));
		tell();
	}

	/** What a ticket's status amounts to. */
	statusType(ticket: Pick<Ticket, 'orgId' | 'status'>): StatusType {
		const status = this.fields(ticket.orgId, 'tickets').find(({ apiName }) => apiName === 'status');
		return status?.choices?.find(({ value }) => value === ticket.status)?.statusType ?? 'Open';
	}

	private setStatus(ticket: Ticket, status: string, time: Time): void {
		const type = this.statusType({ ...ticket, status });
		ticket.closedTime = type === 'Closed' ? (ticket.closedTime ?? time) : null;
		ticket.onholdTime = type === 'On Hold' ? (ticket.onholdTime ?? time) : null;
	}

	private nextTicketNumber(orgId: string): string {
		const number = (this.ticketNumbers.get(orgId) ?? 100) + 1;
		this.ticketNumbers.set(orgId, number);
		return String(number);
	}

	private firstOrgId(): string {
		return this.organizations[0]?.id ?? '';
	}

	private system(
		given: Partial<DeskRecord>,
		module: DeskModule,
		departmentId: string | null = null,
	): DeskRecord {
		const orgId = given.orgId ?? this.firstOrgId();
		const createdBy = given.createdBy ?? this.agents(orgId)[0]?.id ?? '';
		const createdTime = given.createdTime ?? this.now();
		return {
			id: given.id ?? this.context.nextId(),
			orgId,
			layoutId: given.layoutId ?? this.defaultLayout(orgId, module, departmentId).id,
			cf: {},
			createdBy,
			createdTime,
			modifiedBy: createdBy,
			modifiedTime: createdTime,
		};
	}
}

const within = <T extends { orgId: string }>(records: Map<string, T>, orgId: string | undefined): T[] =>
	[...records.values()].filter((record) => orgId === undefined || record.orgId === orgId);
