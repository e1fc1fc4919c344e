import type { ILoadOptionsFunctions, INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';

import { choice, collection, loadedChoice, mapper, text, toggle } from '../../shared/fields';
import { scopes } from '../scopes';
import { inForm } from './inForm';
import { recordOf } from './record';
import { formFields } from './recordFields';

export const leadId = recordOf('Leads', 'Lead', { description: 'The lead. The list searches as you type.' });

async function getDealFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await inForm(this, async (crm) => await formFields(crm, 'Deals', 'create'));
}

/** The fields of the deal that a conversion makes. */
export const dealFields = mapper('Deal Fields', {
	mappingMethod: 'getDealFields',
	load: getDealFields,
	mode: 'add',
	dependsOn: ['createDeal'],
});

async function getOwners(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inForm(this, async (crm) => {
		const owners: INodePropertyOptions[] = [];
		const query = { type: 'ActiveUsers' };
		const users = crm.pages(
			{ method: 'GET', path: ['users'], query, scopes: scopes.readUsers },
			Infinity,
			'users',
		);
		for await (const { id, full_name } of users) owners.push({ name: String(full_name), value: String(id) });
		return owners;
	});
}

const tagsOf = (what: string) =>
	text(`${what} Tags`, { description: `Tags of the new ${what.toLowerCase()}, separated by commas` });

export const conversionOptions = collection('Options', {
	accountId: recordOf('Accounts', 'Account', {
		description: 'An account to add to, instead of making a new one',
		required: false,
	}),
	accountTags: tagsOf('Account'),
	owner: loadedChoice(
		'Assign to Name or ID',
		{ loadOptionsMethod: 'getOwners', load: getOwners },
		{
			description:
				'The owner of what is made. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	),
	contactId: recordOf('Contacts', 'Contact', {
		description: 'A contact to add to, instead of making a new one',
		required: false,
	}),
	contactTags: tagsOf('Contact'),
	dealTags: tagsOf('Deal'),
	moveAttachmentsTo: choice(
		'Move Attachments To',
		[
			{ name: 'Account', value: 'Accounts' },
			{ name: 'Contact', value: 'Contacts' },
			{ name: 'Deal', value: 'Deals' },
		],
		{ default: 'Contacts', description: "Where the lead's attachments go" },
	),
	notifyLeadOwner: toggle('Notify Lead Owner', {
		description: 'Whether Zoho CRM tells the owner of the lead by email',
	}),
	notifyNewOwner: toggle('Notify New Owner', {
		description: 'Whether Zoho CRM tells the owner of what is made by email',
	}),
	overwrite: toggle('Overwrite', {
		description: "Whether the lead's values replace those of the existing account and contact",
	}),
});
