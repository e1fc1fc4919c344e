import type { IDataObject } from 'n8n-workflow';

import { toZohoError } from '../shared/transport/nodeError';
import { ZohoError } from '../shared/transport/zohoError';
import { createCustomer, type Customers, searchCustomers } from './customers';
import type { Desk } from './deskApi';

/** A search takes commas for several values, so it may find more than is meant; those are sorted out here. */
const MOST_ALIKE = 1_000;

/**
 * What a run has found or created, by organization and key: Desk's search does not see at once what was created, so a
 * second item of the same key would create it again. Items of one key run one after the other.
 */
const seenBy = new WeakMap<Desk, Map<string, IDataObject>>();

/**
 * The one record whose field has this value, letter case aside, or a new one.
 * @returns the record with `isNew`
 * @throws ZohoError where several have the value: which one is meant cannot be told
 */
export async function findOrCreate(
	desk: Desk,
	organization: string,
	{ module, field, label, value }: { module: Customers; field: string; label: string; value: string },
	values: IDataObject,
): Promise<IDataObject> {
	const portal = await desk.portal(organization);
	const wanted = value.toLowerCase();
	const key = `${portal.id} ${module} ${wanted}`;
	const seen = seenBy.get(desk) ?? new Map<string, IDataObject>();
	seenBy.set(desk, seen);
	const before = seen.get(key);
	if (before) return { ...before, isNew: false };

	const look = async () => {
		const found: IDataObject[] = [];
		for await (const row of searchCustomers(portal, module, { [field]: value }, MOST_ALIKE)) {
			if (String(row[field] ?? '').toLowerCase() === wanted) found.push(row);
		}
		return found;
	};
	const created = async () =>
		await createCustomer(portal, module, { ...values, [field]: value }).catch(async (caught: unknown) => {
			const refusal = toZohoError(caught);
			// Its answer got lost. Where the search sees the record already, all is well; else nobody knows.
			const [written] = refusal.perhapsWritten ? await look().catch(() => []) : [];
			if (!written) throw refusal;
			return written;
		});
	const found = await look();
	const [only, ...others] = found;
	if (others.length > 0) throw several(label, value, found);
	const record = only ?? (await created());
	seen.set(key, record);
	return { ...record, isNew: !only };
}

function several(label: string, value: string, found: IDataObject[]): ZohoError {
	const ids = found.map(({ id }) => String(id));
	return new ZohoError({
		code: 'SEVERAL_FOUND',
		message: `'${label}' is "${value}", which ${found.length} records have`,
		description: `Choose one by its ID and use Get instead, or merge them in Zoho Desk: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}.`,
		field: { apiName: label, label },
		allowedValues: ids,
	});
}
