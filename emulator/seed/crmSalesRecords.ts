import { type CrmRecord, type Row, toUtc } from '../crm/records';
import { day, goods, materials, pick, rooms, seasons } from './crmNames';
import type { People } from './crmPeopleRecords';
import type { Sowing } from './crmRecords';
import { pipelines } from './crmSales';

export interface Sales {
	products: CrmRecord[];
	deals: CrmRecord[];
}

/** What is sold, and what may be. */
export function sowSales(
	{ sow, option, store, now }: Sowing,
	{ vendors, accounts, contacts }: People,
): Sales {
	const products = sow('Products', 40, (n) => ({
		Product_Name: `${pick(materials, n, goods.length)} ${pick(goods, n)}`,
		Product_Code: `MG-${100 + n}`,
		Product_Active: true,
		Unit_Price: 120 + n * 35,
		Product_Category: option('Products', 'Product_Category', n),
		Qty_in_Stock: n * 3,
		Vendor_Name: pick(vendors, n).id,
	}));
	const campaigns = sow('Campaigns', 12, (n) => ({
		Campaign_Name: `${pick(seasons, n)} Open House ${n + 1}`,
		Type: 'Open House',
		Status: option('Campaigns', 'Status', n),
		Budgeted_Cost: 2000 + n * 100,
	}));
	const pipelineNames = Object.keys(pipelines);
	const deals = sow('Deals', 150, (n) => {
		const pipeline = pick(pipelineNames, n, 3);
		return {
			Deal_Name: `${pick(rooms, n)} for ${store.nameOf(pick(accounts, n))}`,
			Pipeline: pipeline,
			Stage: pick(pipelines[pipeline] ?? [], n),
			Amount: 4000 + n * 750,
			Probability: 10 + ((n * 10) % 90),
			Closing_Date: toUtc(now + (n - 75) * day).slice(0, 10),
			Account_Name: pick(accounts, n).id,
			Contact_Name: pick(contacts, n).id,
			Campaign_Source: pick(campaigns, n).id,
		};
	});
	return { products, deals };
}

/** Quotes, orders and invoices, with two line items each. */
export function sowDocuments(
	{ sow, option, store, nextId }: Sowing,
	{ vendors, accounts, contacts }: People,
	{ products, deals }: Sales,
): void {
	const items = (n: number): Row[] =>
		[0, 1].map((row) => {
			const { id, fields } = pick(products, n + row);
			const item = {
				Product_Name: id,
				Quantity: 1 + row,
				List_Price: fields.Unit_Price ?? null,
				Discount: 0,
			};
			return { id: nextId(), fields: item };
		});
	const quotes = sow('Quotes', 30, (n) => ({
		Subject: `Quote for ${store.nameOf(pick(deals, n))}`,
		Deal_Name: pick(deals, n).id,
		Account_Name: pick(accounts, n).id,
		Contact_Name: pick(contacts, n).id,
		Quote_Stage: option('Quotes', 'Quote_Stage', n),
		Quoted_Items: items(n),
	}));
	const orders = sow('Sales_Orders', 20, (n) => ({
		Subject: `Order of ${store.nameOf(pick(accounts, n))}`,
		Account_Name: pick(accounts, n).id,
		Quote_Name: pick(quotes, n).id,
		Status: 'Approved',
		Ordered_Items: items(n),
	}));
	sow('Purchase_Orders', 12, (n) => ({
		Subject: `Restock ${n + 1}`,
		Vendor_Name: pick(vendors, n).id,
		Status: 'Created',
		Purchase_Items: items(n),
	}));
	sow('Invoices', 18, (n) => ({
		Subject: `Invoice for ${store.nameOf(pick(accounts, n))}`,
		Account_Name: pick(accounts, n).id,
		Sales_Order: pick(orders, n).id,
		Status: 'Created',
		Invoiced_Items: items(n),
	}));
	sow('Price_Books', 2, (n) => ({
		Price_Book_Name: pick(['Retail', 'Trade'], n),
		Active: true,
		Pricing_Model: 'Flat',
	}));
}
