import type { Clock } from './clock';
import { accountsService } from './accounts/register';
import { crmService, crmUploadService } from './crm/register';
import { deskService } from './desk/register';
import type { Faults } from './faults';
import { createServer } from './http';
import { serveInspector } from './inspector/serve';
import type { Limits } from './limits';
import type { RequestLog } from './requests';
import type { EmulatorOptions, Urls } from './service';
import { EmulatedWorld } from './world';

/** A running emulator. */
export interface Emulator {
	readonly urls: Urls;
	readonly clock: Clock;
	/** Stores and options; what a test arranges and reads back. Ask for a store anew after `reset()`. */
	readonly world: EmulatedWorld;
	readonly requests: RequestLog;
	/** Concurrency, credits and peaks; anew after `reset()`. */
	readonly limits: Limits;
	/** Milliseconds every answer of CRM and Desk waits; may be set while it runs. */
	latency: number;
	failNext: Faults['failNext'];
	/** Resolves when all that has happened is in the state file; at once where there is none. */
	saved(): Promise<void>;
	/** Back to how it started, on the same addresses. */
	reset(): void;
	/** Closes all connections, also those that hang. */
	stop(): Promise<void>;
}

/**
 * Starts Zoho on four ports of 127.0.0.1. Throws what the system says when a port is taken, and an `UnusableState`
 * when the state file is; leaves nothing open then.
 */
export async function startEmulator({ state, ...options }: EmulatorOptions = {}): Promise<Emulator> {
	const world = new EmulatedWorld(options);
	if (state !== undefined) await keep(world, state);
	const services = [accountsService(world.accounts), crmService(), crmUploadService(), deskService()];
	const servers = await Promise.all(services.map(async (service) => await createServer(service, world)));
	serveInspector(servers[0]!, world);
	const stop = async () => {
		await Promise.all(servers.map(async (server) => await server.close()));
		world.keeper?.close();
	};
	const { port } = world.options;
	try {
		for (const [index, server] of servers.entries()) {
			const url = await server.listen({ host: '127.0.0.1', port: port === 0 ? 0 : port + index });
			world.urls[services[index]!.name] = url;
		}
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		urls: world.urls,
		clock: world.clock,
		world,
		requests: world.requests,
		get limits() {
			return world.limits;
		},
		get latency() {
			return world.options.latency;
		},
		set latency(milliseconds: number) {
			world.options.latency = milliseconds;
		},
		failNext: (match, fault, times) => world.faults.failNext(match, fault, times),
		saved: async () => await world.keeper?.saved(),
		reset: () => world.reset(),
		stop,
	};
}

/** Most emulators keep nothing, and do without a database. */
async function keep(world: EmulatedWorld, path: string): Promise<void> {
	const { Keeper } = await import('./state/keeper');
	world.keeper = new Keeper(path, world);
}
