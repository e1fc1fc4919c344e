import type { IDataObject } from 'n8n-workflow';

import { crmPages } from '../shared/transport/pages';
import { pathOf } from '../shared/transport/path';
import { noAnswer, told } from '../shared/transport/perhapsWritten';
import { errorFromRecord } from '../shared/transport/readErrors';
import type { Send, ZohoAnswer, ZohoRequest } from '../shared/transport/types';
import { ZohoError } from '../shared/transport/zohoError';

/** The one place that names the API's version. */
const VERSION = 'v8';

/** A call to CRM, as an operation declares it. */
export interface CrmCall extends Omit<ZohoRequest, 'host' | 'path'> {
	/** Segments behind the version; they are encoded here. */
	path: readonly string[];
	/** `bulk` for /crm/bulk/v8; `upload` for the data center's upload host; `host` where `path` is complete. */
	at?: 'bulk' | 'upload' | 'host';
}

export type Results = Array<IDataObject | ZohoError>;

/** What every operation is made of. Each throws a ZohoError when the whole call is refused. */
export interface CrmCalls {
	/** The answer's body; empty where Zoho answers 204 without one, which for a write is a refusal: perhaps written. */
	call(call: CrmCall): Promise<IDataObject>;
	/** The answer as it came, for files and for those who must know its status. */
	answer(call: CrmCall): Promise<ZohoAnswer>;
	/** The rows of a list, page by page, at most `limit`. `root` is the answer's key of the rows; `data` if left out. */
	pages(call: CrmCall, limit: number, root?: string): AsyncGenerator<IDataObject>;
	/**
	 * The results of a call about many records: one for each that was sent, in order, what Zoho says of it or why it
	 * was refused. One of which nothing is said, or a new one without an ID, is refused as perhaps written. `module` is
	 * whose field labels the refusals use; `root` the answer's key of the results.
	 */
	results(call: CrmCall, sent: IDataObject[], module: string, root?: string): Promise<Results>;
}

/** @param labels field labels of a module by API name, for the words of refusals */
export function crmCalls(send: Send, labels: (module: string) => Promise<Map<string, string>>): CrmCalls {
	const toldOf = async (request: ZohoRequest) => told(request, await send(request));
	return {
		answer: async (call) => await send(requestOf(call)),
		call: async (call) => await toldOf(requestOf(call)),
		pages: (call, limit, root) => crmPages(send, requestOf(call), { limit, root }),
		results: async (call, sent, module, root = 'data') => {
			const request = requestOf({ ...call, perRecord: true });
			const results = rowsOf(await toldOf(request), root);
			const labelOf = results.some(isRefused) ? await labels(module) : new Map<string, string>();
			const read = results.map((result, index) =>
				isRefused(result)
					? errorFromRecord(result, { labelOf: (name) => labelOf.get(name), sent: sent[index] })
					: written(result),
			);
			return forEach(sent, read, () => noAnswer(request));
		},
	};
}

/** A single refusal for many records is everybody's refusal. */
function forEach(sent: IDataObject[], read: Array<Written | ZohoError>, unknown: () => ZohoError): Results {
	const [only] = read;
	if (read.length === 1 && only instanceof ZohoError) return sent.map(() => only);
	return sent.map((record, index) => {
		const result = read[index];
		const isNamed = result instanceof ZohoError || result?.id !== undefined || record.id !== undefined;
		return result !== undefined && isNamed ? result : unknown();
	});
}

function requestOf({ path, at, ...call }: CrmCall): ZohoRequest {
	return {
		...call,
		host: at === 'upload' ? 'crmUpload' : 'crm',
		path: pathOf(baseOf(at), path),
	};
}

function baseOf(at: CrmCall['at']): string {
	if (at === 'host') return '';
	return at === 'bulk' ? `/crm/bulk/${VERSION}` : `/crm/${VERSION}`;
}

/** The rows under a key of an answer's body; none where there is no body. */
export function rowsOf(body: unknown, root = 'data'): IDataObject[] {
	const rows = ((body ?? {}) as IDataObject)[root];
	return Array.isArray(rows) ? (rows as IDataObject[]) : [];
}

const isRefused = ({ status, code }: IDataObject): boolean =>
	status === 'error' || (status === undefined && code !== undefined && code !== 'SUCCESS');

type Written = IDataObject | undefined;

/** `{ code, details: { id, Modified_Time … }, action? }` → one flat object with the id first; undefined without a code. */
function written({ code, details, action, duplicate_field, message }: IDataObject): Written {
	if (code === undefined) return undefined;
	const { id, ...times } = (details ?? {}) as IDataObject;
	return {
		id,
		...(action ? { action } : {}),
		...(duplicate_field ? { duplicateField: duplicate_field } : {}),
		message,
		...times,
	};
}
