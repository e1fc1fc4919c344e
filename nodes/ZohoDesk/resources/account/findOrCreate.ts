import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { accountFieldsBeside } from '../../fields/customerFields';
import { organization } from '../../fields/organization';
import { findOrCreate } from '../../findOrCreate';
import { scopes } from '../../scopes';

export default operation({
	name: 'Find or Create',
	action: 'Find or create account',
	description: 'Get the account with this account name, or create it with the given fields',
	scopes: [...scopes.readContacts, ...scopes.search, ...scopes.createContacts],
	writes: true,
	gives: 'records',
	fields: {
		organization,
		accountName: requiredText('Account Name', { placeholder: 'e.g. Harbor Hotels' }),
		fields: accountFieldsBeside,
	},
	order: ({ accountName }) => accountName.toLowerCase(),
	run: async (desk: Desk, { organization, accountName, fields }) => {
		if (accountName.length < 3) {
			throw badInput(
				'Account Name',
				`is "${accountName}", too short to be searched`,
				'Use a name of at least 3 characters, or Create.',
			);
		}
		const by = {
			module: 'accounts' as const,
			field: 'accountName',
			label: 'Account Name',
			value: accountName,
		};
		return await findOrCreate(desk, organization, by, fields.values);
	},
});
