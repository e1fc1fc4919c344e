import type { CustomView, Layout, Module, RelatedList } from '../crm/metadata';
import { type FieldSeed, systemFields } from './crmFields';
import { accountFields, contactFields, leadFields } from './crmPeople';
import {
	dealFields,
	invoiceFields,
	lineItemFields,
	pipelines,
	priceBookFields,
	productFields,
	purchaseOrderFields,
	quoteFields,
	salesOrderFields,
	vendorFields,
} from './crmSales';
import {
	callFields,
	campaignFields,
	caseFields,
	eventFields,
	solutionFields,
	taskFields,
} from './crmService';
import { openingHoursFields, showroomFields, showroomUserFields, showroomVendorFields } from './crmShowrooms';

/** A module as the seed writes it down; what is left out is the usual. */
export interface ModuleSeed extends Partial<
	Omit<Module, 'id' | 'fields' | 'layouts' | 'views' | 'relatedLists'>
> {
	apiName: string;
	singularLabel: string;
	pluralLabel: string;
	displayField: string;
	fields: FieldSeed[];
	layouts?: Array<Pick<Layout, 'name' | 'required'>>;
	views?: Array<Pick<CustomView, 'name' | 'criteria'>>;
	relatedLists?: Array<Pick<RelatedList, 'apiName' | 'module'>>;
}

const activities = ['Tasks', 'Events', 'Calls'].map((module) => ({ apiName: module, module }));

/** A standard module with its own name; `Deal_Name` and the like also find duplicates in an upsert. */
function standard(
	singularLabel: string,
	displayField: string,
	fields: FieldSeed[],
	more: Partial<ModuleSeed> = {},
): ModuleSeed {
	const pluralLabel = more.pluralLabel ?? `${singularLabel}s`;
	return {
		apiName: pluralLabel.replaceAll(' ', '_'),
		singularLabel,
		pluralLabel,
		displayField,
		duplicateCheckField: displayField,
		fields: [...systemFields(singularLabel), ...fields],
		...more,
	};
}

/** An activity takes no upsert, so nothing finds duplicates. */
const activity = (
	singularLabel: string,
	displayField: string,
	fields: FieldSeed[],
	more?: Partial<ModuleSeed>,
) => standard(singularLabel, displayField, fields, { duplicateCheckField: undefined, ...more });

/** A module whose records exist only as rows of another's: subforms and the links of multi-select lookups. */
const inner = (
	generatedType: 'subform' | 'linking',
	apiName: string,
	parentModule: string,
	fields: FieldSeed[],
): ModuleSeed => ({
	apiName,
	singularLabel: apiName.replaceAll('_', ' '),
	pluralLabel: apiName.replaceAll('_', ' '),
	displayField: fields[0]?.apiName ?? 'id',
	generatedType,
	parentModule,
	status: 'visible',
	fields,
});

/** Every module of the organisation, in the order of its tabs. */
export const modules: ModuleSeed[] = [
	{
		apiName: 'Home',
		singularLabel: 'Home',
		pluralLabel: 'Home',
		displayField: 'id',
		apiSupported: false,
		creatable: false,
		editable: false,
		deletable: false,
		fields: [],
	},
	standard('Lead', 'Full_Name', leadFields, {
		duplicateCheckField: 'Email',
		layouts: [
			{ name: 'Standard', required: [] },
			{ name: 'Trade Partners', required: ['Company'] },
		],
		views: [
			{ name: 'Big Budgets', criteria: { field: 'Budget', comparator: 'greater_equal', value: '50000' } },
		],
		relatedLists: activities,
	}),
	standard('Contact', 'Full_Name', contactFields, {
		duplicateCheckField: 'Email',
		relatedLists: [...activities, { apiName: 'Deals', module: 'Deals' }],
	}),
	standard('Account', 'Account_Name', accountFields, {
		relatedLists: [
			{ apiName: 'Contacts', module: 'Contacts' },
			{ apiName: 'Deals', module: 'Deals' },
			...activities,
		],
	}),
	standard('Deal', 'Deal_Name', dealFields, {
		pipelines,
		views: [{ name: 'Closed Won', criteria: { field: 'Stage', comparator: 'equal', value: 'Closed Won' } }],
		relatedLists: [...activities, { apiName: 'Quotes', module: 'Quotes' }],
	}),
	activity('Task', 'Subject', taskFields),
	activity('Meeting', 'Event_Title', eventFields, { apiName: 'Events' }),
	activity('Call', 'Subject', callFields),
	{
		apiName: 'Activities',
		singularLabel: 'Activity',
		pluralLabel: 'Activities',
		displayField: 'id',
		creatable: false,
		editable: false,
		deletable: false,
		fields: [],
	},
	standard('Product', 'Product_Name', productFields, {
		relatedLists: [{ apiName: 'Cases', module: 'Cases' }],
	}),
	standard('Quote', 'Subject', quoteFields),
	standard('Sales Order', 'Subject', salesOrderFields),
	standard('Purchase Order', 'Subject', purchaseOrderFields),
	standard('Invoice', 'Subject', invoiceFields),
	standard('Campaign', 'Campaign_Name', campaignFields),
	standard('Vendor', 'Vendor_Name', vendorFields, {
		relatedLists: [{ apiName: 'Products', module: 'Products' }],
	}),
	standard('Price Book', 'Price_Book_Name', priceBookFields),
	standard('Case', 'Subject', caseFields),
	standard('Solution', 'Solution_Title', solutionFields),
	standard('Showroom', 'Name', showroomFields, {
		generatedType: 'custom',
		duplicateCheckField: undefined,
		relatedLists: activities,
	}),
	inner('subform', 'Quoted_Items', 'Quotes', lineItemFields),
	inner('subform', 'Ordered_Items', 'Sales_Orders', lineItemFields),
	inner('subform', 'Purchase_Items', 'Purchase_Orders', lineItemFields),
	inner('subform', 'Invoiced_Items', 'Invoices', lineItemFields),
	inner('subform', 'Opening_Hours', 'Showrooms', openingHoursFields),
	inner('linking', 'Showrooms_X_Vendors', 'Showrooms', showroomVendorFields),
	inner('linking', 'Showrooms_X_Users', 'Showrooms', showroomUserFields),
];
