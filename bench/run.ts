/**
 * `npm run bench [-- --quick]`: all benchmarks, one after the other, each in a process of its own, and docs/performance.md
 * from what they measured. Exits with 1 when a target is missed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { writePage } from './page';

/** In the order of docs/performance.md. */
const benchmarks = ['writes', 'reads', 'deskUpdates', 'overhead', 'growth', 'loading'];

async function main(): Promise<void> {
	const options = process.argv.slice(2);
	const missed: string[] = [];
	for (const name of benchmarks) {
		const file = resolve(__dirname, `${name}.ts`);
		const child = spawn(process.execPath, [...process.execArgv, file, ...options], { stdio: 'inherit' });
		const [code] = (await once(child, 'exit')) as [number | null];
		if (code !== 0) missed.push(name);
	}
	if (!options.includes('--quick')) await writePage();
	if (missed.length > 0) {
		process.stdout.write(`\nNot as it should be: ${missed.join(', ')}\n`);
		process.exitCode = 1;
	}
}

void main();
