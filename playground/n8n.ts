import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { CannotStart } from './cannotStart';
import { type Started, startProgram } from './processes';

export interface N8nOptions {
	/** Where `installN8n` put it. */
	installed: string;
	/** What this n8n keeps (database, key, community packages), in its subfolder `.n8n`; made when it is not there. */
	userFolder: string;
	/** The editor's port; the next one is used for n8n's code runner. */
	port: number;
	/** More of n8n's environment variables, or others than below. */
	env?: Record<string, string>;
}

export interface N8n extends Started {
	readonly url: string;
	/** The file with n8n's log. */
	readonly log: string;
}

/** On this machine only, calling home for nothing, and without the questions and offers a new user is greeted with. */
const environment = (port: number) => ({
	N8N_PORT: String(port),
	N8N_RUNNERS_BROKER_PORT: String(port + 1),
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: 'localhost',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// n8n 1 has one connection to SQLite unless told otherwise, and mixes up transactions made at the same time.
	DB_SQLITE_POOL_SIZE: '3',
});

/** Starts n8n and answers when its editor and REST API do. */
export async function startN8n({ installed, userFolder, port, env }: N8nOptions): Promise<N8n> {
	await mkdir(userFolder, { recursive: true });
	const url = `http://localhost:${port}`;
	const log = join(userFolder, 'n8n.log');
	const started = startProgram({
		command: process.execPath,
		args: [join(installed, 'node_modules/n8n/bin/n8n'), 'start'],
		env: { N8N_USER_FOLDER: userFolder, ...environment(port), ...env },
		log,
	});
	let gone = false;
	void started.ended.then(() => (gone = true));
	while (!(await answers(url))) {
		if (gone)
			throw new CannotStart(
				`n8n ended while starting. Its last lines, all in ${log}:\n${started.output().trimEnd().split('\n').slice(-15).join('\n')}`,
			);
		await wait(200);
	}
	return { ...started, url, log };
}

/** While it starts, n8n answers every path with a page that says so, or that its database is not ready. */
async function answers(url: string): Promise<boolean> {
	const response = await fetch(`${url}/rest/settings`).catch(() => undefined);
	return response?.ok === true && (response.headers.get('content-type')?.includes('json') ?? false);
}
