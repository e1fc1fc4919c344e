import { createServer } from 'node:net';

/** A port of this machine that nothing listens on. */
export const freePort = async (): Promise<number> => await listened(0);

/** A port that is free together with the next one, which n8n takes for its code runner. */
export async function freePorts(): Promise<number> {
	for (;;) {
		const port = await freePort();
		if (port < 65_000 && (await listened(port + 1).catch(() => 0))) return port;
	}
}

async function listened(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const { port: taken } = server.address() as { port: number };
			server.close(() => resolve(taken));
		});
	});
}
