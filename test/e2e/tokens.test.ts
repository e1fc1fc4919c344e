import { MovableClock } from '../../emulator/clock';
import { connect } from '../../playground/consent';
import { type Credential, saveCredential } from '../../playground/credentials';
import { runWorkflow } from '../../playground/executions';
import { addWorkflow } from '../../playground/templates';
import { openPlayground, type Playground } from './playground';
import { until } from './until';
import { byId, chain, items, listed, manualTrigger, mapped, waitSeconds, zoho } from './workflows';

const clock = new MovableClock();
let playground: Playground;
let selfClient: Credential;
let signIn: Credential;

beforeAll(async () => {
	playground = await openPlayground({ emulator: { clock } });
	[, selfClient, signIn] = (await playground.connectAll()) as [Credential, Credential, Credential];
});
afterAll(async () => await playground?.stop());
beforeEach(() => playground.emulator.requests.clear());

const tokenCalls = () =>
	playground.emulator.requests.matching('POST /oauth/v2/token').map(({ status }) => status);
const leads = () => playground.emulator.world.crm.records('Leads');

const update = (name: string, credential: Credential, id: string, value: string) =>
	zoho(name, 'zohoCrm', credential, {
		resource: 'record',
		operation: 'update',
		module: listed('Leads'),
		recordId: byId(id),
		fields: mapped({ Description: value }),
	});

/** Two updates of two leads each, with time between them for a token to run out. */
function twoUpdates(credential: Credential) {
	const [first, second] = leads().map(({ id }) => id);
	return chain(
		`Two updates with ${credential.name}`,
		manualTrigger,
		items(`[{ json: { id: '${first}' } }, { json: { id: '${second}' } }]`),
		update('Before', credential, '={{ $json.id }}', 'before'),
		waitSeconds(3),
		update('After', credential, '={{ $json.id }}', 'after'),
	);
}

const oneUpdate = (credential: Credential, id: string, value: string) =>
	chain(`Update ${value}`, manualTrigger, update('Update', credential, id, value));

const run = async (workflow: Parameters<typeof addWorkflow>[1]) => {
	const id = await addWorkflow(playground.session, workflow);
	return await runWorkflow(playground.session, id, 'Start');
};

describe.each(['Self Client', 'OAuth2'])('a %s credential in the real n8n', (kind) => {
	const credential = () => (kind === 'OAuth2' ? signIn : selfClient);

	it('goes on when its token runs out in the middle of a workflow, with one refresh', async () => {
		const running = run(twoUpdates(credential()));
		await Promise.race([until(() => leads().some(({ fields }) => fields.Description === 'before')), running]);
		const before = tokenCalls().length;
		clock.advance(3600_000);
		const { status, output, error } = await running;

		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(output.After![0]![0]!.map(({ json }) => json.message)).toEqual([
			'record updated',
			'record updated',
		]);
		expect(
			leads()
				.slice(0, 2)
				.map(({ fields }) => fields.Description),
		).toEqual(['after', 'after']);
		expect(tokenCalls().slice(before)).toEqual([200]);
	});

	it('refreshes once for ten workflows that begin together with a token that has run out', async () => {
		const ids = await Promise.all(
			Array.from({ length: 10 }, async (_, number) => {
				const workflow = oneUpdate(credential(), leads()[number]!.id, `of ${number} by ${kind}`);
				return await addWorkflow(playground.session, workflow);
			}),
		);
		clock.advance(3600_000);
		const before = tokenCalls().length;
		const runs = await Promise.all(ids.map(async (id) => await runWorkflow(playground.session, id, 'Start')));

		expect(runs.map(({ status, error }) => error?.message ?? status)).toEqual(Array(10).fill('success'));
		expect(
			leads()
				.slice(0, 10)
				.map(({ fields }) => fields.Description),
		).toEqual(Array.from({ length: 10 }, (_, number) => `of ${number} by ${kind}`));
		expect(tokenCalls().slice(before)).toEqual([200]);
	});

	it('says how to reconnect when its access was taken away, and works again once that is done', async () => {
		const { world } = playground.emulator;
		const [server, self] = world.accounts.clients;
		const client = kind === 'OAuth2' ? server! : self!;
		world.accounts.disconnect(client.clientId);

		const refused = await run(twoUpdates(credential()));
		expect(refused.status).toBe('error');
		expect(`${refused.error?.message} ${refused.error?.description}`).toMatch(/connect/i);

		await reconnect(kind);
		const { status } = await run(twoUpdates(credential()));
		expect(status).toBe('success');
	});
});

it('asks for no token when a scope is missing, and names the scope', async () => {
	const { session, emulator } = playground;
	const [, client] = emulator.world.accounts.clients;
	const { clientId, clientSecret } = client!;
	const refreshToken = emulator.world.accounts.issueRefreshToken({ clientId, scopes: ['Desk.tickets.READ'] });
	const hosts = { customAccountsUrl: emulator.urls.accounts, customCrmUrl: emulator.urls.crm };
	const narrow = await saveCredential(
		session,
		{ name: 'Desk only', type: 'zohoSelfClientApi' },
		{ dataCenter: 'custom', ...hosts, clientId, clientSecret, refreshToken },
	);
	const refused = await run(twoUpdates(narrow));
	const before = tokenCalls().length;
	const again = await run(twoUpdates(narrow));

	expect([refused.status, again.status]).toEqual(['error', 'error']);
	expect(`${again.error?.message} ${again.error?.description}`).toMatch(/ZohoCRM\.\w+/);
	expect(tokenCalls().slice(before)).toEqual([]);
});

async function reconnect(kind: string): Promise<void> {
	const { session, emulator } = playground;
	if (kind === 'OAuth2') return await connect(session, signIn.id);
	[, selfClient] = (await playground.connectAll()) as [Credential, Credential];
	expect(emulator.world.accounts.clients).toHaveLength(2);
}
