import type { Refusal, Urls } from './service';

/** A request as it arrived, without secrets, and what became of it. */
export interface LoggedRequest {
	service: keyof Urls;
	method: string;
	/** Path without query. */
	path: string;
	query: Record<string, string>;
	/** Lower-case names; `authorization` is cut to its scheme, e.g. `Zoho-oauthtoken`. */
	headers: Record<string, string>;
	/** Parsed JSON or form fields, `undefined` when there was none. */
	body: unknown;
	/** Milliseconds since the epoch, by the emulator's clock. */
	time: number;
	/** Status of the answer; `undefined` while it is not there, or when none ever went out whole. */
	status?: number;
	/** Why the common checks refused it. */
	refusal?: Refusal;
	/** What of the answer tells one from another, in a line without secrets; of a route that ran. */
	summary?: string;
	/** The fault it met. */
	fault?: string;
}

/** `'POST /crm/v8/Leads'` (method and path, see `matches`), or a question to each request. */
export type Match = string | ((request: LoggedRequest) => boolean);

/** In a text, `*` in the method's place is any method, and one at the end of the path is any rest of it. */
export function matches(match: Match, request: LoggedRequest): boolean {
	if (typeof match === 'function') return match(request);
	const [method, path = ''] = match.split(' ');
	if (method !== '*' && method !== request.method) return false;
	return path.endsWith('*') ? request.path.startsWith(path.slice(0, -1)) : path === request.path;
}

/** The requests since the start or the last `clear()`, so many of the latest that a long run does not fill the memory. */
export class RequestLog {
	/** How many are kept. Who wants to look at more of them raises it, and takes them out in time. */
	most = 10_000;
	/** Those that are kept, in the order of arrival. */
	readonly all: LoggedRequest[] = [];
	/** How many came, kept or not. */
	count = 0;

	/** Keeps the request with its secrets masked. */
	add(request: LoggedRequest): LoggedRequest {
		const entry = { ...request, ...withoutSecrets(request) };
		this.count += 1;
		this.all.push(entry);
		while (this.all.length > this.most) this.all.shift();
		return entry;
	}

	of(service: keyof Urls): LoggedRequest[] {
		return this.all.filter((request) => request.service === service);
	}

	matching(match: Match): LoggedRequest[] {
		return this.all.filter((request) => matches(match, request));
	}

	clear(): void {
		this.all.length = 0;
		this.count = 0;
	}
}

const secretFields = ['client_secret', 'code', 'refresh_token', 'access_token', 'token'];

function withoutSecrets(request: LoggedRequest): Pick<LoggedRequest, 'query' | 'headers' | 'body'> {
	const { authorization, ...headers } = request.headers;
	const scheme = authorization?.split(' ')[0];
	return {
		query: masked(request.query),
		headers: scheme === undefined ? headers : { ...headers, authorization: scheme },
		// Only the accounts server takes secrets in a body; a CRM record may well have a field called `code`.
		body: request.service === 'accounts' ? masked(request.body) : request.body,
	};
}

function masked<T>(fields: T): T {
	if (typeof fields !== 'object' || fields === null) return fields;
	const entries = Object.entries(fields);
	return Object.fromEntries(entries.map(([name, value]) => [name, mask(name, value)])) as T;
}

function mask(name: string, value: unknown): unknown {
	return secretFields.includes(name) ? '(not logged)' : value;
}
