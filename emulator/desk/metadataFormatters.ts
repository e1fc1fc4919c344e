import type { Choice, DeskModule, Field, Layout, LayoutField } from './metadata';
import type { Department } from './records';
import type { Profile } from './setupRecords';
import type { Shown } from './shown';

/** What `/fields`, `/organizationFields` and layouts all say of a field. */
const fieldCore = (field: Field): Shown => ({
	id: field.id,
	apiName: field.apiName,
	// The old key; Zoho's examples have the label of a custom field there.
	name: field.isCustomField ? field.displayLabel : field.apiName,
	displayLabel: field.displayLabel,
	i18NLabel: field.displayLabel,
	type: field.type,
	maxLength: field.maxLength,
	isMandatory: field.isMandatory,
	isCustomField: field.isCustomField,
	isEncryptedField: false,
	...(field.type === 'Boolean' ? { defaultValue: 'false' } : {}),
	...(field.decimalPlaces === undefined ? {} : { decimalPlaces: field.decimalPlaces }),
	...(field.type === 'Currency' ? { roundingOption: 'normal', roundingPrecision: 0 } : {}),
});

const choicesShown = (choices: Choice[]): Shown[] => choices.map((choice) => ({ ...choice }));

/** A field of `GET /fields`, whose choices are under `pickListValues`; those of `language` are left out. */
export const newField = (field: Field): Shown => ({
	...fieldCore(field),
	isComputed: field.isComputed,
	isBasic: field.isMandatory,
	isIdentifier: false,
	isIndexed: false,
	isInternalState: false,
	isPresence: true,
	isSortable: false,
	showToHelpCenter: false,
	sourceType: field.isCustomField ? 'USERDEFINED' : 'SYSTEM',
	createdBy: null,
	createdTime: null,
	modifiedBy: null,
	modifiedTime: null,
	...(field.type === 'Picklist' ? { subType: 'Plain' } : {}),
	...(field.choices && field.apiName !== 'language' ? { pickListValues: choicesShown(field.choices) } : {}),
	...(field.target ? { lookup: lookupShown(field.target) } : {}),
});

const lookupShown = (target: NonNullable<Field['target']>): Shown => ({
	onDelete: 'SET_NULL',
	relatedListLabel: null,
	module: { apiName: target, nameField: nameFields[target], id: null },
});

const nameFields: Record<NonNullable<Field['target']>, string> = {
	departments: 'name',
	contacts: 'lastName',
	accounts: 'accountName',
	agents: 'name',
	products: 'productName',
	teams: 'name',
	tickets: 'subject',
};

/** A field of `GET /fields/{id}`, with the departments in whose layouts it is. */
export const oneField = (field: Field, departments: Department[]): Shown => ({
	...newField(field),
	associatedDepartments: {
		data: departments.map(({ id, name }) => ({ id, name })),
		hasMore: false,
		href: null,
	},
});

/** A field of `GET /organizationFields`, whose choices are under `allowedValues`. */
export const oldField = (field: Field, module: DeskModule): Shown => ({
	...fieldCore(field),
	isTrackLastActivityTime: false,
	...(module === 'tickets' ? { showToHelpCenter: false } : {}),
	...(field.choices ? { allowedValues: choicesShown(field.choices) } : {}),
});

const layoutModules: Record<Layout['module'], string> = {
	tickets: 'Cases',
	contacts: 'Contacts',
	accounts: 'Accounts',
	products: 'Products',
	contracts: 'Contracts',
	tasks: 'Tasks',
	calls: 'Calls',
	events: 'Events',
	cm_showroom_visits: 'cm_showroom_visits',
};

const layoutRow = (layout: Layout): Shown => ({
	id: layout.id,
	module: layoutModules[layout.module],
	...(layout.departmentId === null ? {} : { departmentId: layout.departmentId }),
	layoutName: layout.layoutName,
	layoutDisplayName: layout.layoutName,
	layoutDesc: null,
	isDefaultLayout: layout.isDefaultLayout,
	isStandardLayout: layout.isDefaultLayout,
	status: 'active',
	hasLogo: false,
	photoURL: null,
	skipDeptAccessValidation: false,
	createdBy: layout.createdBy,
	createdTime: layout.createdTime,
	modifiedBy: layout.createdBy,
	modifiedTime: layout.createdTime,
});

/** A row of `GET /layouts`, with the profiles that may use it: all of them here. */
export const layoutListed = (layout: Layout, profiles: Profile[]): Shown => ({
	...layoutRow(layout),
	layoutProfiles: profiles.map(({ id, name, isDefault }) => ({
		...{ id, profileName: name, isDefault, type: isDefault ? 'Standard' : 'Custom' },
	})),
});

export const layoutDetail = (layout: Layout): Shown => ({
	...layoutRow(layout),
	sections: layout.sections.map(({ name, fields }, index) => ({
		id: index + 1,
		name,
		isCustomSection: false,
		fields: fields.map(layoutFieldShown),
	})),
});

/** A field of a layout, whose choices are plain text under `allowedValues`. */
const layoutFieldShown = ({ field, isMandatory, choices, defaultValue }: LayoutField): Shown => ({
	...fieldCore(field),
	isMandatory,
	isTrackLastActivityTime: false,
	isSystemMandatory: field.isMandatory,
	isRemovable: !field.isMandatory,
	...(choices
		? { allowedValues: choices.map(({ value }) => value), sortBy: 'userDefined', isNested: false }
		: {}),
	...(defaultValue === undefined ? {} : { defaultValue }),
});
