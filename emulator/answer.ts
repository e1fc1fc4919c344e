import { setTimeout as pause } from 'node:timers/promises';
import { type Arrival, isUnrouted, refusalOf } from './checks';
import { limitHeaders, type Slot } from './limits';
import type { LoggedRequest } from './requests';
import { company } from './seed/company';
import type { Call, Refusal, Reply, Route, Service } from './service';
import type { EmulatedWorld } from './world';

/**
 * The answer to a request: the latency, the common checks, the service's own, the limits, the route. A call holds its
 * place among the concurrent ones from its arrival, so that latency makes calls overlap as they do in life.
 */
export async function answer(
	arrival: Arrival,
	service: Service,
	world: EmulatedWorld,
	entry: LoggedRequest,
): Promise<Reply> {
	const { route } = arrival;
	// Only a call with a living token gets past the checks to a route that asks for one.
	const call = arrival.call as Call;
	const refuse = (refusal: Refusal): Reply => {
		entry.refusal = refusal;
		return service.refuse(refusal, call);
	};
	const slot = enter(arrival, service, world);
	try {
		if (service.name !== 'accounts') await pause(world.options.latency);
		const refusal = refusalOf(arrival);
		if (refusal) return refuse(refusal);
		if (isUnrouted(route)) throw new TypeError('a request without a route passed the checks');

		const early = service.before?.(call, route, world);
		if (early) return early;
		if (!slot) return await route.handle(call, world);
		if (slot.refused) return refuse({ why: 'concurrency' });
		return await charged(route, call, service, world, refuse);
	} finally {
		slot?.leave();
	}
}

/** A call's place among those of its organisation; none for a call that no limits apply to or that will be refused. */
function enter({ call, route }: Arrival, service: Service, { limits }: EmulatedWorld): Slot | undefined {
	if (isUnrouted(route) || !route.scopes || !call.grant || service.name === 'accounts') return undefined;
	const known = call as Call;
	const application = service.name === 'desk' ? '' : call.grant.clientId;
	return limits.enter(
		service.name,
		`${organizationOf(known, service)} ${application}`,
		route.heavy?.(known) ?? false,
	);
}

/** Runs the route if the day's credits suffice, and tells what is left of them. */
async function charged(
	route: Route,
	call: Call,
	service: Service,
	world: EmulatedWorld,
	refuse: (refusal: Refusal) => Reply,
): Promise<Reply> {
	const { limits } = world;
	const credits = route.credits?.(call) ?? 1;
	const budget = limits.spend(service.name, organizationOf(call, service), credits);
	if (budget.retryAfterSeconds !== undefined) {
		return refuse({ why: 'credits', retryAfterSeconds: budget.retryAfterSeconds });
	}
	const reply = await route.handle(call, world);
	return { ...reply, headers: { ...limitHeaders(service.name, budget, credits, limits), ...reply.headers } };
}

/** The organisation whose limits a call draws on. Desk's is the one it names, else the user's first. */
function organizationOf(call: Call, service: Service): string {
	if (service.name !== 'desk') return call.grant.user.zgid;
	return call.headers.orgid ?? call.query.orgId ?? company.deskOrganizations[0]?.id ?? '';
}
