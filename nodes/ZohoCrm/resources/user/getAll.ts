import { choice, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { scopes } from '../../scopes';

/** Zoho CRM v8, get users: values of `type`. */
const type = choice(
	'Type',
	[
		{ name: 'Active', value: 'ActiveUsers' },
		{ name: 'Active and Confirmed', value: 'ActiveConfirmedUsers' },
		{ name: 'Active, Confirmed Administrators', value: 'ActiveConfirmedAdmins' },
		{ name: 'Administrators', value: 'AdminUsers' },
		{ name: 'All', value: 'AllUsers' },
		{ name: 'Confirmed', value: 'ConfirmedUsers' },
		{ name: 'Deactivated', value: 'DeactiveUsers' },
		{ name: 'Deleted', value: 'DeletedUsers' },
		{ name: 'Not Confirmed', value: 'NotConfirmedUsers' },
	],
	{ default: 'AllUsers', description: 'Which users to get' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many users',
	description: 'Get the users of your Zoho CRM, page by page up to the limit',
	scopes: scopes.readUsers,
	writes: false,
	gives: 'records',
	fields: { type, returnAll, limit },
	run: async (crm: Crm, { type, ...howMany }) =>
		await Promise.resolve(
			crm.pages(
				{ method: 'GET', path: ['users'], query: { type }, scopes: scopes.readUsers },
				limitOf(howMany),
				'users',
			),
		),
});
