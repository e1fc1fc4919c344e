import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Started, startProgram } from '../../playground/processes';
import { freePort } from './ports';
import { until } from './until';

/** What n8n's queue mode stands on, on ports and in folders of its own. */
export interface Backing {
	/** n8n's environment variables that lead to them. */
	readonly env: Record<string, string>;
	stop(): Promise<void>;
}

/** Redis and PostgreSQL from Debian's packages (redis-server, postgresql). */
export async function startBacking(folder: string): Promise<Backing> {
	const [redisPort, postgresPort] = [await freePort(), await freePort()];
	const redis = startProgram({
		command: 'redis-server',
		args: ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
		log: join(folder, 'redis.log'),
	});
	const postgres = startPostgres(folder, postgresPort);
	await until(() => redis.output().includes('Ready to accept connections'));
	await until(() => postgres.output().includes('ready to accept connections'));
	return {
		env: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'n8n',
		},
		async stop() {
			await postgres.stop();
			await redis.stop();
		},
	};
}

/** PostgreSQL refuses to run as root, so there it runs as the user that its package made. */
function startPostgres(folder: string, port: number): Started {
	const [version] = readdirSync('/usr/lib/postgresql').sort().reverse();
	const binaries = join('/usr/lib/postgresql', version!, 'bin');
	const data = join(folder, 'postgres');
	mkdirSync(data);
	const root = process.getuid?.() === 0;
	if (root) {
		chmodSync(folder, 0o755);
		execFileSync('chown', ['postgres', data]);
	}
	const as = (command: string, args: string[]): [string, string[]] =>
		root ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
	execFileSync(...as(join(binaries, 'initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync']), {
		stdio: 'ignore',
	});
	const [command, args] = as(join(binaries, 'postgres'), [
		...['-D', data, '-p', String(port), '-k', data],
		...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'],
	]);
	return startProgram({ command, args, log: join(folder, 'postgres.log') });
}

export interface Helper extends Started {
	readonly port: number;
}

/** A worker or a webhook process beside a main n8n, on the same data. */
export async function startBeside(
	command: 'worker' | 'webhook',
	{ installed, userFolder, env }: { installed: string; userFolder: string; env: Record<string, string> },
): Promise<Helper> {
	const port = await freePort();
	const program = startProgram({
		command: process.execPath,
		args: [join(installed, 'node_modules/n8n/bin/n8n'), command],
		env: {
			...env,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
		},
		log: join(userFolder, `${command}-${port}.log`),
	});
	await until(async () => {
		const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
		return answer?.ok ?? false;
	});
	return { ...program, port };
}
