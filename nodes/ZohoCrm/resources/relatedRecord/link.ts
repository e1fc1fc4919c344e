import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { relatedList } from '../../fields/relatedList';
import { recordToLink } from '../../fields/relatedRecord';
import { RECORDS_PER_CALL } from '../../records';
import { type ReadyLink, relationKey, writeLinks } from '../../relations';
import { scopes } from '../../scopes';

export default operation({
	name: 'Link',
	action: 'Link related record',
	description: 'Put a record into a related list of another, such as a product of a lead',
	scopes: scopes.updateRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, list: relatedList, relatedId: recordToLink },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { relatedId: id, ...relation }): Promise<ReadyLink> =>
			await Promise.resolve({ ...relation, link: { id } }),
		key: relationKey,
		run: writeLinks,
	},
});
