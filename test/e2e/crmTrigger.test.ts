import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { MovableClock } from '../../emulator/clock';
import { activate, deactivate } from '../../playground/activation';
import { executionOf, executionsOf } from '../../playground/executions';
import { addWorkflow } from '../../playground/templates';
import { openPlayground, type Playground } from './playground';
import { chain, listed, node, zoho } from './workflows';

const DAY = 24 * 60 * 60 * 1000;

const clock = new MovableClock();
let folder: string;
let clockFile: string;
let playground: Playground;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-e2e-clock-'));
	clockFile = join(folder, 'ahead');
	await writeFile(clockFile, '0');
	const env = { NODE_OPTIONS: `--require ${resolve('test/e2e/shiftedClock.js')}`, CLOCK_FILE: clockFile };
	playground = await openPlayground({ emulator: { clock }, env });
});
afterAll(async () => {
	await playground?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** Both clocks; n8n's as soon as it is started again. */
async function stepWhileDown(milliseconds: number): Promise<void> {
	clock.advance(milliseconds);
	await writeFile(clockFile, String(clock.now() - Date.now()));
}

/** What the trigger has started the workflow with so far, over all executions. */
async function itemsOf(workflowId: string): Promise<Array<Record<string, unknown>>> {
	const ids = await executionsOf(playground.session, workflowId);
	const executions = await Promise.all(ids.map(async (id) => await executionOf(playground.session, id)));
	return executions.flatMap(({ output }) => output.Trigger?.[0]?.[0]?.map(({ json }) => json) ?? []);
}

async function itemsOnceThereAre(workflowId: string, count: number) {
	const until = Date.now() + 90_000;
	for (;;) {
		const items = await itemsOf(workflowId);
		if (items.length >= count || Date.now() > until) return items;
		await wait(500);
	}
}

describe('Zoho CRM Trigger in n8n', () => {
	it('is told of changes, and catches up what happened while n8n was down longer than its channel lives', async () => {
		const crm = () => playground.emulator.world.crm;
		const [, , signIn] = await playground.connectAll();
		const trigger = zoho('Trigger', 'zohoCrmTrigger', signIn!, {
			module: listed('Leads'),
			events: ['created', 'updated'],
		});
		const end = node('End', 'n8n-nodes-base.noOp', 1, {});
		const workflowId = await addWorkflow(playground.session, chain('Leads', trigger, end));
		const old = Array.from({ length: 15 }, (_, index) =>
			crm().add('Leads', { Last_Name: `Old ${index}`, Company: 'Acme' }),
		);
		await activate(playground.session, workflowId);
		expect(crm().channels.all()).toHaveLength(1);

		const live = ['Burns', 'Osei', 'Ito'].map((name) =>
			crm().add('Leads', { Last_Name: name, Company: 'Acme', City: 'Lyon' }),
		);
		await crm().deliveries.settled();
		const first = await itemsOnceThereAre(workflowId, 3);
		expect(first.map(({ id, City }) => [id, City]).sort()).toEqual(live.map(({ id }) => [id, 'Lyon']).sort());

		await playground.restart(async () => {
			await stepWhileDown(5 * DAY);
			for (const record of old) crm().change(record, { City: 'Paris' });
			const missed = old.map((_, index) =>
				crm().add('Leads', { Last_Name: `Missed ${index}`, Company: 'Acme' }),
			);
			live.push(...old, ...missed);
			await crm().deliveries.settled();
			await stepWhileDown(5 * DAY);
			expect(crm().channels.all()).toEqual([]);
		});
		await itemsOnceThereAre(workflowId, 33);
		const after = crm().add('Leads', { Last_Name: 'After', Company: 'Acme' });
		await itemsOnceThereAre(workflowId, 34);
		// One more poll, in which nothing may come a second time.
		await wait(65_000);
		const all = await itemsOf(workflowId);
		expect(all.map(({ id }) => id).sort()).toEqual([...live, after].map(({ id }) => id).sort());
		expect(all.every(({ Company }) => Company === 'Acme')).toBe(true);
		expect(crm().channels.all()).toHaveLength(1);

		// n8n takes the trigger down by and by.
		await deactivate(playground.session, workflowId);
		for (const until = Date.now() + 30_000; crm().channels.all().length > 0 && Date.now() < until;) {
			await wait(200);
		}
		expect(crm().channels.all()).toEqual([]);
	}, 400_000);
});
