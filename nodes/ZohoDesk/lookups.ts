import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { customRecordSearch } from './customRecords';
import { idBy, listed } from './idBy';
import { layoutPaging } from './layouts';
import { labelOf } from './metadata';
import { scopes } from './scopes';
import { SEARCH_LAST_START } from './ticketWindows';
import { viewNames, viewsOf } from './views';

const JUST_MADE = 'Check it, or pick from the list. What was made seconds ago may not be found yet.';
const search = { lastStart: SEARCH_LAST_START };
const nameOf = ({ name }: IDataObject) => [name];
const described = ({ name, description }: IDataObject) => String(description ?? name);
const moduleOf = (siblings: Record<string, unknown>) => String(siblings.module ?? 'tickets');

/** Words for a search: a comma would separate two values, and `*`, `$` and braces mean something of their own. */
function searchable(value: string, label: string): string {
	const parts = value.split(/[,*${}]/).map((part) => part.trim());
	const words = parts.sort((one, other) => other.length - one.length)[0] ?? '';
	if (words.length >= 3) return words;
	throw badInput(
		label,
		`is "${value}", too short to be searched`,
		'Give at least 3 characters, or choose it By ID.',
	);
}

function digitsOf(value: string, label: string): string {
	const digits = value.replace('#', '');
	if (/^\d+$/.test(digits)) return digits;
	const todo = 'Give the number that Zoho Desk shows, such as 101.';
	throw badInput(label, `is "${value}", not a number`, todo);
}

export const ticketByNumber = idBy({
	what: 'ticket',
	by: 'number',
	rows: (portal, { value, label }) =>
		listed(
			portal,
			{
				path: ['tickets', 'search'],
				query: { ticketNumber: digitsOf(value, label) },
				scopes: [...scopes.readTickets, ...scopes.search],
			},
			search,
		),
	namesOf: ({ ticketNumber }) => [ticketNumber, `#${String(ticketNumber)}`],
	shownAs: ({ subject }) => String(subject ?? 'Ticket'),
	advice: JUST_MADE,
});

export const contactByEmail = idBy({
	what: 'contact',
	by: 'email address',
	rows: (portal, { value, label }) =>
		listed(
			portal,
			{
				path: ['contacts', 'search'],
				query: { email: searchable(value, label) },
				scopes: [...scopes.readContacts, ...scopes.search],
			},
			search,
		),
	namesOf: ({ email, secondaryEmail }) => [email, secondaryEmail],
	shownAs: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
	advice: JUST_MADE,
});

export const accountByName = idBy({
	what: 'account',
	by: 'name',
	rows: (portal, { value, label }) =>
		listed(
			portal,
			{
				path: ['accounts', 'search'],
				query: { accountName: searchable(value, label) },
				scopes: [...scopes.readContacts, ...scopes.search],
			},
			search,
		),
	namesOf: ({ accountName }) => [accountName],
	shownAs: ({ email, website, accountName }) => String(email ?? website ?? accountName),
	advice: JUST_MADE,
});

export const agentByEmail = idBy({
	what: 'agent',
	by: 'email address',
	rows: (portal, { value }) =>
		listed(portal, {
			path: ['agents'],
			query: { searchStr: value, fieldName: 'emailId' },
			scopes: scopes.readAgents,
		}),
	namesOf: ({ emailId }) => [emailId],
	shownAs: ({ name, firstName, lastName }) => String(name ?? `${String(firstName)} ${String(lastName)}`),
});

export const departmentByName = idBy({
	what: 'department',
	by: 'name',
	rows: (portal, { value }) =>
		listed(portal, { path: ['departments'], query: { searchStr: value }, scopes: scopes.readDepartments }),
	namesOf: nameOf,
	shownAs: ({ name, isEnabled }) => `${String(name)}${isEnabled === false ? ', disabled' : ''}`,
});

export const teamByName = idBy({
	what: 'team',
	by: 'name',
	rows: (portal) => listed(portal, { path: ['teams'], scopes: scopes.readTeams }, { root: 'teams' }),
	namesOf: nameOf,
	shownAs: ({ departmentId }) => `of department ${String(departmentId)}`,
});

export const roleByName = idBy({
	what: 'role',
	by: 'name',
	rows: (portal, { value }) =>
		listed(portal, { path: ['roles'], query: { searchStr: value }, scopes: scopes.readRoles }),
	namesOf: nameOf,
	shownAs: described,
});

export const profileByName = idBy({
	what: 'profile',
	by: 'name',
	rows: (portal, { value }) =>
		listed(portal, { path: ['profiles'], query: { searchStr: value }, scopes: scopes.readRoles }),
	namesOf: nameOf,
	shownAs: described,
});

export const productByName = idBy({
	what: 'product',
	by: 'name',
	rows: (portal, { value }) =>
		listed(portal, {
			path: ['products', 'searchDuplicates'],
			query: { productName: value },
			scopes: scopes.readProducts,
		}),
	namesOf: ({ productName }) => [productName],
	shownAs: ({ productCode, productName }) => String(productCode ?? productName),
});

export const layoutByName = idBy({
	what: 'layout',
	by: 'name',
	within: moduleOf,
	rows: (portal, { siblings }) =>
		listed(
			portal,
			{ path: ['layouts'], query: { module: moduleOf(siblings) }, scopes: scopes.readLayouts },
			layoutPaging,
		),
	namesOf: ({ layoutName, layoutDisplayName }) => [layoutName, layoutDisplayName],
	shownAs: ({ departmentId, layoutName }) => `${String(layoutName)} of department ${String(departmentId)}`,
});

export const fieldByName = idBy({
	what: 'field',
	by: 'API name',
	within: moduleOf,
	rows: async (portal, { siblings }) =>
		(await portal.fields(moduleOf(siblings))).map((field) => ({
			id: field.id ?? '',
			apiName: field.apiName,
			label: labelOf(field),
		})),
	namesOf: ({ apiName }) => [apiName],
	shownAs: ({ label }) => String(label),
});

export const customRecordByName = idBy({
	what: 'record',
	by: 'name',
	within: moduleOf,
	rows: (portal, { value, label, siblings }) =>
		listed(
			portal,
			customRecordSearch(moduleOf(siblings), { field1: `name:${searchable(value, label)}` }),
			search,
		),
	namesOf: nameOf,
	shownAs: ({ createdTime, name }) => `${String(name)} of ${String(createdTime)}`,
	advice: JUST_MADE,
});

/** @param of the module; left out where the form has a field `module` for it */
export const viewBy = (of?: string) =>
	idBy({
		what: 'view',
		by: 'name',
		within: (siblings) => of ?? moduleOf(siblings),
		rows: async (portal, { siblings }) => await viewsOf(portal, of ?? moduleOf(siblings)),
		namesOf: viewNames,
		shownAs: ({ name }) => String(name),
	});
