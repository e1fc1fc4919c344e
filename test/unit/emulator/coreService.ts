import type { Call, Refusal, Reply, Route, Service } from '../../../emulator/service';
import { serving } from './serving';

/** What the core makes of a route table, seen from outside: each refusal is answered with its own reason. */
export async function servingRoutes(routes: Route[], options: Parameters<typeof serving>[1] & Extras = {}) {
	const { name = 'crm', before, ...rest } = options;
	const service: Service = { name, routes, refuse: (refusal) => ({ status: 418, body: refusal }), before };
	const running = await serving(() => service, rest);
	const { accounts } = running.world;
	const tokenWith = (...scopes: string[]) => {
		const [client] = accounts.clients;
		return accounts.issueAccessToken(accounts.issueRefreshToken({ clientId: client!.clientId, scopes }));
	};
	/** A call; a string body goes out as it is, and text that is not JSON stays text. */
	const ask = async (what: string, { token, headers, body }: Asked = {}) => {
		const [method, path = ''] = what.split(' ');
		const sent = new Headers(headers);
		if (token !== undefined) sent.set('authorization', `Zoho-oauthtoken ${token}`);
		const response = await fetch(running.url + path, { method, body, headers: sent });
		const text = await response.text();
		const json = response.headers.get('content-type')?.startsWith('application/json');
		return {
			status: response.status,
			headers: response.headers,
			body: json ? (JSON.parse(text) as Refusal & Record<string, unknown>) : text,
		};
	};
	return { ...running, tokenWith, ask };
}

interface Extras {
	name?: Service['name'];
	before?: (call: Call) => Reply | undefined;
}

interface Asked {
	token?: string;
	headers?: Record<string, string>;
	body?: string | FormData | URLSearchParams;
}
