import { connect } from '../shared/transport/connection';
import type { TriggerContext } from '../shared/triggers/form';
import { crmApi } from '../ZohoCrm/crmApi';
import type { Opened } from './items';

/** The connection of a trigger. @throws ZohoError when the credential's addresses are not usable */
export async function openTrigger(context: TriggerContext): Promise<Opened & { crmHost: string }> {
	const connection = await connect(context, 'crm');
	return { crm: crmApi(connection), key: connection.key, crmHost: connection.hosts.crm };
}
