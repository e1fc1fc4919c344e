import type { IDataObject } from 'n8n-workflow';

import type { Output } from './operation';
import { HeldCall } from './transport/holdWrites';
import { ZohoError } from './transport/zohoError';

/** What became of an item so far: its outputs, the refusal, the call a dry run held back, or undefined where it was not reached. */
export type Outcome = Output[] | ZohoError | HeldCall | undefined;
export type Outcomes = Outcome[];

/** A call that a dry run held back is no refusal. */
export const isRefusal = (outcome: unknown): outcome is ZohoError =>
	outcome instanceof ZohoError && !(outcome instanceof HeldCall);

const SHOWN = 20;

/**
 * One ZohoError for a run that stops: which items were refused and why, which records were written (with their
 * ids), and which items were never sent. The whole lists are in `details`; the text shows the first twenty.
 * @param writes whether the operation changes data at all; a read has nothing "written" to report
 * @param canceled whether the user stopped the workflow; n8n knows such an end by the word in the message
 */
export function stopped(
	outcomes: Outcomes,
	writes: boolean,
	canceled = false,
): { error: ZohoError; itemIndex: number } {
	const refused = outcomes.flatMap((outcome, item) => (isRefusal(outcome) ? [{ item, error: outcome }] : []));
	const [first] = refused;
	if (!first) return { error: new ZohoError({ code: 'UNKNOWN', message: 'The run stopped' }), itemIndex: 0 };

	const written = writes
		? outcomes.flatMap((outcome, item) => (Array.isArray(outcome) ? [{ item, id: idOf(outcome) }] : []))
		: [];
	const perhaps = refused.flatMap(({ item, error }) => (error.perhapsWritten ? [item] : []));
	const notSent = outcomes.flatMap((outcome, item) => (outcome === undefined ? [item] : []));
	if (outcomes.length === 1 && !canceled) return { error: first.error, itemIndex: first.item };

	const oneReason = refused.every(({ error }) => sameReason(error, first.error));
	const description = [
		...(oneReason
			? [first.error.description]
			: refused.slice(0, SHOWN).map(({ item, error }) => `Item ${item}: ${error.message} (${error.code})`)),
		!oneReason && refused.length > SHOWN ? `… and ${refused.length - SHOWN} more.` : undefined,
		writes ? writtenText(written, perhaps) : undefined,
		writes && notSent.length > 0 ? `Not sent: ${ranges(notSent)}.` : undefined,
	];
	return {
		itemIndex: first.item,
		error: new ZohoError({
			...factsOf(first.error),
			message: canceled ? 'The workflow was canceled' : title(refused, outcomes.length, oneReason),
			description: description.filter((line) => line).join('\n'),
			details: {
				refused: refused.map(({ item, error }) => ({
					item,
					code: error.code,
					message: error.message,
					field: error.field,
				})),
				written,
				perhapsWritten: perhaps,
				notSent,
			},
		}),
	};
}

/** A reason that all share, such as a connection that ended, is said once with what to do about it. */
const sameReason = (one: ZohoError, other: ZohoError): boolean =>
	one.message === other.message && one.description === other.description;

function title(refused: Array<{ item: number; error: ZohoError }>, of: number, oneReason: boolean): string {
	const [first] = refused;
	if (refused.length === 1) return `Item ${first?.item}: ${first?.error.message}`;
	const count = `${refused.length} of ${of} items were refused`;
	return oneReason ? `${count}: ${first?.error.message}` : count;
}

/** @param perhaps items of which nobody knows */
function writtenText(written: Array<{ item: number; id?: string }>, perhaps: number[]): string {
	const unknown = perhaps.length === 0 ? '' : `Perhaps written: ${ranges(perhaps)}.`;
	if (written.length === 0) return unknown || 'Nothing was written.';
	const ids = written.slice(0, SHOWN).map(({ item, id }) => (id ? `item ${item} → ${id}` : `item ${item}`));
	const more =
		written.length > SHOWN
			? `, … and ${written.length - SHOWN} more (${ranges(written.map(({ item }) => item))})`
			: '';
	return `Written already (${written.length}): ${ids.join(', ')}${more}.${unknown && `\n${unknown}`}`;
}

/** `[0, 1, 2, 5]` → `items 0–2, 5` */
function ranges(indexes: number[]): string {
	const parts: string[] = [];
	let from = indexes[0] ?? 0;
	indexes.forEach((index, position) => {
		const next = indexes[position + 1];
		if (next === index + 1) return;
		parts.push(from === index ? `${index}` : `${from}–${index}`);
		from = next ?? index;
	});
	return `${indexes.length === 1 ? 'item' : 'items'} ${parts.join(', ')}`;
}

function idOf(outputs: Output[]): string | undefined {
	const [output] = outputs;
	const json =
		output && 'binary' in output && 'json' in output ? (output.json as IDataObject) : (output as IDataObject);
	return typeof json?.id === 'string' ? json.id : undefined;
}

function factsOf({
	code,
	httpStatus,
	field,
	allowedValues,
	nearestName,
	duplicateId,
	retryable,
	perhapsWritten,
	scopes,
}: ZohoError) {
	return {
		...{ code, httpStatus, field, allowedValues, nearestName, duplicateId },
		...{ retryable, perhapsWritten, scopes },
	};
}
