import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { scopes } from '../scopes';
import { inPortal } from './inForm';

/** The preset: the address of the ticket's department. */
export const FIND_ADDRESS = 'auto';
const findIt = { name: "The Department's Own", value: FIND_ADDRESS };

async function searchFromAddresses(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const { data } = await inPortal(
		this,
		async (portal) =>
			// Its list counts from 1 and takes no 0, so it is read in one page.
			await portal.call({
				method: 'GET',
				path: ['mailReplyAddress'],
				query: { departmentId: 'allDepartment', isActive: true, limit: 100 },
				scopes: scopes.readMailAddresses,
			}),
	);
	const results = ((data ?? []) as IDataObject[])
		.map(({ address, displayName }) => ({
			name: `${String(displayName ?? '')} <${String(address)}>`,
			value: String(address),
		}))
		.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: filter === '' ? [findIt, ...results] : results };
}

/** Where an answer is sent from. */
export const fromAddress = locator('From Address', {
	searchMethod: 'searchFromAddresses',
	search: searchFromAddresses,
	preset: findIt,
	description: 'One of the addresses set up in Zoho Desk for answers',
	byId: { label: 'By Address', placeholder: 'e.g. support@example.com' },
});
