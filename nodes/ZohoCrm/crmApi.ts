import type { ProductApi } from '../shared/operation';
import { type Connection, connect, type Opening } from '../shared/transport/connection';
import type { ZohoContext } from '../shared/transport/types';
import { type CrmCalls, crmCalls, rowsOf } from './crmCalls';
import { type Metadata, metadataOf } from './metadata';
import { type Names, namesOf } from './names';
import { type Records, recordsOf } from './records';
import { scopes } from './scopes';

/** Zoho CRM as operations see it: calls of any kind, records of any module, and what the account says of itself. */
export interface Crm extends ProductApi, CrmCalls, Records, Metadata, Names {}

/** @throws ZohoError when the credential's addresses are not usable */
export async function openCrm(context: ZohoContext, opening?: Opening): Promise<Crm> {
	return crmApi(await connect(context, 'crm', opening));
}

export function crmApi({ send, key, whenCrowded }: Pick<Connection, 'send' | 'key' | 'whenCrowded'>): Crm {
	const calls = crmCalls(send, async (module) => await metadata.labels(module));
	const metadata = metadataOf(calls, key);
	whenCrowded(async () => await editionOf(calls));
	return {
		// The largest edition takes twenty-five calls at a time; the throttle knows the account's own.
		concurrency: 25,
		...calls,
		...recordsOf(calls, metadata),
		...metadata,
		...namesOf(calls, metadata),
	};
}

async function editionOf({ call }: CrmCalls): Promise<string | undefined> {
	const body = await call({ method: 'GET', path: ['org'], scopes: scopes.readOrganization });
	const [organization] = rowsOf(body, 'org');
	return (organization?.license_details as { paid_type?: string } | undefined)?.paid_type;
}
