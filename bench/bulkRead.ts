/**
 * Exports 250,000 records with Bulk Read to a file and tells the highest memory of the process: n8n-core and the node,
 * with binary data in files; the emulator runs in a process of its own.
 *
 *     npx tsx bench/bulkRead.ts [rows]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import type { Connection, Measured } from './bulkRead/connection';

const LIMIT = 300;
const rows = Number(process.argv[2] ?? 250_000);

const start = (name: string, ...args: string[]): ChildProcess =>
	fork(resolve(__dirname, 'bulkRead', `${name}.ts`), args, { stdio: 'inherit' });

/** What a process tells; an error when it ends before it has. */
async function told<Message>(child: ChildProcess): Promise<Message> {
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`it ended with ${String(code)} before it was done`);
	});
	const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
	ended.catch(() => undefined);
	return message;
}

async function bench(): Promise<void> {
	const emulator = start('emulator', String(rows));
	try {
		const connection = await told<Connection>(emulator);
		const engine = start('engine');
		engine.send(connection);
		const measured = await told<Measured>(engine);
		console.log('| Rows | File | Jobs | Time | Memory before | Memory at its highest |');
		console.log('| --- | --- | --- | --- | --- | --- |');
		console.log(`| ${rowOf(measured).join(' | ')} |`);
		if (measured.rows !== rows) throw new Error(`${rows} rows were to be exported`);
		if (measured.memoryPeak > LIMIT) throw new Error(`more than ${LIMIT} MB of memory`);
	} finally {
		emulator.kill();
	}
}

const rowOf = ({ rows: read, fileBytes, jobs, seconds, memoryBefore, memoryPeak }: Measured): string[] => [
	read.toLocaleString('en-US'),
	`${Math.round(fileBytes / 1024 / 1024)} MB`,
	String(jobs),
	`${seconds.toFixed(1)} s`,
	`${Math.round(memoryBefore)} MB`,
	`${Math.round(memoryPeak)} MB`,
];

void bench();
