import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { format, resolveConfig } from 'prettier';

import type { Result } from './benchmark';

const file = resolve(__dirname, '../results.json');

/** What was measured last, by the benchmarks' names. */
export async function results(): Promise<Record<string, Result>> {
	const text = await readFile(file, 'utf8').catch(() => '{}');
	return JSON.parse(text) as Record<string, Result>;
}

/** Keeps a result in the place of the benchmark's earlier one. A quick run has no figures to keep. */
export async function keep(name: string, result: Result): Promise<void> {
	if (result.quick) return;
	const all = { ...(await results()), [name]: result };
	const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
	const options = { ...(await resolveConfig(file)), filepath: file };
	await writeFile(file, await format(JSON.stringify(sorted), options));
}
