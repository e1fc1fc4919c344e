/**
 * The scopes that allow each kind of call, any one of a set; `{module}` is the module's API name.
 * As published per operation in Zoho's CRM v8 specification.
 */
export const scopes = {
	readRecords: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.READ', 'ZohoCRM.modules.{module}.READ'],
	createRecords: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.CREATE', 'ZohoCRM.modules.{module}.CREATE'],
	updateRecords: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.UPDATE', 'ZohoCRM.modules.{module}.UPDATE'],
	deleteRecords: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.DELETE', 'ZohoCRM.modules.{module}.DELETE'],
	searchRecords: ['ZohoSearch.securesearch.READ'],
	queryRecords: ['ZohoCRM.coql.READ'],
	massUpdate: ['ZohoCRM.mass_update.UPDATE', 'ZohoCRM.mass_update.{module}.UPDATE'],
	readMassUpdate: ['ZohoCRM.mass_update.READ', 'ZohoCRM.mass_update.{module}.READ'],
	changeOwner: ['ZohoCRM.change_owner.CREATE'],
	readNotes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.notes.READ'],
	createNotes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.notes.CREATE'],
	updateNotes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.notes.UPDATE'],
	deleteNotes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.notes.DELETE'],
	readAttachments: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.attachments.READ'],
	createAttachments: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.attachments.CREATE'],
	deleteAttachments: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.attachments.DELETE'],
	readTags: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.tags.READ'],
	createTags: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.tags.CREATE'],
	deleteTags: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.tags.DELETE'],
	tagRecords: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.tags.ALL'],
	readLeads: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.leads.READ'],
	convertLeads: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.leads.CREATE'],
	sendMail: ['ZohoCRM.send_mail.all.CREATE', 'ZohoCRM.send_mail.{module}.CREATE'],
	readEmails: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.emails.READ'],
	readFromAddresses: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.emails.READ'],
	readTemplates: ['ZohoCRM.templates.email.READ'],
	readFiles: ['ZohoCRM.files.READ'],
	uploadFiles: ['ZohoCRM.files.CREATE'],
	readInBulk: ['ZohoCRM.bulk.ALL', 'ZohoCRM.bulk.READ'],
	writeInBulk: ['ZohoCRM.bulk.ALL', 'ZohoCRM.bulk.CREATE'],
	uploadForBulk: ['ZohoFiles.files.ALL'],
	readModules: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.modules.READ'],
	readFields: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.fields.READ'],
	readViews: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.custom_views.READ'],
	readLayouts: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.layouts.READ'],
	readRelatedLists: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.related_lists.READ'],
	readUsers: ['ZohoCRM.users.ALL', 'ZohoCRM.users.READ'],
	readOrganization: ['ZohoCRM.org.ALL', 'ZohoCRM.org.READ'],
	readCurrencies: ['ZohoCRM.settings.ALL', 'ZohoCRM.settings.currencies.READ'],
	readChannels: ['ZohoCRM.notifications.ALL', 'ZohoCRM.notifications.READ'],
	createChannels: ['ZohoCRM.notifications.ALL', 'ZohoCRM.notifications.CREATE'],
	updateChannels: ['ZohoCRM.notifications.ALL', 'ZohoCRM.notifications.UPDATE'],
	deleteChannels: ['ZohoCRM.notifications.ALL', 'ZohoCRM.notifications.DELETE'],
} as const;

/** The set with the module's name filled in. */
export const scopesFor = (set: readonly string[], module: string): string[] =>
	set.map((scope) => scope.replace('{module}', module));
