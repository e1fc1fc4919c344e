import {
	type FieldSeed,
	address,
	autonumber,
	boolean,
	currency,
	date,
	datetime,
	double,
	email,
	formula,
	integer,
	lookup,
	options,
	phone,
	picklist,
	subform,
	text,
	textarea,
	website,
} from './crmFields';

/** Which stages each pipeline of Deals has; the first pipeline is the one a deal gets when it names none. */
export const pipelines: Record<string, string[]> = {
	'Standard (Standard)': [
		'Qualification',
		'Needs Analysis',
		'Proposal/Price Quote',
		'Negotiation/Review',
		'Closed Won',
		'Closed Lost',
	],
	'Trade Projects': ['Qualification', 'Site Survey', 'Tender', 'Closed Won', 'Closed Lost'],
};

export const dealFields: FieldSeed[] = [
	text('Deal_Name', { mandatory: true, length: 120 }),
	lookup('Account_Name', 'Accounts'),
	lookup('Contact_Name', 'Contacts'),
	currency('Amount'),
	date('Closing_Date'),
	picklist('Pipeline', Object.keys(pipelines), { defaultValue: 'Standard (Standard)' }),
	picklist('Stage', [...new Set(Object.values(pipelines).flat())], { mandatory: true }),
	picklist('Type', ['Existing Business', 'New Business']),
	integer('Probability', { length: 3 }),
	currency('Expected_Revenue', {
		readOnly: true,
		compute: ({ Amount, Probability }) => share(Amount, Probability),
	}),
	text('Next_Step', { length: 100 }),
	picklist('Lead_Source', options.leadSource),
	lookup('Campaign_Source', 'Campaigns'),
	textarea('Description'),
	datetime('Last_Activity_Time', { readOnly: true }),
];

const share = (amount: unknown, percent: unknown): number | null =>
	typeof amount === 'number' && typeof percent === 'number' ? (amount * percent) / 100 : null;

const times = (quantity: unknown, price: unknown): number => Number(quantity ?? 0) * Number(price ?? 0);

/** Line items are rows of a subform; each kind of document names it differently. */
const lineItemTotal = (rows: unknown): number =>
	Array.isArray(rows)
		? rows.reduce((sum: number, row: { fields: Record<string, unknown> }) => sum + netOf(row.fields), 0)
		: 0;

const netOf = ({ Quantity, List_Price, Discount }: Record<string, unknown>): number =>
	times(Quantity, List_Price) - Number(Discount ?? 0);

const grandTotal = (rows: unknown, { Discount, Adjustment }: Record<string, unknown>): number =>
	lineItemTotal(rows) - Number(Discount ?? 0) + Number(Adjustment ?? 0);

/** Fields of a line item, the same in Quoted_Items, Ordered_Items, Purchase_Items and Invoiced_Items. */
export const lineItemFields: FieldSeed[] = [
	lookup('Product_Name', 'Products', { mandatory: true }),
	double('Quantity', { mandatory: true }),
	currency('List_Price'),
	currency('Discount'),
	formula('Total', 'currency', '${Quantity}*${List_Price}', (row) => times(row.Quantity, row.List_Price)),
	formula('Net_Total', 'currency', '${Quantity}*${List_Price}-${Discount}', netOf),
	textarea('Description', { textarea: 'small', length: 2000 }),
];

/** What quotes, orders and invoices have in common: whom they are for, what they cost, where things go. */
const document = (items: string): FieldSeed[] => [
	text('Subject', { length: 120, mandatory: true }),
	lookup('Contact_Name', 'Contacts'),
	text('Carrier', { length: 60 }),
	subform(items, items),
	formula('Sub_Total', 'currency', `SUM(${items}.Net_Total)`, (record) => lineItemTotal(record[items])),
	currency('Discount'),
	currency('Adjustment'),
	formula('Grand_Total', 'currency', 'Sub_Total - Discount + Adjustment', (record) =>
		grandTotal(record[items], record),
	),
	...address('Billing_'),
	...address('Shipping_'),
	textarea('Terms_and_Conditions'),
	textarea('Description'),
];

export const quoteFields: FieldSeed[] = [
	autonumber('Quote_Number', 'Q-', 1001),
	...document('Quoted_Items'),
	lookup('Deal_Name', 'Deals'),
	lookup('Account_Name', 'Accounts'),
	picklist('Quote_Stage', ['Draft', 'Delivered', 'On Hold', 'Confirmed', 'Closed Won', 'Closed Lost']),
	date('Valid_Till'),
];

export const salesOrderFields: FieldSeed[] = [
	autonumber('SO_Number', 'SO-', 501),
	...document('Ordered_Items'),
	lookup('Deal_Name', 'Deals'),
	lookup('Quote_Name', 'Quotes'),
	lookup('Account_Name', 'Accounts'),
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	date('Due_Date'),
	text('Purchase_Order', { length: 100 }),
];

export const purchaseOrderFields: FieldSeed[] = [
	autonumber('PO_Number', 'PO-', 301),
	...document('Purchase_Items'),
	lookup('Vendor_Name', 'Vendors', { mandatory: true }),
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	date('PO_Date'),
	date('Due_Date'),
	text('Tracking_Number', { length: 100 }),
];

export const invoiceFields: FieldSeed[] = [
	autonumber('Invoice_Number', 'INV-', 2001),
	...document('Invoiced_Items'),
	lookup('Sales_Order', 'Sales_Orders'),
	lookup('Account_Name', 'Accounts'),
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	date('Invoice_Date'),
	date('Due_Date'),
];

export const productFields: FieldSeed[] = [
	text('Product_Name', { length: 200, mandatory: true }),
	text('Product_Code', { length: 40, unique: { caseSensitive: false } }),
	lookup('Vendor_Name', 'Vendors'),
	boolean('Product_Active', { defaultValue: true }),
	text('Manufacturer', { length: 100 }),
	picklist('Product_Category', ['Fabric', 'Furniture', 'Lighting', 'Rug', 'Storage']),
	currency('Unit_Price'),
	boolean('Taxable'),
	picklist('Usage_Unit', ['Each', 'Metre', 'Set']),
	double('Qty_in_Stock'),
	double('Qty_in_Demand'),
	double('Reorder_Level'),
	date('Sales_Start_Date'),
	textarea('Description'),
];

export const priceBookFields: FieldSeed[] = [
	text('Price_Book_Name', { mandatory: true }),
	boolean('Active', { defaultValue: true }),
	picklist('Pricing_Model', ['Flat', 'Differential']),
	textarea('Description'),
];

export const vendorFields: FieldSeed[] = [
	text('Vendor_Name', { length: 200, mandatory: true }),
	phone('Phone'),
	email('Email'),
	website('Website'),
	text('Category', { length: 80 }),
	...address('', 'Zip_Code'),
	textarea('Description'),
];
