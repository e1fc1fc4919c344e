import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { badInput } from './badInput';
import { inBatches, oneByOne, type Work } from './drive';
import type { CostOf } from './dryRun';
import { binaryDataOf } from './files/binaryData';
import { framingFields, type Item, type Operation, type ProductApi, type Resources } from './operation';
import { type OutputValues, type Simplify, wantedFields } from './output';
import { type Framing, outputItems } from './outputItems';
import { parametersOf } from './parameters';
import { isRefusal, type Outcomes, stopped } from './refused';
import type { Opening } from './transport/connection';
import { toNodeError, toZohoError } from './transport/nodeError';
import { ZohoError } from './transport/zohoError';
import { withIds } from './withIds';

/** A product of Zoho's as `run` drives its operations. */
export interface Product<Api extends ProductApi> {
	/** What the user knows it as. */
	name: string;
	/** Makes the API object; called only when there is something to send. */
	open(context: IExecuteFunctions, opening?: Opening): Promise<Api>;
	/** How its records are simplified; for operations that give records. */
	simplify?: Simplify;
	/** What its calls cost; for operations with a dry run. */
	costOf?: CostOf;
}

/**
 * Runs the chosen operation over all input items: reads and checks every item's parameters before anything is sent,
 * calls Zoho in batches or one by one, and ties each result to its own item, in the order of the input.
 *
 * A refused item becomes an error item where the node continues on fail. Otherwise the run stops and one error says
 * what was refused, what had been written by then and what was not sent. Items of a dry run go first, with an API
 * object that holds back what writes.
 */
export async function run<Api extends ProductApi>(
	context: IExecuteFunctions,
	resources: Resources<Api>,
	product: Product<Api>,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const hints = new Set<string>();
	const inputs = context.getInputData();
	const framings = parametersOf(context, framingFields(operation));
	const parameters = parametersOf(context, operation.fields);
	const outcomes: Outcomes = inputs.map((_, index) => refusalIn(parameters[index], framings[index]));
	const stopOnRefusal = !context.continueOnFail();
	if (stopOnRefusal) throwIfRefused(context, outcomes, operation.writes);

	const framingOf = (index: number) => framings[index] as Framing;
	const signal = cancelSignal(context);
	const say = progress(context, `${product.name}: ${operation.name}`);
	const work: Array<Work<unknown>> = outcomes.flatMap((outcome, index) =>
		outcome
			? []
			: [{ index, params: parameters[index], item: itemOf(context, index, hints, framingOf(index), say) }],
	);
	const drive = operation.batch ? inBatches : oneByOne;
	for (const dryRun of [true, false]) {
		const part = work.filter(({ index }) => (framingOf(index).dryRun === true) === dryRun);
		if (part.length === 0 || (stopOnRefusal && outcomes.some(isRefusal))) continue;
		const api = await opened(context, product, { dryRun }, part, outcomes);
		if (!api) continue;
		const ready = await withIds(api, part, outcomes, signal);
		if (stopOnRefusal && ready.length < part.length) continue;
		await drive({ operation, api, work: ready, outcomes, stopOnRefusal, signal, say });
	}
	if (stopOnRefusal) throwIfRefused(context, outcomes, operation.writes, signal?.aborted);
	const outputs = outputItems(outcomes, framings as Framing[], product, (message) => void hints.add(message));
	showHints(context, hints);
	return [outputs];
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

const refusalIn = (...read: unknown[]): ZohoError | undefined =>
	read.find((values) => values instanceof ZohoError);

/** Where the connection cannot be made, that is the outcome of every item that needs it. */
async function opened<Api extends ProductApi>(
	context: IExecuteFunctions,
	product: Product<Api>,
	opening: Opening,
	work: Array<Work<unknown>>,
	outcomes: Outcomes,
): Promise<Api | undefined> {
	try {
		return await product.open(context, opening);
	} catch (caught) {
		const refusal = toZohoError(caught);
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), refusal);
		for (const { index } of work) outcomes[index] = refusal;
		return undefined;
	}
}

function itemOf(
	context: IExecuteFunctions,
	index: number,
	hints: Set<string>,
	framing: OutputValues,
	say: Item['say'],
): Item {
	return {
		index,
		json: context.getInputData()[index]?.json ?? {},
		signal: cancelSignal(context),
		fieldsToReturn: wantedFields(framing),
		hint: (message) => void hints.add(message),
		say,
		toBinary: async (content, fileName, mimeType) =>
			await binaryDataOf(context.helpers.prepareBinaryData, content, fileName, mimeType),
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
	if (!outcomes.some(isRefusal)) return;
	const { error, itemIndex } = stopped(outcomes, writes, canceled);
	throw toNodeError(context.getNode(), error, itemIndex);
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
