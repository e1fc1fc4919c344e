import type { ProductApi } from '../shared/operation';
import { type Connection, connect, type Opening } from '../shared/transport/connection';
import type { ZohoContext } from '../shared/transport/types';
import { type CrmCalls, crmCalls } from './crmCalls';
import { type Metadata, metadataOf } from './metadata';
import { type Names, namesOf } from './names';
import { type Records, recordsOf } from './records';

/** Zoho CRM as operations see it: calls of any kind, records of any module, and what the account says of itself. */
export interface Crm extends ProductApi, CrmCalls, Records, Metadata, Names {}

/** @throws ZohoError when the credential's addresses are not usable */
export async function openCrm(context: ZohoContext, opening?: Opening): Promise<Crm> {
	return crmApi(await connect(context, 'crm', opening));
}

export function crmApi({ send, key }: Pick<Connection, 'send' | 'key'>): Crm {
	const calls = crmCalls(send, async (module) => await metadata.labels(module));
	const metadata = metadataOf(calls, key);
	return {
		// The smallest edition takes five calls at a time; the throttle knows the rest.
		concurrency: 5,
		...calls,
		...recordsOf(calls, metadata),
		...metadata,
		...namesOf(calls, metadata),
	};
}
