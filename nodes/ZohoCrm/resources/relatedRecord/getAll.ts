import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsAsked } from '../../fields/fieldsToReturn';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { relatedList } from '../../fields/relatedList';
import { FIELDS_PER_CALL, isListable } from '../../records';
import { moduleOfList } from '../../relations';
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
		const shown = await moduleOfList(crm, module, list);
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

const firstFields = async (crm: Crm, module: string): Promise<string[]> =>
	(await crm.fields(module))
		.filter(isListable)
		.map(({ api_name: name }) => name)
		.slice(0, FIELDS_PER_CALL);
