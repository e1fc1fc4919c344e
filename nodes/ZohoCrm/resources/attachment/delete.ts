import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { attachmentId } from '../../fields/attachment';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

export default operation({
	name: 'Delete',
	action: 'Delete attachment',
	description: 'Delete an attachment of a record',
	scopes: scopes.deleteAttachments,
	writes: true,
	fields: { module: moduleField, recordId: record, attachmentId },
	run: async (crm: Crm, { module, recordId, attachmentId: id }) => {
		await crm.call({
			method: 'DELETE',
			path: [module, recordId, 'Attachments', id],
			scopes: scopes.deleteAttachments,
		});
		return { id, deleted: true };
	},
});
