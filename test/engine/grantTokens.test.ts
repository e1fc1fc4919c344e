import { MovableClock } from '../../emulator/clock';
import { startEmulator } from '../../emulator';
import { company } from '../../emulator/seed/company';
import { customHosts, openWorld, type World } from '../../engine/world';

const [, selfClient] = company.clients;
const clientId = String(selfClient?.clientId);
const clientSecret = String(selfClient?.clientSecret);
const clock = new MovableClock();

let world: World;
beforeEach(async () => {
	world = await openWorld({ clock });
});
afterEach(async () => await world.stop());

const newGrantToken = () =>
	world.emulator.world.accounts.generateGrantToken({
		clientId,
		scopes: ['ZohoCRM.users.READ', 'ZohoCRM.modules.ALL', 'ZohoCRM.settings.fields.READ'],
	});

/** What the node says of a grant token. */
async function saidByNode(grantToken: string): Promise<string> {
	const { error } = await world.engine.execute({
		node: 'zohoToken',
		parameters: {
			resource: 'token',
			operation: 'exchangeGrantToken',
			authentication: 'fields',
			dataCenter: 'custom',
			accountsUrl: world.emulator.urls.accounts,
			clientId,
			clientSecret,
			grantToken,
		},
	});
	return `${error?.message} ${error?.description}`;
}

/** What the test of a Self Client credential says of it, when it is saved. */
async function saidByCredential(grantToken: string): Promise<string> {
	const data = { ...customHosts(world.emulator), clientId, clientSecret, grantToken };
	const ref = await world.engine.credentials.add({ name: 'Zoho', type: 'zohoSelfClientApi', data });
	const { status, message } = await world.engine.testCredential(ref);
	return `${status} ${message}`;
}

describe.each([
	['Zoho Token', saidByNode],
	['the Self Client credential', saidByCredential],
])('a grant token that is no good is explained by %s', (_, said) => {
	it('when it was used before', async () => {
		const grantToken = newGrantToken();
		await saidByNode(grantToken);
		expect(await said(grantToken)).toMatch(/works once|used/i);
	});

	it('when it has run out', async () => {
		const grantToken = newGrantToken();
		clock.advance(11 * 60_000);
		expect(await said(grantToken)).toContain('for 3 to 10 minutes');
	});

	it('when it comes from another data center', async () => {
		const elsewhere = await startEmulator({ dataCenter: 'eu', seed: 'empty' });
		const grantToken = elsewhere.world.accounts.generateGrantToken({
			clientId,
			scopes: ['ZohoCRM.users.READ'],
		});
		expect(await said(grantToken)).toMatch(/data center/i);
		await elsewhere.stop();
	});
});

it('a Self Client stays connected over saving again, a restart and a run', async () => {
	const data = { ...customHosts(world.emulator), clientId, clientSecret, grantToken: newGrantToken() };
	const ref = await world.engine.credentials.add({ name: 'Zoho', type: 'zohoSelfClientApi', data });
	expect((await world.engine.testCredential(ref)).status).toBe('OK');
	await world.engine.credentials.update(ref, data);

	const restarted = await openWorld({}, { stored: world.engine.credentials.stored() });
	const { items, error } = await restarted.engine.execute({
		node: 'zohoCrm',
		parameters: {
			authentication: 'selfClient',
			resource: 'record',
			operation: 'getAll',
			module: { __rl: true, mode: 'id', value: 'Leads' },
			returnAll: false,
			limit: 3,
		},
		credentials: { zohoSelfClientApi: ref },
	});
	await restarted.stop();
	expect(error).toBeUndefined();
	expect(items[0]).toHaveLength(3);
	expect(world.emulator.requests.matching('POST /oauth/v2/token')).toHaveLength(1);
});
