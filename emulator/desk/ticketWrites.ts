import type { Call, World } from '../service';
import type { DeskStore } from './entities';
import type { Ticket } from './records';
import type { Layout } from './metadata';
import { agentOf, organizationOf } from './organization';
import { type FieldError, invalidData, licenseLimited, notFound, Refused } from './refusals';
import { editionType } from './setupFormatters';
import { contactFor, contactIn } from './ticketContact';
import { bodyOf, checkFields, type Checked, idOf, invalid, missingFields, objectOf } from './validation';
import { existsIn, layoutOf, refuseInvalid } from './writes';

/**
 * Keys of a ticket's body beside its fields. Of those in Zoho's Ticket.json, Desk would take some more that this
 * emulator has nothing for yet and refuses: `uploads`, `entitySkills`, `ticketCreationType`, `clonedTicketId`,
 * `parentTicket`, `sourceTicket`, `blueprint`, `responseDueDate`, `webUrl`.
 */
const beside = ['contact', 'secondaryContacts', 'sharedDepartments'];

/** `POST /tickets`: `departmentId`, and `contactId` or a `contact`, besides what the department's layout wants. */
export function createTicket(call: Call, world: World): Ticket {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const body = bodyOf(call.body, anyLayout(desk, orgId), beside);
	refuseTeams(body, desk);
	const departmentId = idOf(body.departmentId) ?? '';
	const exists = existsIn(desk, orgId, departmentId);
	const contact = contactIn(body, ['lastName', 'firstName', 'email'], ['lastName', 'email']);
	if (!exists('departments', departmentId)) {
		throw new Refused(invalidData([departmentIdError(body.departmentId), ...contact.errors]));
	}
	const usual = desk.defaultLayout(orgId, 'tickets', departmentId);
	const layout = layoutOf(desk, body.layoutId, usual);
	const checked = checkFields(body, layout ?? usual, exists);
	const values = { ...defaultsOf(layout ?? usual), ...checked.values };
	// The layout wants a contactId, which the contact will have.
	const missing = missingFields(
		layout ?? usual,
		{ values, cf: checked.cf },
		({ apiName }) => apiName !== 'contactId' || !contact.given,
	);
	const lists = listsOf(body, desk, orgId);
	refuseInvalid([
		...(layout ? [] : [invalid('/layoutId')]),
		...checked.errors,
		...missing.filter(({ fieldName }) => !checked.errors.some((error) => error.fieldName === fieldName)),
		...contact.errors,
		...lists.errors,
	]);
	const createdBy = agentOf(call, world).id;
	const raisedBy = desk.contact(values.contactId ?? '') ?? contactFor(desk, orgId, contact.values, createdBy);
	return desk.addTicket({
		accountId: raisedBy.accountId,
		email: raisedBy.email,
		phone: raisedBy.phone,
		...(values as Partial<Ticket>),
		...lists.values,
		contactId: raisedBy.id,
		cf: checked.cf,
		layoutId: (layout ?? usual).id,
		orgId,
		createdBy,
	});
}

/**
 * `PATCH /tickets/{id}`: only what the body names. The body is looked at before the id, as in life. A ticket moves to
 * another department by `/move` only.
 */
export function updateTicket(call: Call, world: World): Ticket {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const known = desk.ticket(call.params.ticketId ?? '');
	const ticket = known?.orgId === orgId ? known : undefined;
	const usual = desk.layout(ticket?.layoutId ?? '') ?? anyLayout(desk, orgId);
	const body = bodyOf(call.body, usual, beside);
	refuseTeams(body, desk);
	const contact = contactIn(body, ['lastName', 'firstName', 'email', 'phone'], ['lastName']);
	if (!ticket) throw new Refused(notFound());

	const layout = layoutOf(desk, body.layoutId, usual);
	const checked = checkFields(body, layout ?? usual, existsIn(desk, orgId, ticket.departmentId));
	const after: Pick<Checked, 'values' | 'cf'> = {
		values: { ...(ticket as unknown as Checked['values']), ...checked.values },
		cf: { ...ticket.cf, ...checked.cf },
	};
	const written = [...Object.keys(checked.values), ...Object.keys(checked.cf)];
	const { departmentId = ticket.departmentId } = checked.values;
	const lists = listsOf(body, desk, orgId);
	refuseInvalid([
		...(layout ? [] : [invalid('/layoutId')]),
		...checked.errors,
		...missingFields(
			layout ?? usual,
			after,
			({ apiName }) => body.layoutId !== undefined || written.includes(apiName),
		),
		...(departmentId === null || departmentId === ticket.departmentId ? [] : [invalid('/departmentId')]),
		...contact.errors,
		...lists.errors,
	]);
	const agent = agentOf(call, world).id;
	const changes: Partial<Ticket> = {
		layoutId: (layout ?? usual).id,
		...(checked.values as Partial<Ticket>),
		...lists.values,
		cf: checked.cf,
	};
	if (contact.given) changes.contactId = contactFor(desk, orgId, contact.values, agent).id;
	desk.change(ticket, changes, agent);
	return ticket;
}

/** The keys of a body are the same for all tickets of an organization. */
function anyLayout(desk: DeskStore, orgId: string): Layout {
	const [layout] = desk.layouts(orgId, 'tickets');
	if (!layout) throw new TypeError(`Organization ${orgId} has no layout of tickets`);
	return layout;
}

const departmentIdError = (given: unknown): FieldError => ({
	fieldName: '/departmentId',
	errorType: given === undefined || given === null || given === '' ? 'missing' : 'invalid',
});

/** The smallest edition has no teams; the others have none in the seed. */
function refuseTeams({ teamId }: Record<string, unknown>, { context }: DeskStore): void {
	if (teamId && context.edition === 'free')
		throw new Refused(licenseLimited('TEAM', editionType(context.edition)));
}

function defaultsOf(layout: Layout): Record<string, string> {
	const fields = layout.sections.flatMap((section) => section.fields);
	const withDefault = fields.filter(
		({ defaultValue, field }) => defaultValue !== undefined && !field.isCustomField,
	);
	return Object.fromEntries(withDefault.map(({ field, defaultValue = '' }) => [field.apiName, defaultValue]));
}

const shareTypes = ['READ_ONLY', 'READ_WRITE', 'RESTRICTED_ACCESS'];

/** What a body says of secondary contacts and shared departments. */
function listsOf(body: Record<string, unknown>, desk: DeskStore, orgId: string) {
	const exists = existsIn(desk, orgId);
	const values: Pick<Partial<Ticket>, 'secondaryContacts' | 'sharedDepartments'> = {};
	const errors: FieldError[] = [];
	if (body.secondaryContacts !== undefined) {
		const ids = Array.isArray(body.secondaryContacts)
			? body.secondaryContacts.map((id) => idOf(id) ?? '')
			: [''];
		if (ids.length > 20 || !ids.every((id) => exists('contacts', id)))
			errors.push(invalid('/secondaryContacts'));
		else values.secondaryContacts = ids;
	}
	if (body.sharedDepartments !== undefined) {
		const shares = Array.isArray(body.sharedDepartments) ? body.sharedDepartments.map(shareOf) : [undefined];
		const known = shares.filter((share) => share !== undefined).filter(({ id }) => exists('departments', id));
		if (known.length < shares.length || known.length > 10) errors.push(invalid('/sharedDepartments'));
		else values.sharedDepartments = known;
	}
	return { values, errors };
}

function shareOf(given: unknown): { id: string; type: string } | undefined {
	const { id, type, ...extra } = objectOf(given);
	const departmentId = idOf(id);
	const fits = departmentId !== undefined && typeof type === 'string' && shareTypes.includes(type);
	return fits && Object.keys(extra).length === 0 ? { id: departmentId, type } : undefined;
}
