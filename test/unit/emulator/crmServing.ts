import { type Emulator, startEmulator } from '../../../emulator';
import { MovableClock } from '../../../emulator/clock';
import type { EmulatorOptions } from '../../../emulator/service';

/** What came back, to be looked into at will: the assertions are its types. */
export type Json = ReturnType<typeof JSON.parse>;

interface Answer {
	status: number;
	headers: Headers;
	/** Parsed JSON, or undefined where there is no body. */
	body: Json;
}

/** The emulator with a token for all of CRM, and calls as any client makes them. */
export async function servingCrm(options: EmulatorOptions = {}) {
	const clock = new MovableClock();
	const zoho: Emulator = await startEmulator({ clock, ...options });
	const { accounts } = zoho.world;
	const tokenWith = (scopes: string[], zuid?: string): string => {
		const clientId = accounts.clients[1]?.clientId ?? '';
		return accounts.issueAccessToken(accounts.issueRefreshToken({ clientId, scopes, zuid }));
	};
	let token = tokenWith(everything);

	const call = async (
		what: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> => {
		const [method, path = ''] = what.split(/ (.*)/s);
		const isJson = body !== undefined && !(body instanceof FormData);
		const json: Record<string, string> = isJson ? { 'content-type': 'application/json' } : {};
		const response = await fetch(`${zoho.urls.crm}/crm/v8${path}`, {
			method,
			headers: { authorization: `Zoho-oauthtoken ${token}`, ...json, ...headers },
			body: isJson ? JSON.stringify(body) : body,
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: text === '' ? undefined : JSON.parse(text),
		};
	};
	/** The only answer of a write of one record. */
	const write = async (what: string, record: unknown, more: Record<string, unknown> = {}) => {
		const answer = await call(what, { data: [record], ...more });
		return { ...answer, item: answer.body.data?.[0] };
	};
	return {
		clock,
		call,
		write,
		get crm() {
			return zoho.world.crm;
		},
		/** From now on the caller holds only these scopes, or is somebody else. */
		become: (scopes: string[] = everything, zuid?: string) => {
			token = tokenWith(scopes, zuid);
		},
		reset: () => {
			zoho.reset();
			token = tokenWith(everything);
		},
		stop: async () => await zoho.stop(),
	};
}

const everything = [
	'ZohoCRM.modules.ALL',
	'ZohoCRM.settings.ALL',
	'ZohoCRM.users.READ',
	'ZohoCRM.org.READ',
	'ZohoCRM.coql.READ',
	'ZohoSearch.securesearch.READ',
];
