import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { badInput } from './badInput';
import { inBatches, oneByOne, type Work } from './drive';
import type { Item, Operation, Output, ProductApi, Resources, WithBinary } from './operation';
import { parametersOf } from './parameters';
import { type Outcomes, stopped } from './refused';
import { toErrorJson, toNodeError, toZohoError } from './transport/nodeError';
import { ZohoError } from './transport/zohoError';

/**
 * Runs the chosen operation over all input items: reads and checks every item's parameters before anything is sent,
 * calls Zoho in batches or one by one, and ties each result to its own item, in the order of the input.
 *
 * A refused item becomes an error item where the node continues on fail. Otherwise the run stops and one error says
 * what was refused, what had been written by then and what was not sent.
 * @param open makes the product's API object; called once, and only when there is something to send
 */
export async function run<Api extends ProductApi>(
	context: IExecuteFunctions,
	resources: Resources<Api>,
	product: string,
	open: (context: IExecuteFunctions) => Promise<Api>,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const hints = new Set<string>();
	const inputs = context.getInputData();
	const parameters = inputs.map((_, index) => parametersOf(context, operation.fields, index));
	const outcomes: Outcomes = parameters.map((read) => (read instanceof ZohoError ? read : undefined));
	const stopOnRefusal = !context.continueOnFail();
	if (stopOnRefusal) throwIfRefused(context, outcomes, operation.writes);

	const work: Array<Work<unknown>> = parameters.flatMap((params, index) =>
		params instanceof ZohoError ? [] : [{ index, params, item: itemOf(context, index, hints) }],
	);
	if (work.length > 0) {
		const api = await opened(context, open, outcomes);
		if (api) {
			const signal = cancelSignal(context);
			const say = progress(context, `${product}: ${operation.name}`);
			const drive = operation.batch ? inBatches : oneByOne;
			await drive({ operation, api, work, outcomes, stopOnRefusal, signal, say });
		}
	}
	if (stopOnRefusal) throwIfRefused(context, outcomes, operation.writes, cancelSignal(context)?.aborted);
	showHints(context, hints);
	return [outcomes.flatMap((outcome, index) => outputItems(outcome, index))];
}

function chosenOperation<Api>(context: IExecuteFunctions, resources: Resources<Api>): Operation<Api> {
	const resource = context.getNodeParameter('resource', 0) as string;
	const name = context.getNodeParameter('operation', 0) as string;
	const found = resources[resource]?.[name];
	if (found) return found;
	const unknown = badInput(
		'Operation',
		`"${name}" of "${resource}" does not exist`,
		'Choose one from the list.',
	);
	throw toNodeError(context.getNode(), unknown);
}

/** Where the connection cannot be made, that is every item's outcome. */
async function opened<Api>(
	context: IExecuteFunctions,
	open: (context: IExecuteFunctions) => Promise<Api>,
	outcomes: Outcomes,
): Promise<Api | undefined> {
	try {
		return await open(context);
	} catch (caught) {
		const refusal = toZohoError(caught);
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), refusal);
		outcomes.forEach((outcome, index) => {
			outcomes[index] = outcome ?? refusal;
		});
		return undefined;
	}
}

function itemOf(context: IExecuteFunctions, index: number, hints: Set<string>): Item {
	return {
		index,
		json: context.getInputData()[index]?.json ?? {},
		signal: cancelSignal(context),
		hint: (message) => void hints.add(message),
		toBinary: async (content, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(content, fileName, mimeType),
		async binary(property) {
			const meta = context.getInputData()[index]?.binary?.[property];
			if (!meta) {
				throw badInput(
					'Input Binary Field',
					`names "${property}", and the item has no such file`,
					'Use the name shown on the Binary tab of the node before this one.',
				);
			}
			return { meta, content: await context.helpers.getBinaryDataBuffer(index, property) };
		},
	};
}

function throwIfRefused(
	context: IExecuteFunctions,
	outcomes: Outcomes,
	writes: boolean,
	canceled = false,
): void {
	if (!outcomes.some((outcome) => outcome instanceof ZohoError)) return;
	const { error, itemIndex } = stopped(outcomes, writes, canceled);
	throw toNodeError(context.getNode(), error, itemIndex);
}

function outputItems(outcome: Output[] | ZohoError | undefined, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (outcome instanceof ZohoError) {
		// `error` alone: every version of n8n knows an error item by it, and sends it to the node's error output.
		return [{ json: { error: toErrorJson(outcome) }, pairedItem }];
	}
	return (outcome ?? []).map((output) =>
		isWithBinary(output) ? { ...output, pairedItem } : { json: output, pairedItem },
	);
}

function isWithBinary(output: Output): output is WithBinary {
	return 'binary' in output && 'json' in output && Object.keys(output).length === 2;
}

function cancelSignal(context: IExecuteFunctions): AbortSignal | undefined {
	return context.getExecutionCancelSignal?.();
}

/** While a node is run by hand the editor's console shows its progress; otherwise it goes to n8n's log. */
function progress(context: IExecuteFunctions, title: string): (step: string) => void {
	const byHand = context.getMode() === 'manual';
	return (step) => {
		if (byHand) context.sendMessageToUI(`${title}, ${step}`);
		else context.logger.debug(`${title}, ${step}`);
	};
}

function showHints(context: IExecuteFunctions, hints: Set<string>): void {
	if (hints.size === 0) return;
	context.addExecutionHints?.(...[...hints].map((message) => ({ message, location: 'outputPane' as const })));
}
