import type { IDataObject } from 'n8n-workflow';

import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { unknownField } from '../../../shared/typed';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { fieldsAsked } from '../../fields/fieldsToReturn';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { relatedList } from '../../fields/relatedList';
import { FIELDS_PER_CALL, isListable } from '../../records';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many related records',
	description: 'Get the records of a related list, page by page up to the limit',
	scopes: scopes.readRecords,
	writes: false,
	gives: 'records',
	fields: {
		module: moduleField,
		recordId: record,
		list: relatedList,
		returnAll,
		limit,
	},
	run: async (crm: Crm, { module, recordId, list, ...howMany }, item) => {
		const shown = await moduleOf(crm, module, list);
		const fields = (await fieldsAsked(crm, shown, item)) ?? (await firstFields(crm, shown));
		return crm.pages(
			{
				method: 'GET',
				path: [module, recordId, list],
				query: { fields: fields.join(',') },
				scopes: scopesFor(scopes.readRecords, module),
			},
			limitOf(howMany),
		);
	},
});

/** The module whose records the list shows. */
async function moduleOf(crm: Crm, module: string, list: string): Promise<string> {
	const body = await crm.call({
		method: 'GET',
		path: ['settings', 'related_lists'],
		query: { module },
		scopes: scopes.readRelatedLists,
	});
	const lists = rowsOf(body, 'related_lists');
	const found = lists.find(({ api_name: name }) => name === list);
	if (found) return String((found.module as IDataObject | null)?.api_name);
	const known = lists.map((each) => ({
		apiName: String(each.api_name),
		label: String(each.display_label),
	}));
	throw unknownField(list, known, `the module ${module}'s related lists`);
}

const firstFields = async (crm: Crm, module: string): Promise<string[]> =>
	(await crm.fields(module))
		.filter(isListable)
		.map(({ api_name: name }) => name)
		.slice(0, FIELDS_PER_CALL);
