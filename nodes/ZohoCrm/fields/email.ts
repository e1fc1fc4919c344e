import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { fromAddresses, MY_DEFAULT } from '../emails';
import { scopes } from '../scopes';
import { chosenModule, inForm } from './inForm';

const mine = { name: 'My Default Address', value: MY_DEFAULT };

async function searchFromAddresses(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const addresses = await inForm(this, fromAddresses);
	const wanted = filter.toLowerCase();
	const results = addresses
		.map(({ email, user_name: name }) => ({ name: name ? `${name} <${email}>` : email, value: email }))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results: wanted === '' ? [mine, ...results] : results };
}

/** Where an email is sent from. Gives the address. */
export const fromAddress = locator('From Address', {
	searchMethod: 'searchFromAddresses',
	search: searchFromAddresses,
	preset: mine,
	description: 'One of the addresses set up in Zoho CRM: your own, or those of the organization',
	byId: { label: 'By Address', placeholder: 'e.g. name@email.com' },
});

/** Templates of one call (CRM v8, email templates). */
const TEMPLATES_PER_CALL = 100;

async function searchTemplates(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => {
		const wanted = filter.toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		const templates = crm.pages(
			{
				method: 'GET',
				path: ['settings', 'email_templates'],
				query: { module: chosenModule(this) },
				scopes: scopes.readTemplates,
			},
			TEMPLATES_PER_CALL,
			'email_templates',
		);
		for await (const { id, name } of templates as AsyncIterable<IDataObject>) {
			if (String(name).toLowerCase().includes(wanted))
				results.push({ name: String(name), value: String(id) });
		}
		return { results };
	});
}

/** An email template of the chosen module. Gives its id. */
export const template = locator('Template', {
	searchMethod: 'searchTemplates',
	search: searchTemplates,
	description: 'The email template of the module; Zoho CRM fills in the values of the record',
	byId: {
		placeholder: 'e.g. 4150868000000777001',
		pattern: '^[0-9]+$',
		patternHint: 'An ID has digits only',
	},
});
