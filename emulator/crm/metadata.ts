/** The data types of CRM fields that the emulator knows, in Zoho's words. */
export type DataType =
	| 'text'
	| 'textarea'
	| 'email'
	| 'phone'
	| 'website'
	| 'picklist'
	| 'multiselectpicklist'
	| 'date'
	| 'datetime'
	| 'integer'
	| 'bigint'
	| 'double'
	| 'currency'
	| 'percent'
	| 'boolean'
	| 'lookup'
	| 'ownerlookup'
	| 'userlookup'
	| 'multiselectlookup'
	| 'multiuserlookup'
	| 'subform'
	| 'autonumber'
	| 'formula'
	| 'rollup_summary'
	| 'fileupload'
	| 'imageupload'
	| 'participants';

export interface PicklistValue {
	id: string;
	/** What people see; may be renamed at any time. */
	displayValue: string;
	/** What the API reads and writes. */
	actualValue: string;
}

/** What a formula, a total or a full name is made from: the other values of the same record or row. */
export type Compute = (fields: Readonly<Record<string, unknown>>) => string | number | null;

/** A field as it is set up in a module. Ids are filled in when the module is added to the store. */
export interface Field {
	id: string;
	apiName: string;
	label: string;
	dataType: DataType;
	/** Characters of a text, digits of a number. */
	length: number;
	decimalPlace: number | null;
	custom: boolean;
	/** Mandatory in every layout (`system_mandatory`). */
	mandatory: boolean;
	/** The API neither creates nor updates it. */
	readOnly: boolean;
	/** Shown to users; hidden fields are bookkeeping such as `Layout`. */
	visible: boolean;
	unique?: { caseSensitive: boolean };
	values?: PicklistValue[];
	/** What an omitted field becomes on creation. */
	defaultValue?: string | boolean;
	/**
	 * API name of the module a lookup points to; `se_module` where the record itself says which
	 * (`$se_module`).
	 */
	lookup?: string;
	/** Of a multi-select lookup and of a field of several users. */
	linking?: {
		module: string;
		/** What is linked; undefined for users. */
		connectedModule?: string;
		/** The linking module's lookup to this module. */
		lookupApiName: string;
		/** The linking module's lookup to the other module, the key of a row when written. */
		connectedLookupApiName: string;
	};
	/** API name of the subform module that describes the rows. */
	subform?: string;
	autoNumber?: { prefix: string; suffix: string; startNumber: number };
	formula?: { returnType: 'double' | 'text' | 'currency'; expression: string };
	compute?: Compute;
	textarea?: 'small' | 'large' | 'rich_text';
}

export interface Layout {
	id: string;
	name: string;
	apiName: string;
	/** Fields this layout makes mandatory beyond the module's own. */
	required: string[];
	/** Titles and the API names of the fields below them. */
	sections: Array<{ name: string; fields: string[] }>;
}

/** One comparison of a custom view, or several joined; Zoho's own form of criteria. */
export type ViewCriteria =
	| { field: string; comparator: ViewComparator; value: string }
	| { groupOperator: 'and' | 'or'; group: ViewCriteria[] };

export type ViewComparator =
	'equal' | 'not_equal' | 'greater_equal' | 'less_than' | 'starts_with' | 'contains';

export interface CustomView {
	id: string;
	name: string;
	/** `ALLVIEWS`, `MYVIEWS`; null for views people made. */
	systemName: string | null;
	isDefault: boolean;
	criteria?: ViewCriteria;
	fields: string[];
}

export interface RelatedList {
	id: string;
	apiName: string;
	label: string;
	/** API name of the module the list shows. */
	module: string;
	/** Its records are linked one by one; otherwise they are those that look the record up. */
	linked?: boolean;
}

export interface Module {
	id: string;
	apiName: string;
	singularLabel: string;
	pluralLabel: string;
	generatedType: 'default' | 'custom' | 'linking' | 'subform' | 'web';
	apiSupported: boolean;
	viewable: boolean;
	creatable: boolean;
	editable: boolean;
	deletable: boolean;
	status: 'visible' | 'user_hidden' | 'system_hidden';
	sequenceNumber: number;
	/** The field that names a record of this module. */
	displayField: string;
	/** The module's own duplicate check field, used by upsert. */
	duplicateCheckField?: string;
	/** Set for subform modules. */
	parentModule?: string;
	fields: Field[];
	layouts: Layout[];
	views: CustomView[];
	relatedLists: RelatedList[];
	/** Deals only: which stages each pipeline has. */
	pipelines?: Record<string, string[]>;
}

/** Rich text is the one kind of text area that lists cut off and `fetch_full_data` returns whole. */
export const isRichText = (field: Field): boolean => field.textarea === 'rich_text';

const jsonTypes: Partial<Record<DataType, string>> = {
	integer: 'integer',
	double: 'double',
	currency: 'double',
	percent: 'double',
	rollup_summary: 'double',
	boolean: 'boolean',
	lookup: 'jsonobject',
	ownerlookup: 'jsonobject',
	userlookup: 'jsonobject',
	multiselectpicklist: 'jsonarray',
	multiselectlookup: 'jsonarray',
	multiuserlookup: 'jsonarray',
	subform: 'jsonarray',
	fileupload: 'jsonarray',
	imageupload: 'jsonarray',
	participants: 'jsonarray',
};

/**
 * Zoho's `json_type`. `Tag` and `Layout` are the two fields whose JSON does not follow from their data type.
 */
export function jsonTypeOf(field: Field): string {
	if (field.apiName === 'Tag') return 'jsonarray';
	if (field.apiName === 'Layout') return 'jsonobject';
	if (field.dataType === 'formula') return field.formula?.returnType === 'text' ? 'string' : 'double';
	return jsonTypes[field.dataType] ?? 'string';
}
