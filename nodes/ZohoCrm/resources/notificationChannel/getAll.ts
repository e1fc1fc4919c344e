import { collection, limit, limitOf, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { notificationChannels } from '../../notificationChannels';
import { scopes } from '../../scopes';

const options = {
	module: text('Module API Name', {
		placeholder: 'e.g. Leads',
		description: 'Only the channels that watch this module',
	}),
};

export default operation({
	name: 'Get Many',
	action: 'Get many notification channels',
	description: 'Get the channels by which Zoho CRM tells others of changes, those of triggers among them',
	scopes: scopes.readChannels,
	writes: false,
	gives: 'records',
	fields: { returnAll, limit, options: collection('Options', options) },
	run: async (crm: Crm, { options: { module }, ...howMany }) =>
		await Promise.resolve(notificationChannels(crm, module ? { module } : {}, limitOf(howMany))),
});
