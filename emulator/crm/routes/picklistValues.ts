import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { bare, invalidId } from '../refusals';
import { moduleAsked } from './settings';

export const picklistRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/fields/:id/pick_list_values',
		summary: 'List the values of a picklist field',
		scopes: ['ZohoCRM.settings.fields.READ'],
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm);
			const field = module.fields.find(({ id }) => id === call.params.id);
			if (!field) throw new RefusedCall(invalidId(2));
			if (!field.values) return { status: 204 };
			const layouts = module.layouts.map(({ id, name, apiName }) => ({ id, name, api_name: apiName }));
			const values = field.values.map(({ id, displayValue, actualValue }, index) => ({
				id,
				display_value: displayValue,
				actual_value: actualValue,
				reference_value: actualValue,
				sequence_number: index + 1,
				colour_code: null,
				type: 'used',
				layout_associations: layouts,
			}));
			return { status: 200, body: { pick_list_values: values } };
		}),
	},
];
