import { readFileSync, writeFileSync } from 'node:fs';
import { resolveConfig, format } from 'prettier';

import { faultTable } from './table';

const PAGE = 'docs/reliability.md';
const PLACE = /(<!-- fault matrix -->\n)[^]*?(<!-- \/fault matrix -->)/;

/** The page with the table as the matrix has it now. */
async function freshPage(): Promise<{ path: string; now: string; fresh: string }> {
	const now = readFileSync(PAGE, 'utf8');
	if (!PLACE.test(now)) throw new Error(`${PAGE} has no <!-- fault matrix --> to put the table at`);
	const text = now.replace(PLACE, (_, start: string, end: string) => `${start}\n${faultTable()}\n\n${end}`);
	const options = await resolveConfig(PAGE);
	return { path: PAGE, now, fresh: await format(text, { ...options, filepath: PAGE }) };
}

/** `tsx test/engine/faults/writeTable.ts` writes the table; with `--check` it only says whether it is fresh. */
async function run(): Promise<void> {
	const { path, now, fresh } = await freshPage();
	if (now === fresh) return;
	if (process.argv.includes('--check')) {
		throw new Error(`Stale: ${path}. Run "npx gulp faults" and commit what it writes.`);
	}
	writeFileSync(path, fresh);
	console.log(`Wrote ${path}`);
}

void run().catch((refusal: Error) => {
	console.error(refusal.message);
	process.exitCode = 1;
});
