import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { made } from '../shared/transport/perhapsWritten';
import type { Customers } from './customers';
import type { Portal } from './deskApi';
import { idsIn } from './fields/ids';
import { scopes } from './scopes';

const address = ['street', 'city', 'state', 'country'];
/** The standard fields a merge can take from another, by Zoho's Contact.json and Account.json. */
const takeable: Record<Customers, readonly string[]> = {
	contacts: [
		...['firstName', 'lastName', 'email', 'secondaryEmail', 'phone', 'mobile', 'type', 'title', 'twitter'],
		...['facebook', 'description', 'accountId', 'zip', ...address],
	],
	accounts: [
		'email',
		'phone',
		'fax',
		'website',
		'industry',
		'annualrevenue',
		'description',
		'code',
		...address,
	],
};

/** Whether a merge can take the field from another. */
export const isTakeable = (module: Customers, apiName: string, isCustomField: boolean): boolean =>
	isCustomField || takeable[module].includes(apiName);

/**
 * Merges others into one, which stays and gets what belongs to them.
 * @param label the field of the form that names the others
 * @param takeFrom fields whose values come from the first of the others
 */
export async function mergeCustomers(
	portal: Portal,
	module: Customers,
	{ id, others, label, takeFrom = [] }: { id: string; others: string; label: string; takeFrom?: string[] },
): Promise<IDataObject> {
	const ids = idsIn(others);
	if (ids.includes(id)) throw badInput(label, 'names the one that stays', 'Leave that one out.');
	return made(
		await portal.call({
			method: 'POST',
			path: [module, id, 'merge'],
			body: {
				ids,
				...(takeFrom.length > 0 ? { source: await sourceOf(portal, module, takeFrom, ids[0]) } : {}),
			},
			labelOf: (apiName) => (apiName === 'ids' ? label : undefined),
			scopes: scopes.updateContacts,
		}),
	);
}

/** Each field with the id of the one it is taken from; custom ones under `cf`. */
async function sourceOf(
	portal: Portal,
	module: Customers,
	names: string[],
	from: string | undefined,
): Promise<IDataObject> {
	const fields = await portal.fields(module);
	const isCustom = (name: string) =>
		fields.some(({ apiName, isCustomField }) => apiName === name && isCustomField === true);
	const unknown = names.find((name) => !isTakeable(module, name, isCustom(name)));
	if (unknown !== undefined) {
		const label = 'Fields to Take From the First Merged';
		throw badInput(label, `has "${unknown}", which a merge cannot take`, 'Pick from the list.');
	}
	const custom = Object.fromEntries(names.filter(isCustom).map((name) => [name, from]));
	const standard = Object.fromEntries(names.filter((name) => !isCustom(name)).map((name) => [name, from]));
	return Object.keys(custom).length > 0 ? { ...standard, cf: custom } : standard;
}
