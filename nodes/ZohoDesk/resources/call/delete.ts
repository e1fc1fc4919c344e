import { operation } from '../../../shared/operation';
import { calls, trashActivity } from '../../activities';
import type { Desk } from '../../deskApi';
import { call } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete call',
	description: 'Move a call to the recycle bin',
	scopes: scopes.deleteCalls,
	writes: true,
	fields: { organization, callId: call },
	run: async (desk: Desk, { organization, callId }) =>
		await trashActivity(await desk.portal(organization), calls, callId),
});
