import type { CrmStore } from '../crm/entities';

const templates = [
	{
		name: 'Welcome',
		module: 'Leads',
		subject: 'Welcome to Marigold, ${Leads.Last_Name}',
		content: '<p>Dear ${Leads.Full_Name}, thank you for asking about ${Leads.Company}.</p>',
	},
	{
		name: 'Visit Us',
		module: 'Leads',
		subject: 'Our showrooms',
		content: '<p>Come and see us.</p>',
	},
	{
		name: 'Your Order',
		module: 'Contacts',
		subject: 'News of your order',
		content: '<p>Dear ${Contacts.Full_Name}, it is on its way.</p>',
	},
];

/** Comes last, so that the ids of everything else stay as they are without it. */
export function addEmailTemplates(store: CrmStore, nextId: () => string): void {
	store.emailTemplates.push(...templates.map((template) => ({ ...template, id: nextId() })));
}
