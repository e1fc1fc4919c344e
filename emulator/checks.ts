import type { Body } from './body';
import { allows, scopesFor } from './scopes';
import type { Accounts, Grant } from './accounts/entities';
import type { Call, Refusal, Route } from './service';

/** Why no route answers a request at all. */
export type Unrouted = { why: 'unknown path' } | { why: 'method' };

/** A call whose token may be unknown or at its end. */
export type ArrivedCall = Omit<Call, 'grant'> & { grant: Grant | undefined };

/** What the checks look at. */
export interface Arrival {
	call: ArrivedCall;
	body: Body;
	route: Route | Unrouted;
	/** The service takes `Zoho-oauthtoken` only. */
	zohoOauthTokenOnly: boolean;
}

/** The checks that every call goes through, in this order: path and method, token, scope, query names, body. */
export function refusalOf(arrival: Arrival): Refusal | undefined {
	if (isUnrouted(arrival.route)) return arrival.route;
	return (
		tokenRefusal(arrival, arrival.route) ??
		queryRefusal(arrival, arrival.route) ??
		bodyRefusal(arrival, arrival.route)
	);
}

export function isUnrouted(route: Route | Unrouted): route is Unrouted {
	return 'why' in route;
}

/** The access token of an Authorization header, `undefined` where there is none of an accepted scheme. */
function accessTokenOf(call: Pick<Call, 'headers'>, zohoOauthTokenOnly: boolean): string | undefined {
	const [scheme = '', token] = (call.headers.authorization ?? '').split(' ');
	const accepted = zohoOauthTokenOnly ? ['zoho-oauthtoken'] : ['zoho-oauthtoken', 'bearer'];
	return accepted.includes(scheme.toLowerCase()) ? token : undefined;
}

/** The grant behind a call's token. */
export function grantOf(
	call: Pick<Call, 'headers'>,
	zohoOauthTokenOnly: boolean,
	accounts: Accounts,
): Grant | undefined {
	const token = accessTokenOf(call, zohoOauthTokenOnly);
	return token === undefined ? undefined : accounts.grantOf(token);
}

function tokenRefusal({ call, zohoOauthTokenOnly }: Arrival, route: Route): Refusal | undefined {
	if (!route.scopes) return undefined;
	if (accessTokenOf(call, zohoOauthTokenOnly) === undefined) return { why: 'no token' };
	if (!call.grant) return { why: 'invalid token' };
	const scopes = scopesFor(route.scopes, call.params.module);
	return allows(call.grant.scopes, scopes) ? undefined : { why: 'scope', scopes };
}

function queryRefusal({ call }: Arrival, route: Route): Refusal | undefined {
	const name = Object.keys(call.query).find((given) => !route.query?.includes(given));
	return name === undefined ? undefined : { why: 'query parameter', name };
}

function bodyRefusal({ body }: Arrival, route: Route): Refusal | undefined {
	const bodiless = route.method === 'GET' || route.method === 'DELETE';
	const accepted: string[] = [route.accepts ?? (bodiless ? 'none' : 'json')].flat();
	// An absent body is the route's to judge: it knows which fields are missing.
	if (body.type !== 'none' && !accepted.includes(body.type)) return { why: 'media type' };
	return body.malformed ? { why: 'not json' } : undefined;
}
