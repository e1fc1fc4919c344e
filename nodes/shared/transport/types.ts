import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
	Logger,
} from 'n8n-workflow';

/** Every n8n context a Zoho call can be made from. */
export type ZohoContext =
	IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IHookFunctions | IWebhookFunctions;

/** The credential types that carry a token for CRM and Desk. */
export type AuthenticationType = 'zohoSuiteOAuth2Api' | 'zohoSelfClientApi';

/** Which of Zoho's hosts a request goes to; the address comes from the data-centre table or the credential. */
export type Host = 'accounts' | 'crm' | 'crmUpload' | 'desk';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call to Zoho, as data. Nothing in it names a host's address or a token. */
export interface ZohoRequest {
	method: Method;
	host: Host;
	/** Begins with `/`; every segment that came from a user is already `encodeURIComponent`-ed. */
	path: string;
	/** `undefined` values are left out: Zoho refuses empty and unknown parameters. */
	query?: Record<string, string | number | boolean | undefined>;
	headers?: Record<string, string>;
	/** A JSON value, or a function that builds a fresh multipart body for each attempt. */
	body?: IDataObject | IDataObject[] | (() => FormData);
	/**
	 * Whether sending it twice does no harm. Default: true for GET, PUT, PATCH and DELETE, false for POST.
	 * Set it for POSTs that only read or that find their record again (search, COQL, upsert).
	 */
	repeatable?: boolean;
	/** A POST that changes nothing, such as a query: a dry run sends it. */
	reads?: boolean;
	/** Counts against CRM's limit of 10 heavy calls at a time (COQL, sorted lists, writes of more than 10 records …). */
	heavy?: boolean;
	/** A write that Zoho's specification answers without a body. An empty answer to any other write says nothing of it. */
	silent?: boolean;
	/** The answer holds one result per record; refused records are the caller's to read, not a refused call. */
	perRecord?: boolean;
	/** Scopes that allow the operation (any one of them is enough); named when Zoho answers that the scope is missing. */
	scopes?: readonly string[];
	/** A field's label in the form, for the words of a refusal. */
	labelOf?(apiName: string): string | undefined;
	/** `binary` hands the body over as a Buffer; `either` does where the answer is a file, and parses JSON. */
	as?: 'json' | 'binary' | 'either';
	/** Scheme and host the caller means; where the connection's own are others, nothing is sent. */
	onlyAt?: string;
}

/** What came back, before anybody judged it. */
export interface ZohoAnswer {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	/** Parsed JSON; `undefined` for an empty body; a string for anything that is not JSON; a Buffer for `as: 'binary'`. */
	body: unknown;
	/** An earlier try of the same call got no answer, and may have been carried out. */
	lostBefore?: true;
}

export type Send = (request: ZohoRequest) => Promise<ZohoAnswer>;
/** A layer of the transport: takes the next layer, gives a wider one. */
export type Wrap = (send: Send) => Send;

/** n8n's log. Nothing that goes there may hold a token, a secret or the data of a record. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn'>;
