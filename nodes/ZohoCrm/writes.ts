import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../shared/operation';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import type { WriteKind, WriteOptions } from './records';
import { recordOf } from './values';

/** A record that is ready to be sent, with all that must be the same for the records it shares a call with. */
export interface ReadyRecord {
	module: string;
	record: IDataObject;
	options: WriteOptions;
	/** Whether the user wants the record as it is after the write. */
	returnRecord: boolean;
}

/** Types the values by the module's metadata; names fields that are read-only in a hint. */
export async function readyRecord(
	crm: Crm,
	kind: 'create' | 'update',
	wanted: { module: string; values: IDataObject; options: WriteOptions; returnRecord?: boolean },
	item: Item,
): Promise<ReadyRecord> {
	const { module, values, options, returnRecord = false } = wanted;
	const { record, leftOut } = recordOf(await crm.fields(module), values, kind, module);
	if (leftOut.length > 0) item.hint(`Left out, because Zoho CRM sets them itself: ${leftOut.join(', ')}`);
	if (Object.keys(record).length === 0) {
		throw new ZohoError({
			code: 'EMPTY_RECORD',
			message: "'Fields' has nothing to write",
			description: 'Add at least one field and give it a value.',
			field: { apiName: 'fields', label: 'Fields' },
		});
	}
	return { module, record, options, returnRecord };
}

/** Records share a call when everything beside their own data is the same. */
export const callKey = ({ module, options, returnRecord }: ReadyRecord): string =>
	JSON.stringify([module, options, returnRecord]);

/** Sends up to 100 records in one call; where asked, reads them back in one more. */
export async function writeRecords(
	crm: Crm,
	kind: WriteKind,
	ready: ReadyRecord[],
): Promise<Array<IDataObject | ZohoError>> {
	const [first] = ready;
	if (!first) return [];
	const results = await crm.write(
		kind,
		first.module,
		ready.map(({ record }) => record),
		first.options,
	);
	if (!first.returnRecord) return results;
	const written = results.flatMap((result) => (result instanceof ZohoError ? [] : [String(result.id)]));
	if (written.length === 0) return results;
	return await asTheyAreNow(crm, first.module, results, written);
}

/** The write has happened: when reading back is refused, the result says so and the write's own answer is kept. */
async function asTheyAreNow(
	crm: Crm,
	module: string,
	results: Array<IDataObject | ZohoError>,
	ids: string[],
): Promise<Array<IDataObject | ZohoError>> {
	const records = await crm.byIds(module, ids).catch((refusal: Error) => refusal);
	return results.map((result) => {
		if (result instanceof ZohoError) return result;
		if (records instanceof Error) return { ...result, notReadBack: records.message };
		return records.get(String(result.id)) ?? result;
	});
}
