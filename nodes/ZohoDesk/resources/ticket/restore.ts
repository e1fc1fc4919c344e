import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import { requiredText } from '../../../shared/fields';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import { manyTickets, ticketIdLabel } from '../../manyTickets';
import { scopes } from '../../scopes';

const ticketId = requiredText('Ticket ID', {
	placeholder: 'e.g. 1892000000143237',
	description: 'ID of a ticket in the recycle bin; Move to Trash gives it',
});

export default operation<Desk, { organization: typeof organization; ticketId: typeof ticketId }>({
	name: 'Restore',
	action: 'Restore ticket',
	description: 'Bring tickets back from the recycle bin',
	scopes: scopes.restoreRecords,
	writes: true,
	fields: { organization, ticketId },
	batch: manyTickets({
		optionsOf: () => ({}),
		send: async (portal, ids) =>
			await portal.call({
				method: 'POST',
				path: ['recycleBin', 'restore'],
				body: { ids },
				labelOf: ticketIdLabel,
				scopes: scopes.restoreRecords,
			}),
		refusedIn: notRestored,
		done: () => ({ restored: true }),
	}),
});

/** Desk answers 200 with what became of each ticket. */
function notRestored({ results }: IDataObject, id: string): ZohoError | undefined {
	const result = ((results ?? []) as IDataObject[]).find((one) => String(one.id) === id);
	if (!result) return noAnswer();
	if (result.success === true) return undefined;
	const { errorCode, httpCode } = (result.errors ?? {}) as IDataObject;
	return new ZohoError({
		code: String(errorCode ?? 'NOT_RESTORED'),
		httpStatus: Number(httpCode) || undefined,
		message: `'Ticket' ${id} was not restored`,
		description:
			'It must be in the recycle bin: check that it was moved there, and that it was not deleted for good or restored already.',
		field: { apiName: 'ids', label: 'Ticket' },
	});
}
