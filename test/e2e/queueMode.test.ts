import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MovableClock } from '../../emulator/clock';
import { activate } from '../../playground/activation';
import type { Credential } from '../../playground/credentials';
import { executionOf } from '../../playground/executions';
import { addWorkflow } from '../../playground/templates';
import { openPlayground, type Playground } from './playground';
import { type Backing, type Helper, startBacking, startBeside } from './queue';
import { chain, listed, mapped, webhook, zoho } from './workflows';

const clock = new MovableClock();
let folder: string;
let backing: Backing;
let playground: Playground;
let workers: Helper[];
let webhooks: Helper;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-e2e-queue-'));
	backing = await startBacking(folder);
	const env = { ...backing.env, NODE_ENV: 'production', N8N_ENCRYPTION_KEY: 'shared by all processes' };
	playground = await openPlayground({ emulator: { clock, edition: 'enterprise' }, env, userFolder: folder });
	const beside = { ...playground, installed: playground.installed, userFolder: folder, env };
	[webhooks, ...workers] = (await Promise.all([
		startBeside('webhook', beside),
		startBeside('worker', beside),
		startBeside('worker', beside),
	])) as [Helper, Helper, Helper];
});
afterAll(async () => {
	for (const each of [webhooks, ...(workers ?? [])]) await each?.stop();
	await playground?.stop();
	await backing?.stop();
	await rm(folder, { recursive: true, force: true });
});

describe.each(['Self Client', 'OAuth2'])('queue mode with two workers and a %s credential', (kind) => {
	it('runs 200 executions while tokens run out: each record written once, one refresh per process and expiry', async () => {
		const { emulator, session } = playground;
		const [, selfClient, signIn] = (await playground.connectAll()) as [Credential, Credential, Credential];
		const path = `leads-${kind === 'OAuth2' ? 'oauth2' : 'self'}`;
		const create = zoho('Create', 'zohoCrm', kind === 'OAuth2' ? signIn : selfClient, {
			resource: 'record',
			operation: 'create',
			module: listed('Leads'),
			fields: mapped({ Last_Name: '={{ $json.body.name }}', Company: path }),
		});
		await activate(session, await addWorkflow(session, chain(path, webhook(path), create)));
		emulator.requests.clear();

		const call = async (number: number) => {
			const response = await fetch(`http://127.0.0.1:${webhooks.port}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ name: `Lead ${number}` }),
			});
			return response.ok ? 'written' : `${response.status} ${await response.text()}`;
		};
		const expiries = 4;
		const answers: string[] = [];
		for (let round = 0; round < expiries; round += 1) {
			clock.advance(3600_000);
			const numbers = Array.from({ length: 50 }, (_, index) => round * 50 + index);
			answers.push(...(await Promise.all(numbers.map(call))));
		}

		expect(await whatWentWrong()).toEqual([]);
		expect(answers).toEqual(Array(200).fill('written'));
		const names = emulator.world.crm
			.records('Leads')
			.filter(({ fields }) => fields.Company === path)
			.map(({ fields }) => String(fields.Last_Name));
		expect(names).toHaveLength(200);
		expect(new Set(names).size).toBe(200);
		const refreshes = emulator.requests.matching('POST /oauth/v2/token').length;
		expect(refreshes).toBeGreaterThan(0);
		expect(refreshes).toBeLessThanOrEqual(expiries * workers.length);
	});

	it('had both workers at work', () => {
		for (const worker of workers) expect(worker.output()).toMatch(/Worker (started|finished) execution/);
	});
});

/** Messages of the executions that ended with one. */
async function whatWentWrong(): Promise<unknown[]> {
	const { session } = playground;
	const filter = encodeURIComponent(JSON.stringify({ status: ['error'] }));
	const { results } = await session.get<{ results: Array<{ id: string }> }>(`/executions?filter=${filter}`);
	const executions = await Promise.all(results.map(async ({ id }) => await executionOf(session, id)));
	return executions.map(({ error }) => error?.message);
}
