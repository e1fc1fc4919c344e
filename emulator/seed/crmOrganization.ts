import type { CrmStore } from '../crm/entities';
import type { CrmUser, Organization } from '../crm/records';
import type { Field, Module } from '../crm/metadata';
import type { FieldSeed } from './crmFields';
import { type ModuleSeed, modules } from './crmModules';
import { company } from './company';

/** The organisation as CRM knows it. */
export const organization: Organization = {
	id: '4900000000000000201',
	zgid: company.zgid,
	name: company.name,
	country: company.country,
	currency: company.currency,
	currencySymbol: '$',
	timeZone: company.timeZone,
};

/**
 * The people of the company, and three more accounts as every organisation has them: gone, invited, switched
 * off.
 */
export const users: CrmUser[] = [
	...company.people.map((person) => ({
		id: person.crmUserId,
		zuid: person.zuid,
		firstName: person.firstName,
		lastName: person.lastName,
		email: person.email,
		status: 'active' as const,
		confirmed: true,
		administrator: person.administrator,
		apiAccess: true,
	})),
	bystander(4, 'Joel', 'Abara', { status: 'disabled' }),
	bystander(5, 'Mina', 'Sato', { confirmed: false }),
	bystander(6, 'Leo', 'Martin', { status: 'deleted' }),
];

function bystander(number: number, firstName: string, lastName: string, more: Partial<CrmUser>): CrmUser {
	return {
		id: `490000000000020100${number}`,
		zuid: `72004510${number}`,
		firstName,
		lastName,
		email: `${firstName}.${lastName}@marigold.example`.toLowerCase(),
		status: 'active',
		confirmed: true,
		administrator: false,
		apiAccess: true,
		...more,
	};
}

/**
 * Fills in what every module has (ids, a layout, the two usual views, notes and attachments) and adds them
 * all.
 */
export function addModules(store: CrmStore, nextId: () => string): void {
	for (const [index, seed] of modules.entries()) {
		store.modules.set(seed.apiName, moduleOf(seed, index, nextId));
	}
}

function moduleOf(seed: ModuleSeed, index: number, nextId: () => string): Module {
	const id = nextId();
	const fields = seed.fields.map((field) => fieldOf(field, nextId));
	const shown = fields
		.filter((field) => field.visible && !field.readOnly)
		.slice(0, 6)
		.map((field) => field.apiName);
	const layouts = (seed.layouts ?? [{ name: 'Standard', required: [] }]).map((layout) => ({
		...layout,
		id: nextId(),
		apiName: layout.name === 'Standard' ? 'Standard__s' : layout.name.replaceAll(' ', '_'),
		sections: sectionsOf(seed.singularLabel, fields),
	}));
	const mine = { field: 'Owner', comparator: 'equal' as const, value: '${CURRENTUSER}' };
	const views = [
		{ name: `All ${seed.pluralLabel}`, systemName: 'ALLVIEWS', isDefault: true },
		{ name: `My ${seed.pluralLabel}`, systemName: 'MYVIEWS', isDefault: false, criteria: mine },
		...(seed.views ?? []).map((view) => ({ ...view, systemName: null, isDefault: false })),
	].map((view) => ({ ...view, id: nextId(), fields: shown }));
	const lists = [
		{ apiName: 'Notes', module: 'Notes' },
		{ apiName: 'Attachments', module: 'Attachments' },
	];
	const relatedLists = [...lists, ...(seed.relatedLists ?? [])].map((list) => ({
		...list,
		id: nextId(),
		label: list.apiName,
	}));
	return {
		generatedType: 'default',
		apiSupported: true,
		viewable: true,
		creatable: true,
		editable: true,
		deletable: true,
		status: 'visible',
		sequenceNumber: index + 1,
		...seed,
		id,
		fields,
		layouts,
		views: fields.length === 0 ? [] : views,
		relatedLists: fields.length === 0 ? [] : relatedLists,
	};
}

/** Each module gets its own copy: subforms share their definition, not their ids. */
const fieldOf = (seed: FieldSeed, nextId: () => string): Field => ({
	...seed,
	id: nextId(),
	values: seed.values?.map((value) => ({ ...value, id: nextId() })),
});

function sectionsOf(label: string, fields: Field[]): Module['layouts'][number]['sections'] {
	const shown = fields.filter((field) => field.visible);
	const names = (custom: boolean) =>
		shown.filter((field) => field.custom === custom).map((field) => field.apiName);
	const sections = [
		{ name: `${label} Information`, fields: names(false) },
		{ name: 'Additional Information', fields: names(true) },
	];
	return sections.filter((section) => section.fields.length > 0);
}
