import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface Program {
	command: string;
	args: string[];
	cwd?: string;
	/** Added to this process's own environment. */
	env?: Record<string, string>;
	/** File that takes what the program writes, out and err; it is emptied first. */
	log: string;
}

/** A program started here, with everything it starts itself. */
export interface Started {
	/** Settles with the exit code (null when a signal ended it) once the program is gone. */
	readonly ended: Promise<number | null>;
	/** What the program has written to its log so far. */
	output(): string;
	/** Asks the program to end, ends it when it has not after ten seconds, and waits until it is gone. */
	stop(): Promise<void>;
}

/**
 * Ends the program's group when the pipe at its input closes: then this process is gone, however it ended, and nobody
 * else would do it. A first SIGTERM is the program's to answer.
 */
const leashed = `
trap : TERM
exec 3<&0
(trap - TERM; cat <&3 >/dev/null; kill -TERM 0) &
watch=$!
"$@" </dev/null 3<&- &
program=$!
wait $program; code=$?
while kill -0 $program 2>/dev/null; do wait $program; code=$?; done
kill $watch 2>/dev/null
exit $code`;

const patience = 10_000;
const running = new Set<Started>();
let over = false;

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches only this process, which then
 * ends the group in order.
 */
export function startProgram({ command, args, cwd, env, log }: Program): Started {
	if (over) throw new Error(`${command} is not started any more: everything is being stopped.`);
	const file = openSync(log, 'w');
	const child = spawn('sh', ['-c', leashed, 'sh', command, ...args], {
		cwd,
		env: { ...process.env, ...env },
		stdio: ['pipe', file, file],
		detached: true,
	});
	closeSync(file);

	const started: Started = {
		ended: new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', resolve);
		}).finally(() => running.delete(started)),
		output: () => readFileSync(log, 'utf8'),
		async stop() {
			const timer = setTimeout(() => signal(child, 'SIGKILL'), patience);
			signal(child, 'SIGTERM');
			await started.ended;
			clearTimeout(timer);
			signal(child, 'SIGKILL');
		},
	};
	running.add(started);
	return started;
}

/** Ends, newest first, every program that was started here and still runs; no further one starts. */
export async function stopPrograms(): Promise<void> {
	over = true;
	for (const started of [...running].reverse()) await started.stop();
}

/** Signals the child's whole group; that it is gone already is what was wanted. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, name);
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
	}
}
