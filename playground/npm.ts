import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotStart } from './cannotStart';
import { startProgram } from './processes';

/** Inside an npm script this is the npm that runs it, which need not be the one on the path. */
const cli = process.env.npm_execpath;

/**
 * Runs npm in a folder and answers what it wrote.
 *
 * @param explain Turns npm's output into what was in the way; the output's last lines are added to it.
 * @throws CannotStart when npm does not succeed.
 */
export async function npm(
	args: string[],
	folder: string,
	explain: (output: string) => string,
): Promise<string> {
	const log = join(tmpdir(), `npm-${randomUUID()}.log`);
	const run = startProgram({
		command: cli ? process.execPath : 'npm',
		args: cli ? [cli, ...args] : args,
		cwd: folder,
		log,
	});
	try {
		const code = await run.ended;
		const output = run.output().trimEnd();
		if (code === 0) return output;
		throw new CannotStart(
			`${explain(output)}\n\nnpm's last lines:\n${output.split('\n').slice(-12).join('\n')}`,
		);
	} finally {
		await rm(log, { force: true });
	}
}
