import type { IDataObject } from 'n8n-workflow';

import type { Batch } from '../shared/operation';
import { toZohoError } from '../shared/transport/nodeError';
import { ZohoError } from '../shared/transport/zohoError';
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
 * @param refusedIn what an answer says of single tickets, where Desk takes the call and answers for each of them
 * @param done what an item's output says of its ticket
 */
export function manyTickets<Params extends { organization: string; ticketId: string }, Options>(declared: {
	optionsOf(params: Params, portal: Portal): Options | Promise<Options>;
	send(portal: Portal, ids: string[], options: Options): Promise<IDataObject>;
	refusedIn?(answer: IDataObject, id: string): ZohoError | undefined;
	done: (options: Options) => IDataObject;
}): Batch<Desk, Params, ReadyTicket<Options>> {
	const { optionsOf, send, refusedIn, done } = declared;
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
			const answered = async (asked: string[]) =>
				await answerOf(async () => await send(portal, asked, options));
			const resultOf = (id: string, answer: IDataObject | ZohoError) =>
				answer instanceof ZohoError ? answer : (refusedIn?.(answer, id) ?? { id, ...done(options) });
			const answer = await answered([...new Set(ids)]);
			const oneByOne = answer instanceof ZohoError && ids.length > 1 && isAboutIds(answer);
			if (!oneByOne) return ids.map((id) => resultOf(id, answer));
			return await Promise.all(ids.map(async (id) => resultOf(id, await answered([id]))));
		},
	};
}

const isAboutIds = ({ httpStatus }: ZohoError): boolean => httpStatus === 404 || httpStatus === 422;

async function answerOf(send: () => Promise<IDataObject>): Promise<IDataObject | ZohoError> {
	try {
		return await send();
	} catch (caught) {
		return toZohoError(caught);
	}
}

/** What a refusal calls the list of ids that `manyTickets` sends. */
export const ticketIdLabel = (apiName: string): string | undefined =>
	['ids', 'ticketIds'].includes(apiName) ? 'Ticket' : undefined;
