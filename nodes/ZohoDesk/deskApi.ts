import type { IDataObject } from 'n8n-workflow';

import type { ProductApi } from '../shared/operation';
import { type Connection, connect } from '../shared/transport/connection';
import { deskPages } from '../shared/transport/pages';
import type { Send, ZohoContext, ZohoRequest } from '../shared/transport/types';
import { type DeskField, deskFields } from './metadata';
import { type DeskOrganization, listOrganizations, organizationFor } from './organization';
import { scopes } from './scopes';

/** The one place that names the API's version. */
const BASE = '/api/v1';

/** Zoho Desk as operations see it: organizations, and what is in one of them. */
export interface Desk extends ProductApi {
	organizations(): Promise<DeskOrganization[]>;
	/** The help desk of an organization; `auto` finds it. Throws a ZohoError when it cannot be told which. */
	portal(organization: string): Promise<Portal>;
}

/** One organization's help desk. Every call it makes carries its `orgId`. */
export interface Portal {
	id: string;
	createTicket(ticket: IDataObject): Promise<IDataObject>;
	/** Fields that are not named keep their values. Gives the ticket as it is then. */
	updateTicket(
		id: string,
		changes: IDataObject,
		options: { disableClosureNotification?: boolean },
	): Promise<IDataObject>;
	getTicket(id: string, include: string[]): Promise<IDataObject>;
	/** Tickets as pages bring them, at most `limit`; ends in a ZohoError where Desk would end the list short. */
	tickets(query: ZohoRequest['query'], limit: number): AsyncGenerator<IDataObject>;
	/** Rows of any list, for pickers. */
	list(
		path: string,
		query: ZohoRequest['query'],
		allowedBy: readonly string[],
		limit: number,
	): AsyncGenerator<IDataObject>;
	/** The module's fields, standard and custom, kept for five minutes. */
	fields(module: string): Promise<DeskField[]>;
	freshFields(module: string): Promise<DeskField[]>;
}

export async function openDesk(context: ZohoContext): Promise<Desk> {
	return deskApi(await connect(context, 'desk'));
}

export function deskApi({ send, key, setEdition }: Pick<Connection, 'send' | 'key' | 'setEdition'>): Desk {
	return {
		// The largest edition takes twenty-five calls at a time; the throttle knows the account's own.
		concurrency: 25,
		organizations: async () => await listOrganizations(send),
		portal: async (organization) => {
			const { id, edition } = await organizationFor(send, key, organization);
			if (edition) setEdition(edition);
			return portalOf(send, `${key}:${id}`, id);
		},
	};
}

function portalOf(send: Send, key: string, orgId: string): Portal {
	const inPortal: Send = async (request) =>
		await send({ ...request, headers: { ...request.headers, orgId } });
	const call = async (request: Omit<ZohoRequest, 'host'>): Promise<IDataObject> => {
		const { body } = await inPortal({ host: 'desk', ...request, path: `${BASE}${request.path}` });
		return (body ?? {}) as IDataObject;
	};
	const list: Portal['list'] = (path, query, allowedBy, limit) =>
		deskPages(
			inPortal,
			{ method: 'GET', host: 'desk', path: `${BASE}${path}`, query, scopes: allowedBy },
			{ limit },
		);
	const ticketPath = (id: string) => `/tickets/${encodeURIComponent(id)}`;
	return {
		id: orgId,
		list,
		...deskFields(call, key),
		createTicket: async (ticket) =>
			await call({ method: 'POST', path: '/tickets', body: ticket, scopes: scopes.createTickets }),
		updateTicket: async (id, changes, { disableClosureNotification }) =>
			await call({
				method: 'PATCH',
				path: ticketPath(id),
				query: { disableClosureNotification },
				body: changes,
				scopes: scopes.updateTickets,
			}),
		getTicket: async (id, include) =>
			await call({
				method: 'GET',
				path: ticketPath(id),
				query: { include: include.join(',') || undefined },
				scopes: scopes.readTickets,
			}),
		tickets: (query, limit) => list('/tickets', query, scopes.readTickets, limit),
	};
}
