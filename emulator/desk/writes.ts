import type { Call, World } from '../service';
import type { DeskStore } from './entities';
import type { DeskRecord } from './records';
import type { DeskModule, Layout } from './metadata';
import { organizationOf } from './organization';
import { type FieldError, invalidData, Refused } from './refusals';
import { bodyOf, checkFields, type Exists, idOf, invalid, missingFields } from './validation';

/** Which records of an organization a LookUp may point at. Assignees must work in the ticket's department. */
export function existsIn(desk: DeskStore, orgId: string, departmentId?: string): Exists {
	return (target, id) => {
		switch (target) {
			case 'departments': {
				const department = desk.department(id);
				return department?.orgId === orgId && department.isEnabled;
			}
			case 'contacts':
				return desk.contact(id)?.orgId === orgId;
			case 'accounts':
				return desk.account(id)?.orgId === orgId;
			case 'agents': {
				const agent = desk.agent(id);
				if (agent?.orgId !== orgId || agent.status !== 'ACTIVE') return false;
				return departmentId === undefined || agent.associatedDepartmentIds.includes(departmentId);
			}
			case 'products':
				return desk.products.in(orgId, id) !== undefined;
			case 'tickets':
				return desk.ticket(id)?.orgId === orgId;
			case 'teams': {
				const team = desk.teams.in(orgId, id);
				return team !== undefined && (departmentId === undefined || team.departmentId === departmentId);
			}
		}
	};
}

/** The layout a body names, or the one it would have; undefined where the named one is none of the module's. */
export function layoutOf(desk: DeskStore, given: unknown, usual: Layout): Layout | undefined {
	if (given === undefined) return usual;
	const { orgId, module, departmentId } = usual;
	const layout = desk.layout(idOf(given) ?? '');
	const fits = layout?.orgId === orgId && layout.module === module && layout.departmentId === departmentId;
	return fits ? layout : undefined;
}

export function refuseInvalid(errors: FieldError[]): void {
	if (errors.length > 0) throw new Refused(invalidData(errors));
}

/**
 * The values a call writes to a record other than a ticket, checked by the layout.
 * @param existing the record that is changed; left out where one is made
 * @param beside keys of the body that are no fields; the caller reads them
 * @param required those of them that must be there
 */
export function checkedRecord<T extends DeskRecord>(
	call: Call,
	world: World,
	module: Exclude<DeskModule, 'tickets'>,
	existing?: T,
	beside: readonly string[] = [],
	required: readonly string[] = [],
): Partial<T> {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const usual = desk.layout(existing?.layoutId ?? '') ?? desk.defaultLayout(orgId, module);
	const body = bodyOf(call.body, usual, beside);
	const layout = layoutOf(desk, body.layoutId, usual);
	const { values, cf, errors } = checkFields(body, layout ?? usual, existsIn(desk, orgId));
	const written = existing ? { ...existing, ...values } : values;
	refuseInvalid([
		...(layout ? [] : [invalid('/layoutId')]),
		...errors,
		...missingFields(layout ?? usual, { values: written as typeof values, cf: { ...existing?.cf, ...cf } }),
		...required
			.filter((name) => (body[name] ?? '') === '')
			.map((name) => ({ fieldName: `/${name}`, errorType: 'missing' as const })),
		...(module === 'contacts' ? emailTaken(desk, orgId, values.email, existing?.id) : []),
	]);
	return { ...values, cf, layoutId: layout?.id } as Partial<T>;
}

/** One mail address belongs to one contact of an organization. */
function emailTaken(
	desk: DeskStore,
	orgId: string,
	email: string | null | undefined,
	ownId?: string,
): FieldError[] {
	const holder = email ? desk.contactByEmail(orgId, email) : undefined;
	return holder && holder.id !== ownId ? [{ fieldName: '/email', errorType: 'duplicate' }] : [];
}
