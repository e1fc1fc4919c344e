import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../shared/operation';
import { ZohoError } from '../shared/transport/zohoError';
import type { Crm } from './crmApi';
import type { WriteKind, WriteOptions } from './records';
import { settle, type TypedRecord, typedRecord, uploadFiles } from './values';

/** A record that is ready to be sent, with all that must be the same for the records it shares a call with. */
export interface ReadyRecord extends Pick<TypedRecord, 'record' | 'names' | 'files'> {
	module: string;
	options: WriteOptions;
	/** Whether the user wants the record as it is after the write. */
	returnRecord: boolean;
}

/** What a form asks to be written. */
export interface WantedRecord {
	module: string;
	values: IDataObject;
	options: WriteOptions;
	returnRecord?: boolean;
}

/** Types the values by the module's metadata; names fields that are read-only in a hint. */
export async function readyRecord(
	crm: Crm,
	kind: WriteKind,
	{ module, values, options, returnRecord = false }: WantedRecord,
	item: Item,
): Promise<ReadyRecord> {
	const { leftOut, ...typed } = await typedRecord(crm, { module, values, kind }, item);
	if (leftOut.length > 0) item.hint(`Left out, because Zoho CRM sets them itself: ${leftOut.join(', ')}`);
	if (Object.keys(typed.record).length === 0) {
		throw new ZohoError({
			code: 'EMPTY_RECORD',
			message: "'Fields' has nothing to write",
			description: 'Add at least one field and give it a value.',
			field: { apiName: 'fields', label: 'Fields' },
		});
	}
	return { ...typed, module, options, returnRecord };
}

/** A single record whose names are looked up, for operations that write one at a time. */
export async function settledRecord(
	crm: Crm,
	kind: WriteKind,
	wanted: WantedRecord,
	item: Item,
): Promise<ReadyRecord> {
	const ready = await readyRecord(crm, kind, wanted, item);
	const [refusal] = await settle(crm, [ready]);
	if (refusal) throw refusal;
	return ready;
}

/** Records share a call when everything beside their own data is the same. */
export const callKey = ({ module, options, returnRecord }: ReadyRecord): string =>
	JSON.stringify([module, options, returnRecord]);

/** Sends up to 100 records in one call, after their files; where asked, reads them back in one more. */
export async function writeRecords(
	crm: Crm,
	kind: WriteKind,
	ready: ReadyRecord[],
): Promise<Array<IDataObject | ZohoError>> {
	const results = await uploadAndSend(crm, kind, ready);
	const [first] = ready;
	const written = results.flatMap((result) => (result instanceof ZohoError ? [] : [String(result.id)]));
	if (!first?.returnRecord || written.length === 0) return results;
	return await asTheyAreNow(crm, first.module, results, written);
}

/** Sends the records whose files Zoho takes; the others' results say why it does not. */
async function uploadAndSend(
	crm: Crm,
	kind: WriteKind,
	ready: ReadyRecord[],
): Promise<Array<IDataObject | ZohoError>> {
	const refusals = await uploadFiles(crm, ready);
	const complete = ready.filter((_, index) => refusals[index] === undefined);
	const [first] = complete;
	if (!first) return refusals.flatMap((refusal) => refusal ?? []);
	const records = complete.map(({ record }) => record);
	const results = await crm.write(kind, first.module, records, first.options);
	if (complete.length === ready.length) return results;
	const inTurn = results.values();
	return refusals.map((refusal) => refusal ?? (inTurn.next().value as IDataObject | ZohoError));
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
