import { Socket } from 'node:net';

/** Every host and port that any code of this process connects to by TCP, from the call on. */
export function connections(): { made: Set<string>; stop(): void } {
	const made = new Set<string>();
	const { connect } = Socket.prototype;
	Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
		const [first, second] = (Array.isArray(given[0]) ? given[0] : given) as unknown[];
		const {
			host = 'localhost',
			port,
			path,
		} = (typeof first === 'object' && first !== null ? first : { port: first, host: second }) as {
			host?: string;
			port?: unknown;
			path?: string;
		};
		made.add(path ?? `${host}:${String(port)}`);
		return Reflect.apply(connect, this, given) as Socket;
	} as typeof connect;
	return { made, stop: () => void (Socket.prototype.connect = connect) };
}
