import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { scopes } from '../scopes';
import { inForm } from './inForm';

async function searchUsers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => {
		const wanted = filter.toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		const users = crm.pages(
			{ method: 'GET', path: ['users'], query: { type: 'ActiveUsers' }, scopes: scopes.readUsers },
			Infinity,
			'users',
		);
		for await (const { id, full_name, email } of users) {
			const name = `${String(full_name)} (${String(email)})`;
			if (name.toLowerCase().includes(wanted)) results.push({ name, value: String(id) });
		}
		return { results };
	});
}

const options = {
	searchMethod: 'searchUsers',
	search: searchUsers,
	byId: {
		placeholder: 'e.g. 4150868000000225013',
		pattern: '^[0-9]+$',
		patternHint: 'An ID has digits only; Get Many of users lists them',
	},
};

/** One user of the account, found by name or email address or given by ID. */
export const user = locator('User', { ...options, description: 'A user of your Zoho CRM' });
