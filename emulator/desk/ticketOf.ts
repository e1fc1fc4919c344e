import type { Call, World } from '../service';
import { organizationOf } from './organization';
import type { Ticket } from './records';
import { emptyPayload, invalidData, notFound, Refused } from './refusals';
import { idOf, invalid, objectOf, refuseExtra } from './validation';

/** The ticket the path names; one in the recycle bin is not found. */
export function ticketOf(call: Call, world: World): Ticket {
	const ticket = world.desk.ticket(call.params.ticketId ?? '');
	if (ticket?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return ticket;
}

/** A body of a few known keys, some of which must be there. */
export function plainBody(
	call: Call,
	known: readonly string[],
	required: readonly string[] = [],
): Record<string, unknown> {
	const body = objectOf(call.body);
	if (required.length > 0 && Object.keys(body).length === 0) throw new Refused(emptyPayload());
	refuseExtra(body, known);
	const missing = required.filter((name) => (body[name] ?? '') === '');
	if (missing.length > 0) {
		throw new Refused(invalidData(missing.map((name) => ({ fieldName: `/${name}`, errorType: 'missing' }))));
	}
	return body;
}

/** Refuses the call for one value of its body. */
export function refuseValue(fieldName: string): never {
	throw new Refused(invalidData([invalid(`/${fieldName}`)]));
}

/** A switch of a body; Desk's own examples write it as text. */
export function flag(body: Record<string, unknown>, name: string): boolean {
	const value = body[name] ?? false;
	if (!['true', 'false'].includes(String(value))) refuseValue(name);
	return String(value) === 'true';
}

/** A list of ids in a body; refused where it is none, or an id is not known. */
export function listed<T>(
	body: Record<string, unknown>,
	key: string,
	find: (id: string) => T | undefined,
	most = Infinity,
): T[] {
	const given = Array.isArray(body[key]) ? (body[key] as unknown[]) : [];
	const found = given.map((id) => find(idOf(id) ?? ''));
	const known = found.filter((one) => one !== undefined);
	if (known.length === 0 || known.length < found.length || known.length > most) refuseValue(key);
	return known;
}

/** Finds a ticket of the call's organization. */
export function ownTicket(call: Call, world: World): (id: string) => Ticket | undefined {
	const { id: orgId } = organizationOf(call, world);
	return (id) => {
		const ticket = world.desk.ticket(id);
		return ticket?.orgId === orgId ? ticket : undefined;
	};
}
