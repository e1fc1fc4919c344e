import type { IDataObject } from 'n8n-workflow';

import { collection, limit, limitOf, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { unknownField } from '../../../shared/typed';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
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
	fields: {
		module: moduleField,
		recordId: record,
		list: relatedList,
		returnAll,
		limit,
		options: collection('Options', {
			fields: text('Fields', {
				placeholder: 'e.g. Product_Name,Unit_Price',
				description: 'API names of the fields to return, separated by commas; the first 50 without it',
			}),
		}),
	},
	run: async (crm: Crm, { module, recordId, list, options, ...howMany }) => {
		const fields = options.fields ? options.fields : await firstFields(crm, module, list);
		return crm.pages(
			{
				method: 'GET',
				path: [module, recordId, list],
				query: { fields },
				scopes: scopesFor(scopes.readRecords, module),
			},
			limitOf(howMany),
		);
	},
});

/** The first fifty fields of the module that the list shows. */
async function firstFields(crm: Crm, module: string, list: string): Promise<string> {
	const body = await crm.call({
		method: 'GET',
		path: ['settings', 'related_lists'],
		query: { module },
		scopes: scopes.readRelatedLists,
	});
	const lists = rowsOf(body, 'related_lists');
	const found = lists.find(({ api_name: name }) => name === list);
	if (!found) {
		const known = lists.map((each) => ({
			apiName: String(each.api_name),
			label: String(each.display_label),
		}));
		throw unknownField(list, known, `the module ${module}'s related lists`);
	}
	const shown = (found.module as IDataObject | null)?.api_name;
	const fields = (await crm.fields(String(shown))).filter(isListable);
	return fields
		.map(({ api_name: name }) => name)
		.slice(0, FIELDS_PER_CALL)
		.join(',');
}
