import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { type Fault, webPage } from './faults';
import type { LoggedRequest } from './requests';
import type { Reply } from './service';

/** Sends an answer: an object as JSON, text as a web page, bytes as they are. */
export function deliver(reply: FastifyReply, answer: Reply, entry: LoggedRequest): void {
	entry.status = answer.status;
	const { headers, content } = encoded(answer);
	void reply.code(answer.status).headers(headers).send(content);
}

/** Lets a fault happen to an answer; `answered` runs the route. */
export async function deliverFault(
	fault: Fault,
	reply: FastifyReply,
	answered: () => Promise<Reply>,
	entry: LoggedRequest,
): Promise<void> {
	if (typeof fault === 'object') {
		if ('after' in fault) await answered();
		return deliver(reply, 'after' in fault ? fault.after : fault, entry);
	}
	if (fault === 'html') return deliver(reply, webPage, entry);

	const { raw } = reply.hijack();
	const closed = once(raw, 'close');
	if (fault === 'hang') return void (await closed);
	if (fault === 'reset before') return breakOff(raw.socket);
	const answer = await answered();
	if (fault === 'hang after') return void (await closed);
	if (fault === 'reset after') return breakOff(raw.socket);
	if (fault === 'drip') return await drip(raw, answer);

	const { headers, content = Buffer.alloc(0) } = encoded(answer);
	raw.writeHead(answer.status, { ...headers, 'content-length': content.length });
	if (fault === 'cut off' || fault === 'reset in answer') {
		await new Promise((written) => raw.write(content.subarray(0, content.length / 2), written));
		// A reset can take with it what was written just before, so it waits until that has gone out.
		if (fault === 'reset in answer') await pause(50);
		return fault === 'cut off' ? void raw.socket?.destroy() : breakOff(raw.socket);
	}
	entry.status = answer.status;
	const step = Math.max(1, Math.ceil(content.length / 20));
	for (let start = 0; start < content.length; start += step) {
		await pause(50);
		raw.write(content.subarray(start, start + step));
	}
	raw.end();
}

/** Blanks may stand before any JSON, so a reader that waits for the rest waits for ever. */
async function drip(raw: ServerResponse, { status }: Reply): Promise<void> {
	raw.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
	while (!raw.destroyed) {
		raw.write(' ');
		await pause(50);
	}
}

function breakOff(socket: Socket | null): void {
	socket?.resetAndDestroy();
}

/** An answer's bytes and the headers that go with them; no bytes and no media type without a body. */
function encoded({ body, headers = {} }: Reply): { headers: Record<string, string>; content?: Buffer } {
	if (body === undefined) return { headers };
	if (Buffer.isBuffer(body))
		return { headers: { 'content-type': 'application/octet-stream', ...headers }, content: body };
	const [type, text] =
		typeof body === 'string'
			? ['text/html;charset=UTF-8', body]
			: ['application/json;charset=UTF-8', JSON.stringify(body)];
	return { headers: { 'content-type': type, ...headers }, content: Buffer.from(text) };
}
