import type { IDataObject } from 'n8n-workflow';

import { noAnswer } from '../shared/transport/perhapsWritten';
import { ZohoError } from '../shared/transport/zohoError';
import type { Portal } from './deskApi';
import { scopes } from './scopes';

/**
 * Links an account to a contact, or unlinks it. Desk answers 200 with what became of each account.
 * @throws ZohoError where it did not do it, or does not say
 */
export async function changeLink(
	portal: Portal,
	contactId: string,
	accountId: string,
	change: { path: 'associateAccounts' | 'dissociateAccounts'; body: IDataObject; refused: string },
): Promise<void> {
	const { results } = await portal.call({
		method: 'POST',
		path: ['contacts', contactId, change.path],
		body: change.body,
		labelOf: (apiName) => (apiName === 'data' || apiName === 'ids' ? 'Account' : undefined),
		scopes: scopes.updateContacts,
	});
	if (!results) throw noAnswer();
	const failed = (results as IDataObject[]).find(({ success }) => success === false);
	if (!failed) return;
	const { errorCode, httpCode } = (failed.errors ?? {}) as IDataObject;
	throw new ZohoError({
		code: String(errorCode ?? 'UNPROCESSABLE_ENTITY'),
		httpStatus: Number(httpCode) || undefined,
		message: `'Account' ${accountId} ${change.refused}`,
		description: 'Check that account and contact are there, and whether they are linked already.',
		field: { apiName: 'accountId', label: 'Account' },
	});
}
