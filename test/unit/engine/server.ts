import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
	method: string;
	path: string;
	authorization: string | undefined;
	body: string;
}

/** A service with OAuth tokens and session keys, just real enough to be called over HTTP. */
export interface FakeService {
	host: string;
	requests: Seen[];
	/** Requests to a path, by method and path. */
	calls(path: string): Seen[];
	/** The only token that is good for the next call. */
	goodToken: string;
	/** Resolves once a client has hung up on `/slow`. */
	hungUp: Promise<void>;
	stop(): Promise<void>;
}

/** Token calls take a moment, so that callers side by side meet. */
const TOKEN_CALL_MS = 30;

export async function startFakeService(): Promise<FakeService> {
	const requests: Seen[] = [];
	let issued = 0;
	let reportHungUp = () => {};
	const service = {
		requests,
		goodToken: 'token-0',
		hungUp: new Promise<void>((resolve) => (reportHungUp = resolve)),
		calls: (path: string) => requests.filter((request) => request.path === path),
	};

	const answers: Record<string, (seen: Seen, response: ServerResponse) => Promise<unknown> | unknown> = {
		'/token': async () => {
			await new Promise((resolve) => setTimeout(resolve, TOKEN_CALL_MS));
			service.goodToken = `token-${++issued}`;
			return { access_token: service.goodToken, expires_in: 3600, token_type: 'Bearer' };
		},
		'/slow': async (_seen, response) => {
			await new Promise<void>((resolve) => response.on('close', resolve));
			reportHungUp();
		},
		'/refused': (_seen, response) => {
			response.statusCode = 400;
			return { code: 'REFUSED' };
		},
	};

	const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
		const seen = await read(request);
		requests.push(seen);
		const answer = answers[seen.path];
		const isOpen = seen.path === '/token' || seen.authorization?.endsWith(` ${service.goodToken}`);
		if (!isOpen) response.statusCode = 401;
		const body = isOpen
			? await (answer ? answer(seen, response) : { path: seen.path })
			: { code: 'UNAUTHORIZED' };
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(body ?? {}));
	};
	const server = createServer((request, response) => void answerTo(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return Object.assign(service, { host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop });
}

async function read(request: IncomingMessage): Promise<Seen> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	const { method = 'GET', url = '/', headers } = request;
	return { method, path: url, authorization: headers.authorization, body };
}
