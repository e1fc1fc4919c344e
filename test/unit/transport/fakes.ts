import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type {
	AuthenticationType,
	Send,
	ZohoAnswer,
	ZohoContext,
	ZohoRequest,
} from '../../../nodes/shared/transport/types';

export const get: ZohoRequest = { method: 'GET', host: 'crm', path: '/crm/v8/Leads' };
export const create: ZohoRequest = { method: 'POST', host: 'crm', path: '/crm/v8/Leads' };

export const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): ZohoAnswer => ({
	status,
	headers,
	body,
});

/** A `Send` that gives these in turn, the last one for ever, and remembers what it was asked. */
export function scripted(...outcomes: Array<ZohoAnswer | Error>): Send & { requests: ZohoRequest[] } {
	const requests: ZohoRequest[] = [];
	const send = async (request: ZohoRequest) => {
		const outcome = outcomes[Math.min(requests.length, outcomes.length - 1)];
		requests.push(request);
		if (!outcome) throw new Error('nothing scripted');
		if (outcome instanceof Error) throw outcome;
		return outcome;
	};
	return Object.assign(send, { requests });
}

export interface FakeLog {
	lines: string[];
	debug(line: string): void;
	info(line: string): void;
	warn(line: string): void;
}

export function fakeLog(): FakeLog {
	const lines: string[] = [];
	const write = (line: string) => void lines.push(line);
	return { lines, debug: write, info: write, warn: write };
}

/** What n8n's request function was handed, with the token it would have signed with. */
export interface SentCall {
	type: string;
	options: IHttpRequestOptions;
	extra?: IDataObject;
	token?: string;
}

/** A place where n8n keeps a credential, and the helpers that work on it as n8n's do. Only `helpers` is faked. */
export interface FakeN8n {
	context: ZohoContext;
	stored: ICredentialDataDecryptedObject;
	sent: SentCall[];
	/** How often the token endpoint was asked. */
	refreshes: number;
	log: FakeLog;
}

export interface FakeOptions {
	data: ICredentialDataDecryptedObject;
	parameters?: Record<string, unknown>;
	/** What Zoho answers; the status and body of one call. */
	zoho?: (call: SentCall, count: number) => { statusCode: number; body?: unknown; headers?: IDataObject };
	/** What n8n's refresh brings: the new `oauthTokenData`, or a rejection. `null` is an n8n without it. */
	refresh?: ((token: IDataObject, count: number) => Promise<IDataObject>) | null;
	/** What the Self Client's sign-in brings. */
	preAuthentication?: (data: ICredentialDataDecryptedObject) => Promise<ICredentialDataDecryptedObject>;
	signal?: AbortSignal;
}

export function fakeN8n(options: FakeOptions): FakeN8n {
	const { parameters = { authentication: 'oAuth2' }, refresh, zoho, signal, preAuthentication } = options;
	const log = fakeLog();
	const fake: FakeN8n = { context: {} as ZohoContext, stored: options.data, sent: [], refreshes: 0, log };
	const tokenOf = (data: ICredentialDataDecryptedObject) =>
		String((data.oauthTokenData as IDataObject | undefined)?.access_token ?? '');

	const helpers = {
		async httpRequestWithAuthentication(
			this: IExecuteFunctions,
			type: AuthenticationType,
			request: IHttpRequestOptions,
			extra?: { credentialsDecrypted?: { data: ICredentialDataDecryptedObject } },
		) {
			if (!Object.prototype.isPrototypeOf.call(fake.context, this))
				throw new Error('called without its context');
			// As n8n does, whatever the options say.
			request.abortSignal = this.getExecutionCancelSignal();
			let token = tokenOf(fake.stored);
			if (type === 'zohoSelfClientApi') {
				const data = extra?.credentialsDecrypted?.data ?? fake.stored;
				if (data.accessToken === '' && preAuthentication) {
					Object.assign(fake.stored, await preAuthentication(data));
				}
				token = String(fake.stored.accessToken);
			}
			const call: SentCall = { type, options: request, extra: extra as IDataObject | undefined, token };
			fake.sent.push(call);
			return { headers: {}, ...(zoho?.(call, fake.sent.length) ?? { statusCode: 200, body: '{"data":[]}' }) };
		},
		async httpRequest(this: unknown, request: IHttpRequestOptions) {
			const call: SentCall = { type: 'none', options: request };
			fake.sent.push(call);
			return { headers: {}, ...(zoho?.(call, fake.sent.length) ?? { statusCode: 200, body: '{}' }) };
		},
		...(refresh === null
			? {}
			: {
					async refreshOAuth2Token(this: unknown) {
						if (this !== fake.context) throw new Error('called without its context');
						fake.refreshes += 1;
						const old = fake.stored.oauthTokenData as IDataObject;
						const fresh = await (refresh ?? renewedToken)(old, fake.refreshes);
						fake.stored = { ...fake.stored, oauthTokenData: fresh };
						return fresh;
					},
				}),
	};
	fake.context = {
		helpers,
		logger: log,
		getCredentials: async () => structuredClone(fake.stored),
		getNode: () => ({ credentials: { zohoSelfClientApi: { id: '7', name: 'My Self Client' } } }),
		getNodeParameter: (name: string) => parameters[name],
		getExecutionCancelSignal: () => signal,
	} as unknown as ZohoContext;
	return fake;
}

/** What n8n stores after a refresh that went well. */
export async function renewedToken(old: IDataObject, count: number): Promise<IDataObject> {
	await Promise.resolve();
	return {
		...old,
		access_token: `1000.${'b'.repeat(31)}${count}.${'c'.repeat(32)}`,
		n8n_expires_at: String(Date.now() + 3_600_000),
	};
}
