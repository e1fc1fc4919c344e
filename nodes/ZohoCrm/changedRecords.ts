import type { IDataObject } from 'n8n-workflow';

import type { Crm } from './crmApi';
import { RECORDS_PER_CALL } from './records';

/** Calls under way at a time; the transport's throttle has the last word. */
const SIDE_BY_SIDE = 5;
/** What lists leave out and single records have. */
const ONLY_WHOLE = new Set(['subform', 'multiselectlookup', 'multiuserlookup']);

/**
 * The records of these IDs, as they are now; IDs of records that are gone are missing from the map. Whole records of
 * modules with subforms are got one by one, since lists leave the rows out; all others a hundred to a call.
 * @param names the fields wanted, by API name; all of them when left out
 */
export async function recordsByIds(
	crm: Crm,
	module: string,
	ids: string[],
	names?: string[],
): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	if (names === undefined && (ids.length === 1 || (await hasHiddenRows(crm, module)))) {
		for (const some of slices(ids, SIDE_BY_SIDE)) {
			const records = await Promise.all(some.map(async (id) => await recordOrNone(crm, module, id)));
			for (const record of records) if (record) found.set(String(record.id), record);
		}
		return found;
	}
	for (const some of slices(ids, RECORDS_PER_CALL)) {
		for (const [id, record] of await crm.byIds(module, some, names)) found.set(id, record);
	}
	return found;
}

async function hasHiddenRows(crm: Crm, module: string): Promise<boolean> {
	const fields = await crm.fields(module);
	return fields.some((field) => ONLY_WHOLE.has(field.data_type) && field.visible !== false);
}

async function recordOrNone(crm: Crm, module: string, id: string): Promise<IDataObject | undefined> {
	return await crm.get(module, id).catch((refusal: { code?: string }) => {
		if (refusal.code === 'NOT_FOUND') return undefined;
		throw refusal;
	});
}

function* slices<Member>(list: Member[], size: number): Generator<Member[]> {
	for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
