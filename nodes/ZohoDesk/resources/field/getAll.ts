import type { IDataObject } from 'n8n-workflow';

import { choice, collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { anyModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { choicesOf } from '../../values';
import { scopes } from '../../scopes';

const kind = choice(
	'Kind',
	[
		{ name: 'Custom', value: 'custom' },
		{ name: 'Standard', value: 'standard' },
	],
	{ default: 'custom', description: 'Only the fields of this kind' },
);

export default operation({
	name: 'Get Many',
	action: 'Get many fields',
	description: 'Get the fields of a module with their types and choices',
	scopes: scopes.readOrganizationFields,
	writes: false,
	fields: {
		organization,
		module: anyModule,
		returnAll,
		limit,
		filters: collection('Filters', { kind }, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, module: moduleName, filters, ...howMany }) => {
		const portal = await desk.portal(organization);
		const fields = await portal.freshFields(moduleName);
		const wanted = fields.filter(
			({ isCustomField }) => !filters.kind || (filters.kind === 'custom') === (isCustomField === true),
		);
		// Two of Desk's calls name the choices differently; `choices` is the same for both.
		return wanted
			.slice(0, limitOf(howMany))
			.map((field) => ({ ...(field as unknown as IDataObject), choices: choicesOf(field) }));
	},
});
