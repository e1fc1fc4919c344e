import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type CostOf, shownCall } from './dryRun';
import type { Output, WithBinary } from './operation';
import { type OutputValues, shaped, type Simplify } from './output';
import type { Outcomes } from './refused';
import { HeldCall } from './transport/holdWrites';
import { toErrorJson } from './transport/nodeError';
import { ZohoError } from './transport/zohoError';

/** What the form asks of every item beside the operation's own fields. */
export type Framing = OutputValues & { dryRun?: boolean };

/**
 * The output items of all outcomes, in the order of the input: records as much as the user wants of each, refusals as
 * error items, and each call that a dry run held back once, paired with every item that would have shared it.
 */
export function outputItems(
	outcomes: Outcomes,
	framings: Framing[],
	{ simplify = (record) => record, costOf = unknownCost }: { simplify?: Simplify; costOf?: CostOf },
	hint: (message: string) => void,
): INodeExecutionData[] {
	const missing = (name: string) =>
		hint(`'${name}' under Fields to Return is not among the fields that Zoho gave back`);
	const sharing = itemsByCall(outcomes);
	return outcomes.flatMap((outcome, index): INodeExecutionData[] => {
		const pairedItem = { item: index };
		if (outcome instanceof HeldCall) {
			const items = sharing.get(outcome) ?? [];
			if (items[0]?.item !== index) return [];
			hint('Dry Run is on: what would be written is shown, and nothing was sent');
			return [{ json: shownCall(outcome, items.length, costOf), pairedItem: items }];
		}
		if (outcome instanceof ZohoError) {
			// `error` alone: every version of n8n knows an error item by it, and sends it to the node's error output.
			return [{ json: { error: toErrorJson(outcome) }, pairedItem }];
		}
		const shape = (json: IDataObject) => shaped(json, framings[index] ?? {}, simplify, missing);
		return (outcome ?? []).map((output) =>
			isWithBinary(output)
				? { ...output, json: shape(output.json), pairedItem }
				: { json: shape(output), pairedItem },
		);
	});
}

const unknownCost: CostOf = () => ({ credits: 1, isKnown: false });

function itemsByCall(outcomes: Outcomes): Map<HeldCall, Array<{ item: number }>> {
	const items = new Map<HeldCall, Array<{ item: number }>>();
	outcomes.forEach((outcome, item) => {
		if (!(outcome instanceof HeldCall)) return;
		const sharing = items.get(outcome);
		if (sharing) sharing.push({ item });
		else items.set(outcome, [{ item }]);
	});
	return items;
}

function isWithBinary(output: Output): output is WithBinary {
	return 'binary' in output && 'json' in output && Object.keys(output).length === 2;
}
