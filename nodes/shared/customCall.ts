import type { IDataObject } from 'n8n-workflow';

import { type ApiPath, apiPath, type ApiRoot, joinedQuery } from './apiPath';
import { badInput } from './badInput';
import {
	choice,
	integer,
	jsonBody,
	limitOf,
	pairs,
	requiredText,
	returnAll,
	shownWhen,
	toggle,
	type ValuesOf,
} from './fields';
import { fileNameIn } from './fileName';
import type { Item, Output, Outputs } from './operation';
import { errorFromRecord } from './transport/readErrors';
import { isRefusedResult, resultsIn } from './transport/refusals';
import type { Method, ZohoAnswer, ZohoRequest } from './transport/types';

const methods: Array<{ name: Method; value: Method }> = [
	{ name: 'DELETE', value: 'DELETE' },
	{ name: 'GET', value: 'GET' },
	{ name: 'PATCH', value: 'PATCH' },
	{ name: 'POST', value: 'POST' },
	{ name: 'PUT', value: 'PUT' },
];

/** The form of a call that has no operation of its own. */
export const customCallFields = (root: ApiRoot) => ({
	method: choice('Method', methods, { default: 'GET' as Method, description: 'The HTTP method of the call' }),
	path: apiPath(root),
	query: pairs('Query Parameters', { addLabel: 'Add Parameter', namePlaceholder: 'e.g. fields' }),
	body: shownWhen(
		{ method: ['PATCH', 'POST', 'PUT'] },
		jsonBody('Body', { description: 'What to send, in JSON; left empty, nothing is sent' }),
	),
	followPages: shownWhen(
		{ method: ['GET'] },
		toggle('Follow Pages', {
			description: 'Whether to read a list page by page and return each of its rows as an item',
		}),
	),
	returnAll: shownWhen({ method: ['GET'], followPages: [true] }, returnAll),
	limit: shownWhen(
		{ method: ['GET'], followPages: [true], returnAll: [false] },
		integer('Limit', { default: 50, min: 1, description: 'Max number of results to return' }),
	),
	binaryProperty: requiredText('Put Output File in Field', {
		default: 'data',
		description: 'The name of the field of the output item to put a file in, where the answer is one',
	}),
});

/** The call as it goes through a product's own calls; its path is given in segments, complete and decoded. */
export type CustomRequest = Omit<ZohoRequest, 'host' | 'path'> & { path: string[]; at: 'host' };

/** What a product lends to it. */
export interface Caller {
	answer(request: CustomRequest): Promise<ZohoAnswer>;
	list(request: CustomRequest, limit: number): AsyncGenerator<IDataObject>;
	/** Parameters that following pages sets by itself. */
	pageParameters: readonly string[];
}

/** Makes the call of one item. Refusals are explained as everywhere; an answer comes out as Zoho gave it. */
export async function customCall(
	caller: Caller,
	params: ValuesOf<ReturnType<typeof customCallFields>>,
	item: Item,
): Promise<Outputs> {
	const { method, body, followPages = false, returnAll: all = false, limit, binaryProperty } = params;
	const path: ApiPath = params.path;
	const request: CustomRequest = {
		method,
		path: path.segments,
		at: 'host',
		query: joinedQuery(path.query, params.query, 'Query Parameters'),
		...(body === undefined ? {} : { body }),
		...(path.origin === undefined ? {} : { onlyAt: path.origin }),
	};
	if (followPages) {
		refusePaging(request, caller.pageParameters);
		return caller.list(request, limitOf({ returnAll: all, limit }));
	}
	const answer = await caller.answer({ ...request, as: 'either', perRecord: true });
	tellOfRefused(answer.body, item);
	return await outputOf(answer, request, binaryProperty, item);
}

function refusePaging({ query = {} }: CustomRequest, names: readonly string[]): void {
	const own = names.find((name) => query[name] !== undefined);
	if (own === undefined) return;
	throw badInput(
		'Follow Pages',
		`sets "${own}", and it is among the parameters`,
		'Leave that parameter out, or switch Follow Pages off.',
	);
}

/**
 * Of many records some may have been written: then the answer is what says so. One that was refused as a whole is
 * a refusal.
 */
function tellOfRefused(body: unknown, item: Item): void {
	const results = resultsIn(body) ?? [];
	const refused = results.filter(isRefusedResult);
	const [first] = refused;
	if (!first) return;
	if (refused.length === results.length) throw errorFromRecord(first);
	item.hint(`${refused.length} of ${results.length} records were refused; the answer says which and why`);
}

async function outputOf(
	{ status, body = {}, headers }: ZohoAnswer,
	{ path }: CustomRequest,
	binaryProperty: string,
	item: Item,
): Promise<Output | Output[]> {
	if (Array.isArray(body)) return body.map((row: unknown) => asObject(row));
	if (!Buffer.isBuffer(body)) return asObject(body);
	if (status === 204) return {};
	const fileName = fileNameIn(headers['content-disposition']) ?? path.at(-1) ?? 'file';
	const file = await item.toBinary(body, fileName, mediaTypeOf(headers['content-type']));
	return { json: { fileName, size: body.length }, binary: { [binaryProperty]: file } };
}

const asObject = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null ? (value as IDataObject) : { value: value as string };

/** Zoho calls most files a download; n8n tells their type by the name. */
const mediaTypeOf = (type = ''): string | undefined => {
	const [media = ''] = type.split(';');
	return media === '' || /^application\/(x-download|octet-stream)$/i.test(media) ? undefined : media;
};
