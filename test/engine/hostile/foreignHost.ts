import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
	method?: string;
	path?: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A server that is not Zoho's: it answers everything and keeps what it is sent. */
export async function foreignHost() {
	const arrived: Arrived[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => void parts.push(part));
		request.on('end', () => {
			const { method, url: path, headers } = request;
			arrived.push({ method, path, headers, body: Buffer.concat(parts).toString() });
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ data: [], access_token: 'foreign', expires_in: 3600 }));
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrived,
		stop: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
