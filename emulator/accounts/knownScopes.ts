import { modulesWithOwnScope } from '../scopes';

const everyOperation = ['ALL', 'READ', 'CREATE', 'UPDATE', 'DELETE'];

/** CRM's scope groups below `ZohoCRM.`, from the `security` lists of its published v8 specification. */
const crm: Record<string, readonly string[]> = {
	modules: [...everyOperation, 'WRITE'],
	settings: everyOperation,
	users: everyOperation,
	org: everyOperation,
	notifications: everyOperation,
	coql: ['READ'],
	bulk: ['ALL', 'READ', 'CREATE'],
	files: ['ALL', 'READ', 'CREATE'],
	'send_mail.all': ['CREATE'],
	mass_update: ['READ', 'UPDATE'],
	'mass_update.leads': ['READ', 'UPDATE'],
	'mass_convert.leads': ['READ', 'CREATE'],
	mass_delete: ['READ', 'DELETE'],
	change_owner: ['READ', 'CREATE'],
	'templates.email': ['READ'],
	composite_requests: ['CUSTOM'],
};

const crmSettings = [
	'tags',
	'modules',
	'fields',
	'layouts',
	'related_lists',
	'custom_views',
	'global_picklist',
	'pipeline',
	'assignment_rules',
	'automation_actions',
	'workflow_rules',
	'variables',
	'variable_groups',
	'roles',
	'profiles',
	'territories',
	'recycle_bin',
	'emails',
];

const crmSharedModules = [
	...['leads', 'contacts', 'accounts', 'deals', 'products', 'tasks', 'events', 'calls', 'quotes', 'invoices'],
	...['campaigns', 'vendors', 'pricebooks', 'salesorders', 'purchaseorders', 'solutions', 'cases', 'custom'],
	...['cross_sellings', 'next_buys', 'first_buys', 'rebuys', 'bundles'],
];

/** Desk's groups, from the table of its published v1 specification: four operations each, `ALL` for tickets only. */
const desk = [
	...['tickets', 'contacts', 'tasks', 'basic', 'settings', 'search', 'events', 'articles', 'products'],
	...['calls', 'activities', 'feeds', 'community', 'extensions', 'integrations', 'zia', 'imports', 'exports'],
];

const elsewhere = [
	'ZohoSearch.securesearch.READ',
	'ZohoFiles.files.ALL',
	'AaaServer.profile.READ',
	'aaaserver.profile.READ',
	'openid',
	'email',
	'profile',
];

const known = new Set([
	...Object.entries(crm).flatMap(([group, operations]) => spell(`ZohoCRM.${group}`, operations)),
	...[...modulesWithOwnScope, 'custom'].flatMap((name) =>
		spell(`ZohoCRM.modules.${name}`, crm.modules ?? []),
	),
	...crmSettings.flatMap((name) => spell(`ZohoCRM.settings.${name}`, everyOperation)),
	...crmSharedModules.flatMap((name) => spell(`ZohoCRM.share.${name}`, everyOperation)),
	...desk.flatMap((name) => spell(`Desk.${name}`, ['READ', 'CREATE', 'UPDATE', 'DELETE'])),
	'Desk.tickets.ALL',
	...elsewhere,
]);

function spell(group: string, operations: readonly string[]): string[] {
	return operations.map((operation) => `${group}.${operation}`);
}

/** The scopes that the consent page and the API console do not know; one of them spoils the whole request. */
export function unknownScopes(scopes: readonly string[]): string[] {
	return scopes.filter((scope) => !known.has(spelling(scope)));
}

/** Case matters in the names of services and groups, not below a group (`modules.Leads`), not in the operation. */
function spelling(scope: string): string {
	const segments = scope.split('.');
	const operation = segments.length > 1 ? [segments.pop()?.toUpperCase()] : [];
	return [...segments.slice(0, 2), ...segments.slice(2).map((name) => name.toLowerCase()), ...operation].join(
		'.',
	);
}

/** The scopes of a request; Zoho separates them by commas only. */
export function scopeList(text: string): string[] {
	return text
		.split(',')
		.map((scope) => scope.trim())
		.filter((scope) => scope !== '');
}

/** What a grant token made for trying things out allows: all of CRM and Desk that is certain. */
export const usualScopes = [
	'ZohoCRM.modules.ALL',
	'ZohoCRM.settings.ALL',
	'ZohoCRM.users.READ',
	'ZohoCRM.org.READ',
	'ZohoCRM.coql.READ',
	'ZohoCRM.bulk.READ',
	'ZohoCRM.bulk.CREATE',
	'ZohoCRM.notifications.ALL',
	'ZohoSearch.securesearch.READ',
	'AaaServer.profile.READ',
	'Desk.tickets.ALL',
	...spell('Desk.contacts', ['READ', 'CREATE', 'UPDATE', 'DELETE']),
	...spell('Desk.tasks', ['READ', 'CREATE', 'UPDATE', 'DELETE']),
	...spell('Desk.basic', ['READ', 'CREATE']),
	...spell('Desk.settings', ['READ', 'CREATE', 'UPDATE', 'DELETE']),
	...spell('Desk.events', ['READ', 'CREATE', 'UPDATE', 'DELETE']),
	'Desk.search.READ',
	'Desk.articles.READ',
	'Desk.products.READ',
];
