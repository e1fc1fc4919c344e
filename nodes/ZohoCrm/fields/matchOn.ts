import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { labelOf } from '../metadata';
import { chosenModule, inForm } from './inForm';

/** What Zoho checks by itself in each standard module, beside fields marked unique (CRM v8, upsert records). */
const checkedBySystem: Record<string, string> = {
	Leads: 'Email',
	Contacts: 'Email',
	Accounts: 'Account_Name',
	Deals: 'Deal_Name',
	Campaigns: 'Campaign_Name',
	Cases: 'Subject',
	Quotes: 'Subject',
	Sales_Orders: 'Subject',
	Purchase_Orders: 'Subject',
	Invoices: 'Subject',
	Solutions: 'Solution_Title',
	Products: 'Product_Name',
	Vendors: 'Vendor_Name',
	Price_Books: 'Price_Book_Name',
};

async function getFieldsToMatchOn(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inForm(this, async (crm) => {
		const module = chosenModule(this);
		const fields = await crm.freshFields(module);
		return fields
			.filter(({ api_name, unique }) => api_name === checkedBySystem[module] || isUnique(unique))
			.map((field) => ({ name: labelOf(field), value: field.api_name }));
	});
}

/** A unique field's `unique` says whether letter case counts; any other field's is empty. */
const isUnique = (unique?: object | null) => Object.keys(unique ?? {}).length > 0;

/** Upsert's duplicate-check fields, in the order Zoho is to check them. */
export const matchOn = multiChoice(
	'Match On',
	{ loadOptionsMethod: 'getFieldsToMatchOn', load: getFieldsToMatchOn, dependsOn: ['module.value'] },
	{
		description:
			'The fields by which Zoho CRM finds the record that is there already, checked in this order. With none chosen it uses the module\'s own, such as Email of Leads. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);
