/**
 * A person's session with a running n8n: calls of the editor's own REST API, with the login cookie.
 * What n8n answers comes without its `data` envelope, typed as the caller says.
 */
export interface Session {
	/** The editor's address, such as `http://localhost:5678`. */
	readonly url: string;
	get<Answer>(path: string): Promise<Answer>;
	post<Answer>(path: string, body: object): Promise<Answer>;
	patch<Answer>(path: string, body: object): Promise<Answer>;
	delete(path: string): Promise<void>;
	/** Fetches a page of n8n itself with the cookie, such as the OAuth callback. */
	page(url: string): Promise<string>;
}

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** n8n's answer when it does not do what was asked. */
export class Refused extends Error {
	constructor(
		call: string,
		readonly status: number,
		text: string,
	) {
		super(`n8n answered ${call} with ${status}: ${text}`);
	}
}

/** What a call answers, or undefined when this version of n8n does not have it. */
export async function ifThere<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
	return await call.catch((thrown: unknown) => {
		if (thrown instanceof Refused && thrown.status === 404) return undefined;
		throw thrown;
	});
}

/** Logs in as the owner; an n8n that has none yet gets this one. */
export async function openSession(url: string, owner: Owner): Promise<Session> {
	let cookie = '';

	async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			headers: { cookie, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text);
		cookie =
			response.headers
				.getSetCookie()
				.map((line) => line.split(';')[0])
				.join('; ') || cookie;
		return (text ? (JSON.parse(text) as { data: Answer }).data : undefined) as Answer;
	}

	const settings = await call<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/settings');
	if (settings.userManagement.showSetupOnFirstLoad) await call('POST', '/owner/setup', owner);
	else await call('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });

	return {
		url,
		get: async (path) => await call('GET', path),
		post: async (path, body) => await call('POST', path, body),
		patch: async (path, body) => await call('PATCH', path, body),
		delete: async (path) => await call('DELETE', path),
		async page(address) {
			return await (await fetch(address, { headers: { cookie } })).text();
		},
	};
}
