import { Logger, SingleFlightLease } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { BinaryDataConfig, Cipher, EncryptionKeyProxy, InstanceSettings } from 'n8n-core';
import { LoggerProxy } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { logger } from './logger';
import { currentRun } from './run';

/** What is encrypted with it lives in memory only; a fixed key lets stored credentials outlive an engine. */
const ENCRYPTION_KEY = 'n8n-nodes-zoho-suite/engine';

let booted = false;

/** Sets up, once per process, the services of n8n-core that n8n's server sets up when it starts. */
export function boot(): void {
	if (booted) return;
	booted = true;
	Container.set(Logger, logger as unknown as Logger);
	LoggerProxy.init(logger);
	bootEncryption(bootInstanceSettings());
	Container.get(BinaryDataConfig).mode = 'default';
	makeRefreshLockOptional();
}

/** n8n keeps its settings in a file of its user folder; here the folder is gone as soon as they are read. */
function bootInstanceSettings(): InstanceSettings {
	const before = { ...process.env };
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	try {
		process.env.N8N_USER_FOLDER = folder;
		process.env.N8N_ENCRYPTION_KEY = ENCRYPTION_KEY;
		return Container.get(InstanceSettings);
	} finally {
		for (const name of ['N8N_USER_FOLDER', 'N8N_ENCRYPTION_KEY']) {
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		}
		rmSync(folder, { recursive: true, force: true });
	}
}

/** n8n's server keeps its data encryption keys in the database; one key does here. */
function bootEncryption(settings: InstanceSettings): void {
	const dataKey = createHash('sha256').update(settings.encryptionKey).digest('hex');
	const key = {
		id: 'engine',
		value: Container.get(Cipher).encryptDEKWithInstanceKey(dataKey),
		algorithm: 'aes-256-gcm',
		format: 'prefixed' as const,
	};
	Container.get(EncryptionKeyProxy).setProvider({
		getActiveKey: async () => key,
		getKeyById: async (id) => (id === key.id ? key : null),
		getLegacyKey: async () => key,
	});
}

/** Runs that ask for it refresh tokens as an n8n without a lock does: every caller for itself. */
function makeRefreshLockOptional(): void {
	const locked = SingleFlightLease.prototype.run;
	SingleFlightLease.prototype.run = async function (key, fn, options) {
		if (currentRun.getStore()?.withoutRefreshLock) return await fn(new AbortController().signal);
		return (await locked.call(this, key, fn, options)) as never;
	};
}
