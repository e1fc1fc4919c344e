import type { IDataObject } from 'n8n-workflow';

import type { Batch } from '../shared/operation';
import { toZohoError } from '../shared/transport/nodeError';
import { type ZohoError } from '../shared/transport/zohoError';
import type { Desk, Portal } from './deskApi';

/** Zoho names no limit; this many ids keep an answer quick. */
const TICKETS_PER_CALL = 50;

interface ReadyTicket<Options> {
	portal: Portal;
	ticketId: string;
	options: Options;
}

/**
 * One call for the tickets of many items. Desk refuses such a call as a whole; each ticket is then sent by itself, so
 * that one that is not there takes no other down and is named.
 * @param done what an item's output says of its ticket
 */
export function manyTickets<Params extends { organization: string; ticketId: string }, Options>(declared: {
	optionsOf(params: Params, portal: Portal): Options | Promise<Options>;
	send(portal: Portal, ids: string[], options: Options): Promise<unknown>;
	done: (options: Options) => IDataObject;
}): Batch<Desk, Params, ReadyTicket<Options>> {
	const { optionsOf, send, done } = declared;
	return {
		size: TICKETS_PER_CALL,
		prepare: async (desk, params) => {
			const portal = await desk.portal(params.organization);
			return { portal, ticketId: params.ticketId, options: await optionsOf(params, portal) };
		},
		key: ({ portal, options }) => JSON.stringify([portal.id, options]),
		run: async (_desk, ready) => {
			const [first] = ready;
			if (!first) return [];
			const { portal, options } = first;
			const ids = ready.map(({ ticketId }) => ticketId);
			const refusal = await refusalOf(async () => await send(portal, [...new Set(ids)], options));
			const results = ids.map((id) => ({ id, ...done(options) }));
			if (!refusal) return results;
			if (ids.length === 1 || !isAboutIds(refusal)) return ids.map(() => refusal);
			return await Promise.all(
				results.map(
					async (result) => (await refusalOf(async () => await send(portal, [result.id], options))) ?? result,
				),
			);
		},
	};
}

const isAboutIds = ({ httpStatus }: ZohoError): boolean => httpStatus === 404 || httpStatus === 422;

async function refusalOf(send: () => Promise<unknown>): Promise<ZohoError | undefined> {
	try {
		await send();
		return undefined;
	} catch (caught) {
		return toZohoError(caught);
	}
}

/** What a refusal calls the list of ids that `manyTickets` sends. */
export const ticketIdLabel = (apiName: string): string | undefined =>
	['ids', 'ticketIds'].includes(apiName) ? 'Ticket' : undefined;
