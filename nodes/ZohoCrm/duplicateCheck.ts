import type { IDataObject } from 'n8n-workflow';

import type { CrmField } from './metadata';

/** What Zoho checks by itself in each standard module, beside fields marked unique (CRM v8, upsert records). */
export const checkedBySystem: Record<string, string> = {
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

/** Whether an upsert can find a record by this field. */
export const isChecked = ({ api_name, unique }: CrmField, module: string): boolean =>
	api_name === checkedBySystem[module] || isUnique(unique);

/** A unique field's `unique` says whether letter case counts; any other field's is empty. */
const isUnique = (unique?: object | null) => Object.keys(unique ?? {}).length > 0;

/**
 * Whether an upsert finds again what it wrote: each record has a value to be found by. One without any is created each
 * time it is sent.
 * @param names the fields to match on; the module's own where none are named
 */
export function areFoundAgain(
	records: IDataObject[],
	{ module, names = [], fields }: { module: string; names?: string[]; fields: CrmField[] },
): boolean {
	const own = fields.filter((field) => isChecked(field, module)).map((field) => field.api_name);
	const checked = ['id', ...(names.length > 0 ? names : own)];
	return records.every((record) =>
		checked.some((name) => ![undefined, null, ''].includes(record[name] as undefined)),
	);
}
