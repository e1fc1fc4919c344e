import { choice, limit, limitOf, returnAll, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { emailsOf } from '../../emails';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { user } from '../../fields/user';
import { scopes } from '../../scopes';

/** Zoho CRM v8, emails of a record: values of `type`; `all` leaves it out. */
const type = choice(
	'Emails',
	[
		{ name: 'All', value: 'all' },
		{ name: 'Drafts', value: 'drafts' },
		{
			name: 'Drafts to All Contacts',
			value: 'all_contacts_draft_crm_emails',
			description: 'Of an account: also those to its contacts',
		},
		{ name: "From a User's Mailbox", value: 'user_emails', description: 'Synced from IMAP or POP' },
		{ name: 'Scheduled', value: 'scheduled_in_crm' },
		{
			name: 'Scheduled to All Contacts',
			value: 'all_contacts_scheduled_crm_emails',
			description: 'Of an account: also those to its contacts',
		},
		{ name: 'Sent', value: 'sent_from_crm', description: 'Sent from Zoho CRM' },
		{
			name: 'Sent to All Contacts',
			value: 'all_contacts_sent_crm_emails',
			description: 'Of an account: also those to its contacts',
		},
	],
	{ default: 'all', description: 'Which emails of the record to get' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many emails',
	description: 'Get the emails of a record: sent, scheduled, drafts, or synced from a mailbox',
	scopes: scopes.readEmails,
	writes: false,
	gives: 'records',
	fields: {
		module: moduleField,
		recordId: record,
		type,
		owner: shownWhen({ type: ['user_emails'] }, user),
		returnAll,
		limit,
	},
	run: async (crm: Crm, { module, recordId, type, owner, ...howMany }) => {
		const query = { type: type === 'all' ? undefined : type, owner_id: owner };
		return await Promise.resolve(emailsOf(crm, { module, recordId, query }, limitOf(howMany)));
	},
});
