/**
 * The scopes that allow each kind of call, any one of a set. As published per operation in Zoho's Desk v1 specification.
 */
export const scopes = {
	readOrganizations: ['Desk.basic.READ', 'Desk.settings.READ'],
	readTickets: ['Desk.tickets.ALL', 'Desk.tickets.READ'],
	createTickets: ['Desk.tickets.ALL', 'Desk.tickets.CREATE'],
	updateTickets: ['Desk.tickets.ALL', 'Desk.tickets.UPDATE'],
	deleteTickets: ['Desk.tickets.ALL', 'Desk.tickets.DELETE'],
	createUploads: ['Desk.basic.CREATE'],
	readTeams: ['Desk.basic.READ', 'Desk.settings.READ'],
	readMailAddresses: ['Desk.basic.READ', 'Desk.settings.READ'],
	search: ['Desk.search.READ'],
	readContacts: ['Desk.contacts.READ'],
	createContacts: ['Desk.contacts.CREATE'],
	updateContacts: ['Desk.contacts.UPDATE'],
	deleteContacts: ['Desk.contacts.DELETE'],
	readProducts: ['Desk.products.READ', 'Desk.settings.READ'],
	createProducts: ['Desk.products.CREATE', 'Desk.settings.CREATE'],
	updateProducts: ['Desk.products.UPDATE', 'Desk.settings.UPDATE'],
	deleteProducts: ['Desk.products.DELETE', 'Desk.settings.DELETE'],
	// `Desk.contracts.*` is not among the scopes that Zoho's table knows.
	readContracts: ['Desk.settings.READ'],
	createContracts: ['Desk.settings.CREATE'],
	updateContracts: ['Desk.settings.UPDATE'],
	readDepartments: ['Desk.basic.READ', 'Desk.settings.READ'],
	readAgents: ['Desk.basic.READ', 'Desk.settings.READ'],
	readFields: ['Desk.basic.READ', 'Desk.fields.READ'],
	readOrganizationFields: ['Desk.settings.READ'],
	readViews: ['Desk.basic.READ', 'Desk.settings.READ'],
} as const;
