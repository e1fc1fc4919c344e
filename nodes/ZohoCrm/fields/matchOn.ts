import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { multiChoice } from '../../shared/fields';
import { unknownField } from '../../shared/typed';
import type { Crm } from '../crmApi';
import { checkedBySystem, isChecked } from '../duplicateCheck';
import { labelOf } from '../metadata';
import { chosenModule, inForm } from './inForm';

async function getFieldsToMatchOn(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inForm(this, async (crm) => {
		const module = chosenModule(this);
		const fields = await crm.freshFields(module);
		return fields
			.filter((field) => isChecked(field, module))
			.map((field) => ({ name: labelOf(field), value: field.api_name }));
	});
}

/** Upsert's duplicate-check fields, in the order Zoho is to check them. */
export const matchOn = multiChoice(
	'Match On',
	{
		loadOptionsMethod: 'getFieldsToMatchOn',
		load: getFieldsToMatchOn,
		dependsOn: ['module.value'],
		chooseFirst: 'module',
	},
	{
		description:
			'The fields by which Zoho CRM finds the record that is there already, checked in this order. With none chosen it uses the module\'s own, such as Email of Leads. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);

/** The fields to match on. Throws a ZohoError for one that is named twice, or by which Zoho tells no records apart. */
export async function checkedMatch(crm: Crm, module: string, names: string[]): Promise<string[]> {
	if (names.length === 0) return names;
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) throw badInput('Match On', `names '${twice}' more than once`, 'Name it once.');
	const fields = await crm.fields(module);
	const possible = fields.filter((field) => isChecked(field, module));
	for (const name of names) {
		const field = fields.find(({ api_name }) => api_name === name);
		if (!field) {
			const known = possible.map((one) => ({ apiName: one.api_name, label: labelOf(one) }));
			throw unknownField(name, known, `the module ${module}`);
		}
		// What Zoho checks by itself in a custom module is not published.
		if (possible.includes(field) || !(module in checkedBySystem)) continue;
		throw badInput(
			'Match On',
			`names '${labelOf(field)}', which may be the same in several records of ${module}`,
			`Use a field that is unique: ${possible.map(labelOf).join(', ')}. Find or Create finds records by any field.`,
		);
	}
	return names;
}
