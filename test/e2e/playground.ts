import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Emulator, startEmulator } from '../../emulator';
import type { EmulatorOptions } from '../../emulator/service';
import { connectCredentials, connectN8nApi, type Credential } from '../../playground/credentials';
import { installN8n, pinnedVersion } from '../../playground/install';
import { type N8n, startN8n } from '../../playground/n8n';
import { installPackage } from '../../playground/package';
import { openSession, type Owner, type Session } from '../../playground/session';
import { freePorts } from './ports';

/** A real n8n with the packed package in it, its owner logged in, and an emulator of Zoho beside it. */
export interface Playground {
	readonly n8n: N8n;
	readonly session: Session;
	readonly emulator: Emulator;
	/** Where n8n is installed, and where it keeps its data. */
	readonly installed: string;
	readonly userFolder: string;
	/** Client, Self Client, OAuth2 and n8n API; made and connected through n8n's own REST API. */
	connectAll(): Promise<Credential[]>;
	/** Ends n8n and starts it again on the same data; `between` runs while it is down. */
	restart(between?: () => Promise<void>): Promise<void>;
	stop(): Promise<void>;
}

export const owner: Owner = {
	email: 'owner@marigold.example',
	password: 'Playground1',
	firstName: 'Nadia',
	lastName: 'Osei',
};

export interface PlaygroundOptions {
	emulator?: EmulatorOptions;
	/** More of n8n's environment variables. */
	env?: Record<string, string>;
	/** Where n8n keeps its data; a folder of its own if left out. */
	userFolder?: string;
	/** Another n8n than the pinned one. */
	version?: string;
}

export async function openPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-e2e-')));
	const installed = await installN8n(options.version ?? process.env.N8N_VERSION ?? pinnedVersion);
	await installPackage(process.env.E2E_TARBALL!, userFolder);
	const emulator = await startEmulator(options.emulator);
	const port = await freePorts();
	// n8n behaves otherwise when it thinks that it is being tested itself.
	const env = { NODE_ENV: 'production', ...options.env };
	const start = async () => await startN8n({ installed, userFolder, port, env });

	let n8n = await start().catch(async (thrown: unknown) => {
		await emulator.stop();
		throw thrown;
	});
	let session = await openSession(n8n.url, owner);
	return {
		get n8n() {
			return n8n;
		},
		get session() {
			return session;
		},
		emulator,
		installed,
		userFolder,
		connectAll: async () => [...(await connectCredentials(session, emulator)), await connectN8nApi(session)],
		async restart(between) {
			await n8n.stop();
			await between?.();
			n8n = await start();
			session = await openSession(n8n.url, owner);
		},
		async stop() {
			await n8n.stop();
			await emulator.stop();
			await rm(userFolder, { recursive: true, force: true });
		},
	};
}
