import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { Expression } from 'n8n-workflow';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Puts back what was there before. */
type Undo = () => Promise<void>;

/** Keeps the process's binary data in files, as n8n does in production, in a folder of their own. */
export async function binaryDataInFiles(): Promise<Undo> {
	const config = Container.get(BinaryDataConfig);
	const service = Container.get(BinaryDataService);
	config.mode = 'filesystem';
	config.localStoragePath = await mkdtemp(join(tmpdir(), 'n8n-engine-binary-'));
	await service.init();
	return async () => {
		config.mode = 'default';
		await service.init();
		await rm(config.localStoragePath, { recursive: true, force: true });
	};
}

/**
 * Evaluates the process's expressions in an isolate each execution has to itself, as n8n does by default.
 * It takes some 40 ms per execution, and does not start in Jest, which knows no dynamic imports.
 */
export async function expressionsInIsolate(): Promise<Undo> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	return async () => {
		await Expression.disposeExpressionEngine();
		Expression.setExpressionEngine('legacy');
	};
}
