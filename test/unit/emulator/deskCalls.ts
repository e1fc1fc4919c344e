import { createDeskStore } from '../../../emulator/desk/register';
import { type Emulator, startEmulator } from '../../../emulator/index';
import { company } from '../../../emulator/seed/company';
import type { EmulatorOptions } from '../../../emulator/service';

export interface Answer {
	status: number;
	headers: Headers;
	/** `undefined` when the answer has no body, or a file. */
	body: Body | undefined;
}

export interface Body {
	errorCode: string;
	message: string;
	errors: Array<{ fieldName: string; errorType: string; errorMessage: string }>;
	data: Row[];
	count: number;
	[key: string]: unknown;
}

export interface Row {
	id: string;
	cf: Record<string, string | null>;
	[key: string]: unknown;
}

const readAndWrite = (module: string) =>
	['READ', 'CREATE', 'UPDATE'].map((operation) => `Desk.${module}.${operation}`);

export const allScopes = [
	...['basic', 'settings', 'search', 'fields'].map((group) => `Desk.${group}.READ`),
	...readAndWrite('tickets'),
	...readAndWrite('contacts'),
];

/** The emulator's Desk, called over HTTP as the company's first person with every scope, unless a call says otherwise. */
export class DeskCalls {
	private constructor(
		readonly emulator: Emulator,
		private readonly token: string,
	) {}

	static async start(options: EmulatorOptions = {}): Promise<DeskCalls> {
		const emulator = await startEmulator(options);
		return new DeskCalls(emulator, tokenOf(emulator, allScopes));
	}

	get store() {
		return this.emulator.world.desk;
	}

	/** Desk as it was at the start; tokens stay. */
	renew(): void {
		const { world } = this.emulator;
		world.desk = createDeskStore({ ...world.options, clock: world.clock, nextId: () => world.nextId() });
	}

	/** A token with these scopes, of the first person or another. */
	tokenWith(scopes: string[], person = 0): string {
		return tokenOf(this.emulator, scopes, company.people[person]?.zuid);
	}

	async get(path: string, query: Record<string, string> = {}, options: CallOptions = {}): Promise<Answer> {
		return await this.call('GET', `${path}?${new URLSearchParams(query)}`, undefined, options);
	}

	async post(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
		return await this.call('POST', path, body, options);
	}

	async patch(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
		return await this.call('PATCH', path, body, options);
	}

	async stop(): Promise<void> {
		await this.emulator.stop();
	}

	/** Sends a file as a form's field `file`. */
	async upload(path: string, { token = this.token }: CallOptions = {}): Promise<Answer> {
		const form = new FormData();
		form.append('file', new Blob(['Hello']), 'a.txt');
		const headers = { authorization: `Zoho-oauthtoken ${token}` };
		const url = `${this.emulator.urls.desk}/api/v1${path}`;
		return await answerOf(await fetch(url, { method: 'POST', headers, body: form }));
	}

	async call(
		method: string,
		path: string,
		body: unknown = undefined,
		options: CallOptions = {},
	): Promise<Answer> {
		const { token = this.token, orgId, headers = {} } = options;
		const response = await fetch(`${this.emulator.urls.desk}/api/v1${path}`, {
			method,
			headers: {
				authorization: `Zoho-oauthtoken ${token}`,
				...(orgId === undefined ? {} : { orgId }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
		return await answerOf(response);
	}
}

async function answerOf(response: Response): Promise<Answer> {
	const text = await response.text();
	const { status, headers } = response;
	const isJson = headers.get('content-type')?.includes('json') ?? false;
	return { status, headers, body: isJson && text !== '' ? (JSON.parse(text) as Body) : undefined };
}

interface CallOptions {
	token?: string;
	orgId?: string;
	headers?: Record<string, string>;
}

function tokenOf({ world }: Emulator, scopes: string[], zuid?: string): string {
	const { clientId = '' } = world.accounts.clients.find(({ kind }) => kind === 'self client') ?? {};
	return world.accounts.issueAccessToken(world.accounts.issueRefreshToken({ clientId, scopes, zuid }));
}

/** The pointers of an INVALID_DATA answer with what is wrong there. */
export const wrong = ({ body }: Answer): string[] =>
	(body?.errors ?? []).map(({ fieldName, errorType }) => `${fieldName} ${errorType}`);

export const rows = ({ body }: Answer): Row[] => body?.data ?? [];
