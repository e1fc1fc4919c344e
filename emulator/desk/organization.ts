import type { Call, World } from '../service';
import type { Agent, Organization } from './records';
import { invalidOrgId, orgMismatch, Refused } from './refusals';

/**
 * The organization a call works in: the one its `orgId` names, as header or as query parameter, or the caller's only
 * one. The header wins where both are given.
 */
export function organizationOf(call: Call, world: World): Organization {
	const own = world.desk.organizationsOf(call.grant.user.zuid);
	const orgId = call.headers.orgid ?? call.query.orgId;
	if (orgId === undefined) {
		const [only, ...others] = own;
		if (only === undefined || others.length > 0) throw new Refused(invalidOrgId());
		return only;
	}
	if (!/^\d+$/.test(orgId)) throw new Refused(invalidOrgId());
	const named = own.find(({ id }) => id === orgId);
	if (!named) throw new Refused(orgMismatch());
	return named;
}

/** Who calls, in the organization of the call. */
export function agentOf(call: Call, world: World): Agent {
	const agent = world.desk.agentOf(organizationOf(call, world).id, call.grant.user.zuid);
	if (!agent) throw new Refused(orgMismatch());
	return agent;
}
