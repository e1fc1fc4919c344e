import { allows } from '../scopes';
import type { Reply, Route } from '../service';
import { Refused } from './refusals';
import { causedBy } from './webhooks/cause';

/** A route with what is Desk's own about it. */
export interface DeskRoute extends Route {
	/** Scopes of a second group, one of which is needed too. */
	alsoScopes?: readonly string[];
	/** The call names no organization. */
	outsideOrganizations?: boolean;
}

/** The route as the service serves it: it knows `orgId`, and answers with what its handler throws as refused. */
export function served(route: DeskRoute): DeskRoute {
	const { query = [], outsideOrganizations } = route;
	return {
		...route,
		query: outsideOrganizations ? query : [...query, 'orgId'],
		handle: async (call, world) =>
			await causedBy({ sourceId: call.headers.sourceid }, async () =>
				answering(async () => await route.handle(call, world)),
			),
	};
}

export function lacksScope({ alsoScopes }: DeskRoute, granted: readonly string[]): boolean {
	return alsoScopes !== undefined && !allows(granted, alsoScopes);
}

async function answering(handle: () => Promise<Reply>): Promise<Reply> {
	try {
		return await handle();
	} catch (error) {
		if (error instanceof Refused) return error.reply;
		throw error;
	}
}

/** A list's answer; Desk has no body for an empty one. */
export const listReply = (data: unknown[], more: Record<string, unknown> = {}): Reply =>
	data.length === 0 ? { status: 204 } : { status: 200, body: { data, ...more } };

export const ok = (body: unknown): Reply => ({ status: 200, body });
