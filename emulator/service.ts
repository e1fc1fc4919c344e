import type { Clock } from './clock';
import type { Accounts, Grant } from './accounts/entities';
import type { CrmStore } from './crm/entities';
import type { ArmedFault } from './faultText';
import type { DeskStore } from './desk/entities';

/** The four addresses of a data centre. Each is a server of its own, so a call to the wrong host fails as it would in life. */
export interface Urls {
	accounts: string;
	crm: string;
	crmUpload: string;
	desk: string;
}

export type Edition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate';

export interface EmulatorOptions {
	/** First of four ports in a row; 0 lets the system choose. */
	port?: number;
	/** `company` is the small company of seed/; `empty` has users, organisations and metadata but no records. */
	seed?: 'company' | 'empty';
	clock?: Clock;
	/** Milliseconds every answer of CRM and Desk waits. */
	latency?: number;
	/** Decides concurrency and daily credits of both products. */
	edition?: Edition;
	/** The data centre it plays: the `location` and `accounts-server` of the OAuth redirect. */
	dataCenter?: string;
	/** CRM and Desk take `Zoho-oauthtoken` only and refuse `Bearer`. */
	zohoOauthTokenOnly?: boolean;
	/** What the Desk user belongs to: one organisation, several with a default, several without. */
	deskOrganizations?: 'one' | 'several with default' | 'several';
	/** Path of a file that keeps the state over restarts. */
	state?: string;
	/** What goes wrong from the start, and anew after each reset. */
	faults?: ArmedFault[];
}

/** What routes and tests can reach of a running emulator. */
export interface World {
	readonly options: Required<Omit<EmulatorOptions, 'clock' | 'state'>>;
	readonly clock: Clock;
	readonly urls: Urls;
	readonly accounts: Accounts;
	readonly crm: CrmStore;
	readonly desk: DeskStore;
	/** A new id as Zoho shapes them: digits, in order, 19 long. */
	nextId(): string;
}

export interface UploadedFile {
	field: string;
	name: string;
	type: string;
	content: Buffer;
}

/** A request that has passed the common checks (path, method, token, scope, query names, limits). */
export interface Call {
	method: string;
	/** Path without query. */
	path: string;
	params: Record<string, string>;
	query: Record<string, string>;
	/** Lower-case names. */
	headers: Record<string, string>;
	/** Parsed JSON, or the fields of a form; `undefined` when there was none. */
	body: unknown;
	files: UploadedFile[];
	/** Who calls; present on every route that declares scopes. */
	grant: Grant;
}

/** An object goes out as JSON, a Buffer as it is, a string as `text/html`; no body at all where it is left out. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

export type BodyType = 'json' | 'form' | 'multipart' | 'none';

export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** `/crm/v8/:module/:id` */
	path: string;
	/** One line for the generated table of emulator/README.md. */
	summary: string;
	/** What of the published operation is missing: one sentence for the list of operations. */
	partly?: string;
	/** Query parameters Zoho knows here; any other is refused. */
	query?: readonly string[];
	/** What the body must be; a call with a body of another media type is refused. Default: none for GET and DELETE, json else. */
	accepts?: BodyType | readonly BodyType[];
	/**
	 * Scopes as published, any of which is enough. `{module}` stands for the path's module name.
	 * Left out: the route needs no token.
	 */
	scopes?: readonly string[];
	/** Counts against the sub-limit of ten heavy calls at a time (CRM). */
	heavy?: (call: Call) => boolean;
	/** Credits (CRM) or weight (Desk) of the call; 1 where it is left out. */
	credits?: (call: Call) => number;
	handle(call: Call, world: World): Reply | Promise<Reply>;
}

/** Why the common checks refused a call. */
export type Refusal =
	| { why: 'no token' }
	| { why: 'invalid token' }
	| { why: 'scope'; scopes: readonly string[] }
	| { why: 'unknown path' }
	| { why: 'method' }
	| { why: 'query parameter'; name: string }
	| { why: 'media type' }
	| { why: 'not json' }
	| { why: 'concurrency' }
	| { why: 'credits'; retryAfterSeconds: number };

export interface Service {
	name: keyof Urls;
	routes: Route[];
	/** The refusal in the words and the envelope of this service. */
	refuse(refusal: Refusal, call: Call): Reply;
	/** Checks of the service's own that come after the token and before the route, such as Desk's `orgId`. */
	before?(call: Call, route: Route, world: World): Reply | undefined;
}
