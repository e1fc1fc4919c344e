import { createServer } from 'node:net';

import { CannotStart } from './cannotStart';

/**
 * Throws when something on this machine listens on the port already.
 *
 * @param option The command line option that chooses another.
 */
export async function requireFree(port: number, purpose: string, option: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const server = createServer();
		server.once('error', (thrown: NodeJS.ErrnoException) =>
			reject(
				thrown.code === 'EADDRINUSE'
					? new CannotStart(
							`Port ${port}, meant for ${purpose}, is in use; perhaps a playground is running already. ` +
								`End what uses it, or choose another: npm start -- ${option} <number>`,
						)
					: thrown,
			),
		);
		server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
	});
}
