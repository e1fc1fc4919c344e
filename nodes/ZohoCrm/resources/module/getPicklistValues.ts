import { operation } from '../../../shared/operation';
import { unknownField } from '../../../shared/typed';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { moduleField } from '../../fields/module';
import { picklistField } from '../../fields/picklistField';
import { labelOf } from '../../metadata';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Picklist Values',
	action: 'Get picklist values of module field',
	description: 'Get the values of a picklist field: what people see and what the API takes',
	scopes: scopes.readFields,
	writes: false,
	gives: 'records',
	fields: { module: moduleField, field: picklistField },
	run: async (crm: Crm, { module, field }) => {
		const fields = await crm.fields(module);
		const found = fields.find(({ api_name: name }) => name === field);
		if (!found) {
			const known = fields.map((each) => ({ apiName: each.api_name, label: labelOf(each) }));
			throw unknownField(field, known, `the module ${module}`);
		}
		const body = await crm.call({
			method: 'GET',
			path: ['settings', 'fields', found.id, 'pick_list_values'],
			query: { module },
			scopes: scopes.readFields,
		});
		return rowsOf(body, 'pick_list_values');
	},
});
