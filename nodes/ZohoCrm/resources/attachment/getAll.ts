import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { ATTACHMENT_FIELDS } from '../../fields/attachment';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many attachments',
	description: 'Get the attachments of a record: names and sizes, without the files',
	scopes: scopes.readAttachments,
	writes: false,
	gives: 'records',
	fields: { module: moduleField, recordId: record, returnAll, limit },
	run: async (crm: Crm, { module, recordId, ...howMany }) =>
		await Promise.resolve(
			crm.pages(
				{
					method: 'GET',
					path: [module, recordId, 'Attachments'],
					query: { fields: ATTACHMENT_FIELDS },
					scopes: scopes.readAttachments,
				},
				limitOf(howMany),
			),
		),
});
