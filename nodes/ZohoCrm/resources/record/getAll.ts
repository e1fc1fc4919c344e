import { collection, limit, limitOf, returnAll } from '../../../shared/fields';
import { type Item, operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { fieldsAsked, fieldsOfModule } from '../../fields/fieldsToReturn';
import { listOptions } from '../../fields/listOptions';
import { moduleField } from '../../fields/module';
import { FIELDS_PER_CALL, isListable } from '../../records';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Many',
	action: 'Get many records',
	description: 'Get the records of any module, page by page up to the limit',
	scopes: scopes.readRecords,
	writes: false,
	gives: fieldsOfModule,
	fields: { module: moduleField, returnAll, limit, options: collection('Options', listOptions) },
	run: async (crm: Crm, { module, options, ...howMany }, item) => {
		const { sortBy, sortOrder, view, converted } = options;
		return crm.list(
			module,
			{
				fields: (await fieldsAsked(crm, module, item)) ?? (await firstFields(crm, module, item)),
				sort_by: sortBy,
				sort_order: sortOrder,
				cvid: view,
				converted,
			},
			limitOf(howMany),
		);
	},
});

/** A list must name its fields; unless the user does, the first fifty are named. */
async function firstFields(crm: Crm, module: string, item: Item): Promise<string[]> {
	const names = (await crm.fields(module)).filter(isListable).map((field) => field.api_name);
	if (names.length > FIELDS_PER_CALL) {
		item.hint(
			`${module} has ${names.length} fields and Zoho CRM lists ${FIELDS_PER_CALL} at most: these are the first ones. Output → Selected Fields chooses others.`,
		);
	}
	return names.slice(0, FIELDS_PER_CALL);
}
