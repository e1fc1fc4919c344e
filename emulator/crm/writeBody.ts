import type { Call } from '../service';
import { RefusedCall } from './answer';
import type { WriteOptions } from './records';
import { invalidData, limitExceeded, mandatory, unsupportedValue, wrongType } from './refusals';
import { isObject } from './values';

/** Most records of one write. */
const maximumRecords = 100;

const triggers = ['workflow', 'approval', 'blueprint', 'pathfinder', 'orchestration'];
const applicable = [
	'layout_rules',
	'range_validation',
	'assignment_rules',
	'function_validation_rule',
	'criteria_validation_rule',
	'global_map_dependency',
	'territory_subordinates',
];
const skippable = ['assignment_rules', 'cadences', 'connected_workflows'];
const processes = ['review_process'];
const known = ['data', 'trigger', 'apply_feature_execution', 'skip_feature_execution', 'process', 'lar_id'];

export interface WriteBody {
	/** The records as sent; what is in them is judged one by one. */
	records: unknown[];
	options: WriteOptions;
	/** Upsert only. */
	duplicateCheckFields?: string[];
}

/** The body of insert, update and upsert. @throws RefusedCall for whatever concerns the call as a whole */
export function writeBodyOf(call: Call, more: readonly string[] = []): WriteBody {
	const body = isObject(call.body) ? call.body : {};
	const unknown = Object.keys(body).find((name) => !known.includes(name) && !more.includes(name));
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
	// There are no assignment rules in this organisation, so no id of one can be right.
	if (body.lar_id !== undefined) throw new RefusedCall(invalidData('lar_id', '$.lar_id'));
	if (body.process !== undefined) words(body.process, 'process', processes);
	const applied = names(body, 'apply_feature_execution', applicable);
	const skipped = names(body, 'skip_feature_execution', skippable);
	return {
		records: recordsOf(body),
		options: {
			applied,
			skipped,
			...(body.trigger === undefined ? {} : { trigger: words(body.trigger, 'trigger', triggers) }),
		},
		duplicateCheckFields:
			body.duplicate_check_fields === undefined
				? undefined
				: list(body.duplicate_check_fields, 'duplicate_check_fields').map(String),
	};
}

function recordsOf(body: Record<string, unknown>): unknown[] {
	if (body.data === undefined) throw new RefusedCall(mandatory('data', '$.data'));
	const records = list(body.data, 'data');
	if (records.length === 0) throw new RefusedCall(invalidData('data', '$.data'));
	if (records.length > maximumRecords) throw new RefusedCall(limitExceeded('data', maximumRecords));
	return records;
}

function list(value: unknown, name: string): unknown[] {
	if (Array.isArray(value)) return value;
	throw new RefusedCall(wrongType(name, `$.${name}`, 'jsonarray'));
}

function words(value: unknown, name: string, supported: readonly string[]): string[] {
	return list(value, name).map((word, index) => {
		if (supported.includes(String(word))) return String(word);
		throw new RefusedCall(unsupportedValue(name, `$.${name}[${index}]`, supported));
	});
}

/** `[{ "name": "layout_rules" }]` */
function names(body: Record<string, unknown>, key: string, supported: readonly string[]): string[] {
	return list(body[key] ?? [], key).map((item, index) => {
		const name = isObject(item) ? item.name : undefined;
		if (supported.includes(String(name))) return String(name);
		throw new RefusedCall(unsupportedValue('name', `$.${key}[${index}].name`, supported));
	});
}

/** How many records a body holds, for the call's weight, before anybody has judged it. */
const countOf = (call: Call): number =>
	isObject(call.body) && Array.isArray(call.body.data) ? call.body.data.length : 1;

/** An insert, update or upsert costs a credit for every ten records, and is heavy beyond ten. */
export const writeWeight = {
	heavy: (call: Call): boolean => countOf(call) > 10,
	credits: (call: Call): number => Math.max(1, Math.ceil(countOf(call) / 10)),
};
