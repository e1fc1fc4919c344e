import type { DataType, Field } from '../crm/metadata';

/** A field as the seed writes it down: ids come when the organisation is made. */
export type FieldSeed = Omit<Field, 'id' | 'values'> & {
	values?: Array<{ displayValue: string; actualValue: string }>;
};

type More = Partial<Omit<FieldSeed, 'apiName' | 'dataType' | 'values'>>;

const field = (
	dataType: DataType,
	apiName: string,
	more: More & Pick<FieldSeed, 'values'> = {},
): FieldSeed => ({
	apiName,
	label: apiName.replaceAll('_', ' '),
	dataType,
	length: 120,
	decimalPlace: null,
	custom: false,
	mandatory: false,
	readOnly: false,
	visible: true,
	...more,
});

export const text = (apiName: string, more?: More) => field('text', apiName, { length: 255, ...more });
export const textarea = (apiName: string, more?: More) =>
	field('textarea', apiName, { length: 32000, textarea: 'large', ...more });
export const richText = (apiName: string, more?: More) =>
	field('textarea', apiName, { length: 50000, textarea: 'rich_text', ...more });
export const email = (apiName: string, more?: More) => field('email', apiName, { length: 100, ...more });
export const phone = (apiName: string, more?: More) => field('phone', apiName, { length: 30, ...more });
export const website = (apiName: string, more?: More) => field('website', apiName, { length: 255, ...more });
export const date = (apiName: string, more?: More) => field('date', apiName, { length: 20, ...more });
export const datetime = (apiName: string, more?: More) =>
	field('datetime', apiName, { length: 120, ...more });
export const integer = (apiName: string, more?: More) => field('integer', apiName, { length: 9, ...more });
export const bigint = (apiName: string, more?: More) => field('bigint', apiName, { length: 18, ...more });
export const double = (apiName: string, more?: More) =>
	field('double', apiName, { length: 16, decimalPlace: 2, ...more });
export const currency = (apiName: string, more?: More) =>
	field('currency', apiName, { length: 16, decimalPlace: 2, ...more });
export const percent = (apiName: string, more?: More) => field('percent', apiName, { length: 5, ...more });
export const boolean = (apiName: string, more?: More) =>
	field('boolean', apiName, { length: 5, defaultValue: false, ...more });
export const lookup = (apiName: string, module: string, more?: More) =>
	field('lookup', apiName, { lookup: module, ...more });
export const userlookup = (apiName: string, more?: More) => field('userlookup', apiName, more);
export const subform = (apiName: string, module: string, more?: More) =>
	field('subform', apiName, { subform: module, ...more });

/** An option is its value, or the value and the different words people see for it. */
type Option = string | [actualValue: string, displayValue: string];

const valuesOf = (options: Option[]) =>
	options.map((option) =>
		typeof option === 'string'
			? { actualValue: option, displayValue: option }
			: { actualValue: option[0], displayValue: option[1] },
	);

export const picklist = (apiName: string, options: Option[], more?: More) =>
	field('picklist', apiName, { values: valuesOf(['-None-', ...options]), ...more });
export const multiselectpicklist = (apiName: string, options: Option[], more?: More) =>
	field('multiselectpicklist', apiName, { length: 2000, values: valuesOf(options), ...more });

/** Worked out by Zoho from other values of the record. */
export const formula = (
	apiName: string,
	returnType: 'double' | 'text' | 'currency',
	expression: string,
	compute: NonNullable<Field['compute']>,
	more?: More,
) => field('formula', apiName, { readOnly: true, formula: { returnType, expression }, compute, ...more });

export const autonumber = (apiName: string, prefix: string, startNumber: number, more?: More) =>
	field('autonumber', apiName, { readOnly: true, autoNumber: { prefix, suffix: '', startNumber }, ...more });

export const other = field;

/** What every module has: the owner, who and when, tags, and the hidden record id and layout. */
export const systemFields = (singularLabel: string): FieldSeed[] => [
	field('bigint', 'id', { label: 'Record Id', readOnly: true, visible: false }),
	field('ownerlookup', 'Owner', { label: `${singularLabel} Owner` }),
	field('ownerlookup', 'Created_By', { readOnly: true }),
	field('ownerlookup', 'Modified_By', { readOnly: true }),
	datetime('Created_Time', { readOnly: true }),
	datetime('Modified_Time', { readOnly: true }),
	text('Tag', { length: 2000 }),
	field('bigint', 'Layout', { visible: false }),
];

/** `First_Name` and `Last_Name` put together, as Leads and Contacts show them. */
export const fullName = (): FieldSeed =>
	text('Full_Name', {
		length: 80,
		readOnly: true,
		compute: ({ First_Name, Last_Name }) => [First_Name, Last_Name].filter(Boolean).join(' ') || null,
	});

/** The five parts of a postal address, such as `Mailing_Street`. */
export const address = (prefix: string, codeName = `${prefix}Code`): FieldSeed[] => [
	text(`${prefix}Street`, { length: 250 }),
	text(`${prefix}City`, { length: 100 }),
	text(`${prefix}State`, { length: 100 }),
	text(codeName, { length: 30 }),
	text(`${prefix}Country`, { length: 100 }),
];

/** Options that several modules share. */
export const options = {
	industry: ['Architecture', 'Construction', 'Hospitality', 'Office', 'Property Management', 'Retail'],
	leadSource: ['Advertisement', 'Cold Call', 'Employee Referral', 'Partner', 'Trade Show', 'Web Download'],
	rating: ['Acquired', 'Active', 'Market Failed', 'Project Cancelled', 'Shut Down'],
	priority: ['Low', 'Normal', 'High'],
	salutation: ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.'],
};
