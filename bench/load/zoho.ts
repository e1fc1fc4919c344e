import { fork } from 'node:child_process';
import { once } from 'node:events';

import type { Urls } from '../../emulator/service';

/** What the emulator's process is asked, and what it answers. */
export interface Asked {
	begin: [{ latency: number; secondsLeft: number }, Account];
	figures: [null, Figures];
	endToken: [null, null];
}

/** A connected account with records to work on. */
export interface Account {
	urls: Urls;
	clientId: string;
	clientSecret: string;
	refreshToken: string;
	accessToken: string;
	/** When the access token ends; milliseconds since the epoch. */
	expiresAt: number;
	leads: string[];
	tickets: string[];
	organization: string;
}

/** What the emulator counted since it began. */
export interface Figures {
	calls: { crm: number; desk: number; tokens: number };
	/** Answers by status. */
	statuses: Record<string, number>;
	/** The most calls that were under way at a time, and how many the edition allows. */
	peak: { crm: number; desk: number };
	allowed: { crm: number; desk: number };
}

/** The emulator in a process of its own, so that its memory and its work are not the node's. */
export async function startZoho() {
	const child = fork('bench/load/zohoProcess.ts', { execArgv: ['--import', 'tsx'] });
	await once(child, 'message');
	let last: Promise<unknown> = Promise.resolve();
	const ask = async <What extends keyof Asked>(
		what: What,
		asked: Asked[What][0],
	): Promise<Asked[What][1]> => {
		const before = last;
		const answer = (async () => {
			await before;
			child.send({ what, asked });
			const [given] = (await once(child, 'message')) as [Asked[What][1]];
			return given;
		})();
		last = answer;
		return await answer;
	};
	return { ask, stop: () => void child.disconnect() };
}
