import { operation } from '../../../shared/operation';
import { calls } from '../../activities';
import type { Desk } from '../../deskApi';
import { call, callFieldsToUpdate } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { updateRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update call',
	description: 'Change fields of a call, standard and custom',
	scopes: scopes.updateCalls,
	writes: true,
	gives: 'records',
	fields: { organization, callId: call, fields: callFieldsToUpdate },
	order: ({ callId }) => callId,
	run: async (desk: Desk, { organization, callId, fields }) =>
		await updateRecord(await desk.portal(organization), calls, callId, fields.values),
});
