import { setTimeout as wait } from 'node:timers/promises';

import { activate, deactivate } from '../../playground/activation';
import type { Credential } from '../../playground/credentials';
import { executionOf, executionsOf } from '../../playground/executions';
import { addWorkflow } from '../../playground/templates';
import { openPlayground, type Playground } from './playground';
import { chain, node, zoho } from './workflows';

let playground: Playground;
let signIn: Credential;
beforeAll(async () => {
	playground = await openPlayground();
	[, , signIn] = (await playground.connectAll()) as [Credential, Credential, Credential];
});
afterAll(async () => await playground?.stop());

const desk = () => playground.emulator.world.desk;
const webhooks = () => [...desk().webhooks.byId.values()];

/** Subjects of all tickets that started the workflow, in the order they came. */
async function subjectsOf(workflowId: string): Promise<unknown[]> {
	const ids = (await executionsOf(playground.session, workflowId)).sort((a, b) => Number(a) - Number(b));
	const subjects: unknown[] = [];
	for (const id of ids) {
		const { output } = await executionOf(playground.session, id);
		subjects.push(...(output['Told']?.[0]?.[0] ?? []).map(({ json }) => json.subject));
	}
	return subjects;
}

/** Waits until so many tickets have started the workflow, and a little longer for one too many. */
async function told(workflowId: string, count: number): Promise<unknown[]> {
	const until = Date.now() + 120_000;
	while (Date.now() < until && (await subjectsOf(workflowId)).length < count) await wait(500);
	await wait(2_000);
	return await subjectsOf(workflowId);
}

it('the Zoho Desk Trigger: what happens arrives, and so does what happened while n8n was down', async () => {
	const { session } = playground;
	const id = await addWorkflow(
		session,
		chain(
			'Told of tickets',
			zoho('Told', 'zohoDeskTrigger', signIn, {
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				organization: { __rl: true, mode: 'list', value: 'auto' },
				events: ['Ticket_Add'],
				options: {},
			}),
			node('End', 'n8n-nodes-base.noOp', 1, {}),
		),
	);
	await activate(session, id);
	expect(webhooks()).toMatchObject([{ isEnabled: true, subscriptions: { Ticket_Add: null } }]);

	for (const subject of ['One', 'Two']) desk().addTicket({ subject });
	expect(await told(id, 2)).toEqual(['One', 'Two']);

	await playground.restart(async () => {
		for (let count = 0; count < 30; count += 1) {
			desk().addTicket({ subject: `Down ${count}` });
			await desk().webhooks.idle();
		}
		expect(webhooks()).toMatchObject([{ isEnabled: false }]);
	});
	const all = await told(id, 32);
	expect(all.map(String).sort()).toEqual(
		['One', 'Two', ...Array.from({ length: 30 }, (_, count) => `Down ${count}`)].sort(),
	);
	expect(webhooks()).toMatchObject([{ isEnabled: true }]);
	desk().addTicket({ subject: 'Up again' });
	expect((await told(id, 33)).at(-1)).toBe('Up again');

	await deactivate(playground.session, id);
	// n8n 2 takes its time.
	for (let second = 0; second < 30 && webhooks().length > 0; second += 1) await wait(1_000);
	expect(webhooks()).toEqual([]);
}, 600_000);
