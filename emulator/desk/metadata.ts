/** The modules that have fields and layouts here, by the name Desk gives them in `module=`. */
export type DeskModule =
	| 'tickets'
	| 'contacts'
	| 'accounts'
	| 'products'
	| 'contracts'
	| 'tasks'
	| 'calls'
	| 'events'
	| CustomModule;

/** Modules the company has made itself; their API names begin with `cm_`. */
export type CustomModule = 'cm_showroom_visits';

export const deskModules: readonly DeskModule[] = [
	'tickets',
	'contacts',
	'accounts',
	'products',
	'contracts',
	'tasks',
	'calls',
	'events',
	'cm_showroom_visits',
];

/** Of the types in Zoho's Field.json, those that a module here uses. */
export type FieldType =
	| 'Text'
	| 'Textarea'
	| 'Email'
	| 'Phone'
	| 'URL'
	| 'Fax'
	| 'Picklist'
	| 'Multiselect'
	| 'LookUp'
	| 'Date'
	| 'DateTime'
	| 'Boolean'
	| 'Decimal'
	| 'Currency';

/** What a LookUp points at. */
export type LookupTarget =
	'departments' | 'contacts' | 'accounts' | 'agents' | 'products' | 'teams' | 'tickets';

export type StatusType = 'Open' | 'On Hold' | 'Closed';

export interface Choice {
	value: string;
	/** On the choices of a ticket's `status` only. */
	statusType?: StatusType;
}

/** A field of an organization's module. */
export interface Field {
	id: string;
	apiName: string;
	displayLabel: string;
	type: FieldType;
	/** Characters; digits for Decimal and Currency. */
	maxLength: number;
	isCustomField: boolean;
	/** Mandatory in every layout. */
	isMandatory: boolean;
	/** Kept by Desk; no call can set it. */
	isComputed: boolean;
	choices?: Choice[];
	decimalPlaces?: number;
	target?: LookupTarget;
}

/** A field as one layout has it. */
export interface LayoutField {
	field: Field;
	isMandatory: boolean;
	/** The field's choices that this layout offers. */
	choices?: Choice[];
	/** What a record gets that is created without the field. */
	defaultValue?: string;
}

/** The form of a module's records; tickets have one for each department. */
export interface Layout {
	id: string;
	orgId: string;
	module: DeskModule;
	/** Tickets only. */
	departmentId: string | null;
	layoutName: string;
	isDefaultLayout: boolean;
	sections: Array<{ name: string; fields: LayoutField[] }>;
	createdBy: string;
	/** ISO 8601, UTC, with milliseconds. */
	createdTime: string;
}

export const fieldsOf = (layout: Layout): LayoutField[] => layout.sections.flatMap(({ fields }) => fields);

export const fieldOf = (layout: Layout, apiName: string): LayoutField | undefined =>
	fieldsOf(layout).find(({ field }) => field.apiName === apiName);

/** The first choice of many picklists, which stands for no value. */
export const none = '-None-';
