import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** How to reach the emulator in its process, with a grant for all of CRM. */
export interface Connection {
	urls: { accounts: string; crm: string; crmUpload: string; desk: string };
	/** The address of the v2 adapter. */
	v2: string;
	clientId: string;
	clientSecret: string;
	refreshToken: string;
	accessToken: string;
	/** Milliseconds since the epoch. */
	expiresAt: number;
	/** Of the leads that are there. */
	ids: string[];
	/** The fields a list of leads names, separated by commas. */
	names: string;
}

export interface LoggedCall {
	method: string;
	path: string;
	status?: number;
}

/** What can be asked of the emulator's process, and what it answers. */
export interface Asked {
	/** Begins anew with this many leads, `lead.0@example.com` and on. */
	begin: [leads: number, Connection];
	/** Milliseconds every answer waits from now on. */
	latency: [milliseconds: number, void];
	/** The calls since it was last asked. */
	calls: [nothing: undefined, LoggedCall[]];
	/** How many leads have a Description that starts with the text. */
	written: [text: string, number];
}

export interface Zoho {
	ask<What extends keyof Asked>(what: What, asked?: Asked[What][0]): Promise<Asked[What][1]>;
	stop(): void;
}

/** Starts the emulator, with the v2 adapter, in a process of its own. */
export async function startZoho(): Promise<Zoho> {
	const child = fork(resolve(__dirname, 'zohoProcess.ts'), { stdio: 'inherit' });
	await told(child);
	return {
		ask: async (what, asked) => {
			child.send({ what, asked });
			return await told(child);
		},
		stop: () => child.disconnect(),
	};
}

/** The next message of a process; an error when the process ends without one. */
export async function told<Message>(child: ChildProcess): Promise<Message> {
	const stop = new AbortController();
	const { signal } = stop;
	const ended = once(child, 'exit', { signal }).then(([code]) => {
		throw new Error(`a process of the benchmark ended with ${String(code)} before it had answered`);
	});
	ended.catch(() => undefined);
	try {
		const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Message];
		return message;
	} finally {
		stop.abort();
	}
}
