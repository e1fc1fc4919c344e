import type { IDataObject } from 'n8n-workflow';

import { keptFor } from '../shared/kept';
import type { ProductApi } from '../shared/operation';
import { type Connection, connect, type Opening } from '../shared/transport/connection';
import { deskPages, type ListOptions } from '../shared/transport/pages';
import { pathOf } from '../shared/transport/path';
import { told } from '../shared/transport/perhapsWritten';
import type { Send, ZohoAnswer, ZohoContext, ZohoRequest } from '../shared/transport/types';
import { type DeskField, deskFields } from './metadata';
import { type DeskOrganization, editionOf, listOrganizations, organizationFor } from './organization';

/** The one place that names the API's version. */
const BASE = '/api/v1';

/** Zoho Desk as operations see it: organizations, and what is in one of them. */
export interface Desk extends ProductApi {
	organizations(): Promise<DeskOrganization[]>;
	/** The help desk of an organization; `auto` finds it. Throws a ZohoError when it cannot be told which. */
	portal(organization: string): Promise<Portal>;
}

/** A call to one help desk, as an operation declares it. */
export interface DeskCall extends Omit<ZohoRequest, 'host' | 'path'> {
	/** Segments behind the version; they are encoded here. */
	path: readonly string[];
	/** `host` where `path` is complete. */
	at?: 'host';
}

/** One organization's help desk. Every call it makes carries its `orgId`, and throws a ZohoError when it is refused. */
export interface Portal {
	id: string;
	/** The answer's body; empty where Desk answers without one, which for a write is a refusal unless it is `silent`. */
	call(call: DeskCall): Promise<IDataObject>;
	/** The answer as it came, for files. */
	answer(call: DeskCall): Promise<ZohoAnswer>;
	/** The rows of a list, page by page, at most `limit`; ends in a ZohoError where Desk would end the list short. */
	list(call: DeskCall, limit: number, options?: Omit<ListOptions, 'limit'>): AsyncGenerator<IDataObject>;
	/** The module's fields, standard and custom, kept for five minutes. */
	fields(module: string): Promise<DeskField[]>;
	/** As they are now, not from memory; for forms. */
	freshFields(module: string): Promise<DeskField[]>;
	/** An id that `load` finds, kept for a minute under `key`; what is refused is not kept. */
	kept(key: string, load: () => Promise<string>): Promise<string>;
}

export async function openDesk(context: ZohoContext, opening?: Opening): Promise<Desk> {
	return deskApi(await connect(context, 'desk', opening));
}

export function deskApi({
	send,
	key,
	setEdition,
	whenCrowded,
}: Pick<Connection, 'send' | 'key' | 'setEdition' | 'whenCrowded'>): Desk {
	return {
		// The largest edition takes twenty-five calls at a time; the throttle knows the account's own.
		concurrency: 25,
		organizations: async () => await listOrganizations(send),
		portal: async (organization) => {
			const { id, edition } = await organizationFor(send, key, organization);
			if (edition) setEdition(edition, id);
			else whenCrowded(async () => await editionOf(send, id), id);
			return portalOf(send, `${key}:${id}`, id);
		},
	};
}

function portalOf(send: Send, key: string, orgId: string): Portal {
	const requestOf = ({ path, at, ...call }: DeskCall): ZohoRequest => ({
		...call,
		host: 'desk',
		path: pathOf(at === 'host' ? '' : BASE, path),
		headers: { ...call.headers, orgId },
	});
	const answer = async (call: DeskCall) => await send(requestOf(call));
	const call = async (wanted: DeskCall) => {
		const request = requestOf(wanted);
		return told(request, await send(request));
	};
	return {
		id: orgId,
		answer,
		call,
		list: (wanted, limit, options) => deskPages(send, requestOf(wanted), { ...options, limit }),
		...deskFields(call, key),
		kept: async (name, load) => await idsByName.get(`${key} ${name}`, load),
	};
}

/** Long enough for a run of many items, short enough that a new name is known soon. */
const idsByName = keptFor<string>(60_000);

/** Forgets what names stand for; for tests that rename. */
export const forgetNames = (): void => idsByName.clear();
