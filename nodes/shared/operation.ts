import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { dryRun } from './dryRun';
import type { Field, Fields, ValuesOf } from './fields';
import { outputFields } from './output';
import type { ZohoError } from './transport/zohoError';

/** What a product's API object must say of itself so that `run` can drive its operations. */
export interface ProductApi {
	/** How many items may be under way at once; the transport's throttle has the last word. */
	concurrency: number;
}

/** The input item an operation works on, for what is not a parameter: its binary data, and notes to the user. */
export interface Item {
	index: number;
	json: IDataObject;
	/** The binary property's metadata and content. Throws a ZohoError that names the property when the item has none. */
	binary(property: string): Promise<{ meta: IBinaryData; content: Buffer }>;
	/** n8n's binary data for an output item; bytes that come piece by piece are not held in memory where n8n allows it. */
	toBinary(
		content: Buffer | AsyncIterable<Uint8Array>,
		fileName: string,
		mimeType?: string,
	): Promise<IBinaryData>;
	/** A note under the node's output; the same note from many items shows once. */
	hint(message: string): void;
	/** How far a long step has come, for the editor's console or n8n's log. */
	say(step: string): void;
	/** The names of the fields the user wants back, for lists that can be asked for them; undefined for all. */
	fieldsToReturn?: string[];
	/** Aborted when the user stops the workflow. */
	signal?: AbortSignal;
}

/** An output item with binary data. */
export interface WithBinary {
	json: IDataObject;
	binary: NonNullable<INodeExecutionData['binary']>;
}

export type Output = IDataObject | WithBinary;
/** What one item's run gives: one output item, several, or a stream of them (a list that is read page by page). */
export type Outputs = Output | Output[] | AsyncIterable<IDataObject>;

/** How an operation handles many items in one call. */
export interface Batch<Api, Params, Ready> {
	/** Items per call at most. */
	size: number;
	/**
	 * Makes ready what an item sends. All items are made ready before any is sent, so a value that cannot be meant
	 * stops the run with nothing written. Throws a ZohoError that names the field.
	 */
	prepare(api: Api, params: Params, item: Item): Promise<Ready>;
	/**
	 * What all items need before any is sent and what is cheaper to ask for together, such as the IDs of names.
	 * Gives a ZohoError for each item that cannot be sent.
	 */
	settle?(api: Api, ready: Ready[]): Promise<Array<ZohoError | undefined>>;
	/** Only items with the same key share a call, for example the same module and the same options. */
	key(ready: Ready): string;
	/** One result per item: same order, same length. A refused item is a ZohoError in its place. */
	run(api: Api, ready: Ready[], items: Item[]): Promise<Array<Output | ZohoError>>;
}

interface Described {
	/** As the menu shows it: `Get Many`. The saved value is the file's name. */
	name: string;
	/** Sentence case without articles: `Get many records`. */
	action: string;
	description: string;
	/** Zoho scopes that allow it, any one of each; listed in docs/operations.md and named when one is missing. */
	scopes: readonly string[];
	/** Whether it changes data at Zoho; false for operations that only read. What writes can be tried in a dry run. */
	writes: boolean;
	/** False where a dry run would tell nothing. */
	dryRun?: false;
	/**
	 * Its outputs are records, and the form asks how much of them to return: simplified, some fields, or raw. A Field in
	 * the place of 'records' is how those fields are chosen. `item.fieldsToReturn` has them.
	 */
	gives?: 'records' | Field<string[]>;
}

/** An operation as the lists of operations hold it: what its form's values are is known only inside. */
export interface Operation<Api = never> extends Described {
	fields: Fields;
	/** One item at a time. */
	run?(api: Api, params: unknown, item: Item): Promise<Outputs>;
	/** Items with the same order key run one after the other, others side by side. */
	order?(params: unknown): string;
	/** Many items in one call. */
	batch?: Batch<Api, unknown, unknown>;
}

/** What the form asks beside the operation's own fields: how much of its records to return, and whether to write at all. */
export const framingFields = ({ writes, dryRun: canBeTried, gives }: Operation<never>): Fields => ({
	...(gives === undefined ? {} : outputFields(gives === 'records' ? undefined : gives)),
	...(writes && canBeTried !== false ? { dryRun } : {}),
});

/** `create`, `getAll` … by file name. */
export type Operations<Api> = Record<string, Operation<Api>>;
/** `record`, `ticket` … by folder name. */
export type Resources<Api> = Record<string, Operations<Api>>;

type OneByOne<Api, Params> = {
	run(api: Api, params: Params, item: Item): Promise<Outputs>;
	order?(params: Params): string;
	batch?: undefined;
};
type InBatches<Api, Params, Ready> = { batch: Batch<Api, Params, Ready>; run?: undefined; order?: undefined };

/**
 * Declares an operation: how it reads in the menu, what it asks for and what it does, in one place.
 * `run` and `batch` get the parameters typed by the `fields` beside them.
 */
export function operation<Api, F extends Fields, Ready = unknown>(
	declared: Described & { fields: F } & (OneByOne<Api, ValuesOf<F>> | InBatches<Api, ValuesOf<F>, Ready>),
): Operation<Api> {
	// The parameters `run` is given are always read by these very `fields`, so forgetting their type here is safe.
	return declared as unknown as Operation<Api>;
}
