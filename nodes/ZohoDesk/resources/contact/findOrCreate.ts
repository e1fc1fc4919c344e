import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { contactFieldsBeside } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { findOrCreate } from '../../findOrCreate';
import { scopes } from '../../scopes';

export default operation({
	name: 'Find or Create',
	action: 'Find or create contact',
	description: 'Get the contact with this email, or create it with the given fields',
	scopes: [...scopes.readContacts, ...scopes.search, ...scopes.createContacts],
	writes: true,
	gives: 'records',
	fields: {
		organization,
		email: requiredText('Email', { placeholder: 'e.g. nadia@example.com' }),
		fields: contactFieldsBeside,
	},
	order: ({ email }) => email.toLowerCase(),
	run: async (desk: Desk, { organization, email, fields }) => {
		if (!email.includes('@')) {
			throw badInput(
				'Email',
				`is "${email}", not an email address`,
				'Use an address such as nadia@example.com.',
			);
		}
		const by = { module: 'contacts' as const, field: 'email', label: 'Email', value: email };
		return await findOrCreate(desk, organization, by, fields.values);
	},
});
