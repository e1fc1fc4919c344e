import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete tag',
	description: 'Delete a tag and take it from all records that have it',
	scopes: scopes.deleteTags,
	writes: true,
	fields: {
		tagId: requiredText('Tag ID', { description: 'The ID of the tag; Get Many of tags lists them' }),
	},
	run: async (crm: Crm, { tagId: id }) => {
		await crm.call({ method: 'DELETE', path: ['settings', 'tags', id], scopes: scopes.deleteTags });
		return { id, deleted: true };
	},
});
