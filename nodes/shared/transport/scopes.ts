/**
 * The scopes the OAuth2 credential asks for. One scope Zoho does not know spoils a whole consent, so the three sets
 * hold only names that Zoho's own pages and specifications agree on; the rest are groups the user adds.
 */

const each = (group: string, operations: readonly string[]) =>
	operations.map((operation) => `${group}.${operation}`);
const write = ['READ', 'CREATE', 'UPDATE', 'DELETE'] as const;

const crm = [
	'ZohoCRM.modules.ALL',
	'ZohoCRM.settings.ALL',
	'ZohoCRM.users.READ',
	'ZohoCRM.org.READ',
	'ZohoCRM.coql.READ',
	'ZohoCRM.bulk.READ',
	'ZohoCRM.bulk.CREATE',
	'ZohoCRM.notifications.ALL',
	'ZohoSearch.securesearch.READ',
];

/** Spelled out: of Desk's `.ALL` forms only the one of tickets is certain. */
const desk = [
	'Desk.tickets.ALL',
	...each('Desk.contacts', write),
	...each('Desk.tasks', write),
	'Desk.basic.READ',
	'Desk.basic.CREATE',
	...each('Desk.settings', write),
	'Desk.search.READ',
	...each('Desk.events', write),
	'Desk.articles.READ',
	'Desk.products.READ',
];

/** The choices of the credential's field "Scopes" but for the custom text. */
export const scopeSets = { crmAndDesk: [...crm, ...desk], crm, desk } as const;

export interface ScopeGroup {
	/** As the credential's field "More Scopes" shows it. */
	name: string;
	description: string;
	scopes: readonly string[];
}

/** What a user may add to a set, by saved value. */
export const scopeGroups: Record<string, ScopeGroup> = {
	crmComposite: {
		name: 'CRM Composite Requests',
		description: 'Several CRM calls in one',
		scopes: ['ZohoCRM.composite_requests.CUSTOM'],
	},
	crmEmails: {
		name: 'CRM Emails',
		description: 'Send email from a record, read email templates',
		scopes: ['ZohoCRM.send_mail.all.CREATE', 'ZohoCRM.templates.email.READ'],
	},
	crmFiles: {
		name: 'CRM Files',
		description: 'Upload and download files and images of records',
		scopes: ['ZohoCRM.files.CREATE', 'ZohoCRM.files.READ'],
	},
	crmMassActions: {
		name: 'CRM Mass Actions',
		description: 'Mass update, mass delete, mass convert, change owner',
		scopes: [
			'ZohoCRM.mass_update.UPDATE',
			'ZohoCRM.mass_update.READ',
			'ZohoCRM.mass_convert.leads.CREATE',
			'ZohoCRM.mass_delete.DELETE',
			'ZohoCRM.change_owner.CREATE',
		],
	},
	crmBulkWrite: {
		name: 'CRM Bulk Write Uploads',
		description: 'Upload the files of bulk write jobs',
		scopes: ['ZohoFiles.files.ALL'],
	},
	deskActivities: {
		name: 'Desk Activities',
		description: 'Calls and other activities of tickets',
		scopes: [...each('Desk.calls', write), ...each('Desk.activities', write)],
	},
	deskContent: {
		name: 'Desk Articles and Products (Write)',
		description: 'Create, update and delete articles and products',
		scopes: [
			...each('Desk.articles', ['CREATE', 'UPDATE', 'DELETE']),
			...each('Desk.products', ['CREATE', 'UPDATE', 'DELETE']),
		],
	},
	deskCustomModules: {
		name: 'Desk Custom Modules',
		description: 'Records of custom modules; to create and change them, add Desk Fields as well',
		scopes: each('Desk.custommodule', write),
	},
	deskFields: {
		name: 'Desk Fields',
		description: 'Read field definitions, where Desk asks for a scope of its own',
		scopes: ['Desk.fields.READ'],
	},
	deskOrganization: {
		name: 'Desk Organization',
		description: 'Read organizations, where Desk asks for a scope of its own',
		scopes: ['Desk.organization.READ'],
	},
	deskWebhooks: {
		name: 'Desk Webhooks',
		description: 'Instant triggers of Desk, where Desk asks for a scope of its own',
		scopes: each('Desk.webhooks', write),
	},
	userProfile: {
		name: 'User Profile',
		description: 'Name and email address of the Zoho user',
		scopes: ['AaaServer.profile.READ'],
	},
};

/** The name of the group a user adds to get this scope; undefined when it is in a set, or in none. */
export function groupOfScope(scope: string): string | undefined {
	const wanted = scope.toLowerCase();
	return Object.values(scopeGroups).find(({ scopes }) => scopes.some((name) => name.toLowerCase() === wanted))
		?.name;
}
