import { fork } from 'node:child_process';
import { resolve } from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import type { Items } from './source';
import { type Connection, told } from './zoho';

/** Whose node is measured. */
export type Who = 'this package' | 'built-in node' | 'bare calls';

export interface Start {
	who: Who;
	connection: Connection;
	/**
	 * What evaluates expressions: `vm` is n8n's default, and takes most of the time of a write; `legacy` leaves more of
	 * it to what is measured.
	 */
	expressions: 'vm' | 'legacy';
}

export interface Job {
	parameters: INodeParameters;
	items: Items;
}

/** What a job took, from the items' hand-over to the end of the execution. */
export interface Measured {
	/** By the clock. */
	milliseconds: number;
	/** Of the process that runs the node; milliseconds. */
	processor: number;
	/** How many came out. */
	items: number;
	/** The highest of the process so far; megabytes. */
	peakMemory: number;
}

export interface Runner {
	run(job: Job): Promise<Measured>;
	stop(): void;
}

/**
 * Starts a process with n8n's engine and one node. Its highest memory is that node's, so a figure of memory wants a
 * runner of its own. With BENCH_PROFILE set to a folder, the process leaves a profile of its processor there.
 */
export async function startRunner(
	who: Who,
	connection: Connection,
	expressions: Start['expressions'] = 'vm',
): Promise<Runner> {
	const { BENCH_PROFILE: profiles } = process.env;
	const profiling = profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [];
	const child = fork(resolve(__dirname, 'nodeProcess.ts'), {
		execArgv: [...process.execArgv, ...profiling],
		stdio: 'inherit',
	});
	child.send({ who, connection, expressions } satisfies Start);
	await told(child);
	return {
		run: async (job) => {
			child.send(job);
			const measured = await told<Measured | { refused: string }>(child);
			if ('refused' in measured) throw new Error(measured.refused);
			return measured;
		},
		stop: () => child.disconnect(),
	};
}
