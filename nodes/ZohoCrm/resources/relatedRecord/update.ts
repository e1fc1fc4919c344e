import { type IDataObject, jsonParse } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { relatedList } from '../../fields/relatedList';
import { linkedRecord } from '../../fields/relatedRecord';
import { RECORDS_PER_CALL } from '../../records';
import { type ReadyLink, relationKey, writeLinks } from '../../relations';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update related record',
	description: 'Change what the link to a related record says, such as the member status in a campaign',
	scopes: scopes.updateRecords,
	writes: true,
	fields: {
		module: moduleField,
		recordId: record,
		list: relatedList,
		relatedId: linkedRecord,
		values: requiredText('Link Fields', {
			rows: 3,
			placeholder: 'e.g. { "Member_Status": "Invited" }',
			description: 'The fields of the link and their values, as JSON',
		}),
	},
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { relatedId: id, values, ...relation }): Promise<ReadyLink> =>
			await Promise.resolve({ ...relation, link: { ...linkFields(values), id } }),
		key: relationKey,
		run: writeLinks,
	},
});

function linkFields(json: string): IDataObject {
	const values = jsonParse<unknown>(json, { fallbackValue: null });
	if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as IDataObject;
	throw badInput('Link Fields', 'is no JSON object', 'Use a form such as { "Member_Status": "Invited" }.');
}
