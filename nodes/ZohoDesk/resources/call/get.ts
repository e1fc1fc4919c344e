import { operation } from '../../../shared/operation';
import { getActivity, calls } from '../../activities';
import type { Desk } from '../../deskApi';
import { activityInclude, call } from '../../fields/activity';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get call',
	description: 'Get one call with all its fields',
	scopes: scopes.readCalls,
	writes: false,
	gives: 'records',
	fields: { organization, callId: call, options: activityInclude() },
	run: async (desk: Desk, { organization, callId, options }) =>
		await getActivity(await desk.portal(organization), calls, callId, options.include),
});
