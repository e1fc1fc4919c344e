/**
 * `npx tsx bench/load.ts [--minutes 10] [--workflows 100]`: one n8n process runs many workflows side by side on one
 * credential, all of them started again every five seconds, against the emulator with the limits of the Enterprise
 * edition. The access token ends early on, and is taken away half-way. Exits with 1 when a workflow failed, a limit was
 * met, or memory grew. Ctrl+C ends it early. The figures are written to bench/load.json.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { ZohoSuiteOAuth2Api } from '../credentials/ZohoSuiteOAuth2Api.credentials';
import { createEngine, type CredentialRef, type Engine } from '../engine/engine';
import { ZohoCrm } from '../nodes/ZohoCrm/ZohoCrm.node.ts';
import { ZohoDesk } from '../nodes/ZohoDesk/ZohoDesk.node.ts';
import { held, slope } from './load/memory';
import { workflowOf } from './load/workflow';
import { type Account, type Figures, startZoho } from './load/zoho';

const LATENCY = 150;
/** Workflows on a schedule start at the same moment. */
const EVERY = 5_000;
const SAMPLED_EVERY = 10_000;
/** The token is renewed two minutes before it ends, so one minute after the start. */
const SECONDS_LEFT = 180;
/** The first minute fills caches and compiles code; after it, memory may move by this much in a minute, in MB. */
const WARM_UP = 60_000;
const MOST_GROWTH = 0.5;

interface Sample {
	/** Seconds since the start. */
	at: number;
	heap: number;
	whole: number;
	finished: number;
	calls: number;
}

interface Runs {
	finished: number;
	failed: string[];
	/** Of each execution; milliseconds. */
	took: number[];
}

type Workflow = ReturnType<typeof workflowOf>;

const { values } = parseArgs({
	options: { minutes: { type: 'string', default: '10' }, workflows: { type: 'string', default: '100' } },
});
const minutes = Number(values.minutes);
const workflows = Number(values.workflows);

async function connect(engine: Engine, account: Account): Promise<CredentialRef> {
	const { urls, clientId, clientSecret, accessToken, refreshToken, expiresAt } = account;
	return await engine.credentials.add({
		name: 'Zoho',
		type: 'zohoSuiteOAuth2Api',
		data: {
			...{ clientId, clientSecret, dataCenter: 'custom' },
			customAccountsUrl: urls.accounts,
			customCrmUrl: urls.crm,
			customCrmUploadUrl: urls.crmUpload,
			customDeskUrl: urls.desk,
			oauthTokenData: {
				...{ access_token: accessToken, refresh_token: refreshToken, api_domain: urls.crm },
				...{ token_type: 'Bearer', expires_in: 3600, n8n_expires_at: String(expiresAt) },
			} as never,
		},
	});
}

/** One workflow, started again on each beat until the time is over. */
async function repeat(engine: Engine, workflow: Workflow, runs: Runs, clock: Clock): Promise<void> {
	while (clock.goesOn()) {
		const began = performance.now();
		const failure = await refusalOf(engine, workflow);
		runs.took.push(performance.now() - began);
		runs.finished += 1;
		if (failure !== undefined) runs.failed.push(`${String(workflow.name)}: ${failure}`);
		await clock.nextBeat();
	}
}

/** Why an execution did not end well; undefined where it did. n8n throws when it refuses to start one. */
async function refusalOf(engine: Engine, workflow: Workflow): Promise<string | undefined> {
	try {
		const { error, items } = await engine.execute(workflow, { mode: 'trigger' });
		if (error) return error.message;
		return items[0]?.length === 1 ? undefined : `${items[0]?.length ?? 0} items`;
	} catch (caught) {
		return (caught as Error).message;
	}
}

class Clock {
	readonly began = performance.now();
	stopped = false;

	constructor(private readonly milliseconds: number) {}

	get at(): number {
		return performance.now() - this.began;
	}

	goesOn(): boolean {
		return !this.stopped && this.at < this.milliseconds;
	}

	async nextBeat(): Promise<void> {
		await wait(Math.min(EVERY - (this.at % EVERY), Math.max(0, this.milliseconds - this.at)));
	}
}

async function main(): Promise<void> {
	const zoho = await startZoho();
	const engine = await createEngine({
		nodes: [new ZohoCrm(), new ZohoDesk()],
		credentials: [new ZohoSuiteOAuth2Api()],
		withoutRefreshLock: true,
	});
	const account = await zoho.ask('begin', { latency: LATENCY, secondsLeft: SECONDS_LEFT });
	const credential = await connect(engine, account);
	const clock = new Clock(minutes * 60_000);
	process.once('SIGINT', () => {
		process.stdout.write('stopping, once the workflows under way are done; Ctrl+C again ends it at once\n');
		clock.stopped = true;
		process.once('SIGINT', () => process.exit(130));
	});

	const runs: Runs = { finished: 0, failed: [], took: [] };
	const all = Promise.all(
		Array.from({ length: workflows }, async (_, number) => {
			await repeat(engine, workflowOf(number, account, credential), runs, clock);
		}),
	);
	const samples: Sample[] = [];
	const over = all.then(() => true);
	for (let tokenEnded = false; !(await Promise.race([over, wait(SAMPLED_EVERY, false)]));) {
		const figures = await zoho.ask('figures', null);
		samples.push(sampled(engine, clock, runs, figures));
		if (!tokenEnded && clock.at > (minutes * 60_000) / 2) {
			tokenEnded = true;
			await zoho.ask('endToken', null);
		}
	}
	const figures = await zoho.ask('figures', null);
	await engine.stop();
	zoho.stop();
	report(samples, runs, figures, clock);
}

/** The engine keeps all that was logged for tests to look at; here it would be what grows. */
function sampled(engine: Engine, clock: Clock, runs: Runs, { calls, statuses, peak }: Figures): Sample {
	engine.logs.length = 0;
	const sample = {
		at: Math.round(clock.at / 1000),
		...held(),
		finished: runs.finished,
		calls: calls.crm + calls.desk,
	};
	const { at, heap, whole, finished } = sample;
	process.stdout.write(
		`${String(at).padStart(4)} s  ${finished} executions, ${runs.failed.length} failed  ${sample.calls} calls, ${statuses['429'] ?? 0} × 429, peak CRM ${peak.crm} Desk ${peak.desk}  heap ${heap.toFixed(1)} MB, process ${whole.toFixed(0)} MB\n`,
	);
	return sample;
}

function report(
	samples: Sample[],
	runs: Runs,
	{ calls, statuses, peak, allowed }: Figures,
	clock: Clock,
): void {
	const took = [...runs.took].sort((one, other) => one - other);
	const share = (part: number) => Math.round(took[Math.floor((took.length - 1) * part)] ?? 0);
	const warm = samples.filter(({ at }) => at * 1000 >= WARM_UP);
	const growth = slope(warm.map(({ at, heap }) => ({ at: at / 60, value: heap })));
	const result = {
		minutes: Number((clock.at / 60_000).toFixed(1)),
		stoppedEarly: clock.stopped,
		workflows,
		latency: LATENCY,
		executions: runs.finished,
		failed: runs.failed.length,
		calls,
		statuses,
		peak,
		allowed,
		milliseconds: { median: share(0.5), '95 %': share(0.95), longest: share(1) },
		heap: { first: warm[0]?.heap, last: warm.at(-1)?.heap, growthPerMinute: Number(growth.toFixed(3)) },
		samples,
	};
	writeFileSync('bench/load.json', `${JSON.stringify(result, null, '\t')}\n`);
	const { samples: _samples, ...shown } = result;
	process.stdout.write(
		`${JSON.stringify(shown, null, 2)}\n${[...new Set(runs.failed)].slice(0, 10).join('\n')}\n`,
	);
	const isTooMuch = peak.crm > allowed.crm || peak.desk > allowed.desk || (statuses['429'] ?? 0) > 0;
	if (runs.failed.length > 0 || isTooMuch || (warm.length > 2 && growth > MOST_GROWTH)) process.exitCode = 1;
}

main().catch((error: Error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exitCode = 1;
});
