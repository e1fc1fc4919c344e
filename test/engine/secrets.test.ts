import { inspect } from 'node:util';

import { company } from '../../emulator/seed/company';
import {
	authentications,
	byId,
	customHosts,
	fromList,
	mapped,
	openWorld,
	type World,
} from '../../engine/world';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.stop());

const [, selfClient] = company.clients;
const clientSecrets = company.clients.map(({ clientSecret }) => clientSecret);
/** Zoho's tokens: 1000.<hex>.<hex>. */
const TOKEN = /1000\.[0-9a-f]{16,}\.[0-9a-f]{16,}/i;

function expectNoSecret(where: string, value: unknown): void {
	const text = inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null });
	expect([where, TOKEN.exec(text)?.[0]]).toEqual([where, undefined]);
	for (const secret of clientSecrets) expect([where, text.includes(secret)]).toEqual([where, false]);
}

/** What the user, the log and the execution's data get to see. */
function expectNothingSecret(result: Awaited<ReturnType<World['engine']['execute']>>): void {
	const { runData, logs, messagesToUI, hints, error, items } = result;
	expectNoSecret('items', items);
	expectNoSecret('error', error);
	expectNoSecret('hints', hints);
	expectNoSecret('messages', messagesToUI);
	expectNoSecret('logs', logs);
	expectNoSecret('run data', runData);
}

const update = (fields: object) => ({
	resource: 'record',
	operation: 'update',
	module: fromList('Leads'),
	recordId: byId('={{ $json.id }}'),
	fields: mapped(fields as never),
});

describe.each(authentications)('no secret is seen (%s)', (authentication) => {
	const leads = () =>
		world.emulator.world.crm
			.records('Leads')
			.slice(0, 2)
			.map(({ id }) => ({ id }));

	it('when all goes well, with a refresh on the way', async () => {
		const zoho = await world.connect(authentication, { secondsLeft: 30 });
		const result = await zoho.crm(update({ Description: 'fine' }), leads());
		expect(result.error).toBeUndefined();
		expectNothingSecret(result);
	});

	it.each([
		[
			'a refused record',
			'PUT /crm/v8/Leads',
			{
				status: 400,
				body: {
					data: [
						{
							code: 'INVALID_DATA',
							details: { api_name: 'Description' },
							message: 'invalid data',
							status: 'error',
						},
					],
				},
			},
		],
		['a web page', 'PUT /crm/v8/Leads', 'html'],
		[
			'a missing scope',
			'PUT /crm/v8/Leads',
			{
				status: 401,
				body: {
					code: 'OAUTH_SCOPE_MISMATCH',
					details: {},
					message: 'invalid oauth scope to access this URL',
					status: 'error',
				},
			},
		],
		['a lost answer', 'PUT /crm/v8/Leads', { status: 409, body: 'conflict' }],
	] as const)('when Zoho answers with %s', async (_, match, fault) => {
		const zoho = await world.connect(authentication);
		world.emulator.failNext(match, fault, 6);
		const result = await zoho.crm(update({ Description: 'not fine' }), leads());
		expect(result.error).toBeDefined();
		expectNothingSecret(result);
	});

	it('when the token cannot be renewed', async () => {
		const zoho = await world.connect(authentication, { secondsLeft: 30 });
		world.emulator.world.accounts.revokeRefreshToken(zoho.refreshToken);
		const result = await zoho.crm(update({ Description: 'revoked' }), leads());
		expect(result.error).toBeDefined();
		expectNothingSecret(result);
	});
});

it('no secret is seen in what Zoho Token logs and refuses; its two token operations alone give tokens out', async () => {
	const grantToken = world.emulator.world.accounts.generateGrantToken({
		clientId: String(selfClient?.clientId),
		scopes: ['ZohoCRM.modules.ALL'],
	});
	const { customAccountsUrl } = customHosts(world.emulator);
	const exchange = {
		node: 'zohoToken',
		parameters: {
			resource: 'token',
			operation: 'exchangeGrantToken',
			authentication: 'fields',
			dataCenter: 'custom',
			accountsUrl: customAccountsUrl,
			clientId: '={{ $json.clientId }}',
			clientSecret: '={{ $json.clientSecret }}',
			grantToken: '={{ $json.grantToken }}',
		},
		items: [{ clientId: selfClient?.clientId, clientSecret: selfClient?.clientSecret, grantToken }],
	};
	const good = await world.engine.execute(exchange);
	expect(good.items[0]?.[0]?.json.refreshToken).toMatch(TOKEN);
	expectNoSecret('logs', good.logs);
	expectNoSecret('messages', good.messagesToUI);

	const again = await world.engine.execute(exchange);
	expect(again.error?.message).toBeDefined();
	expectNoSecret('error text', [again.error?.message, again.error?.description]);
	expectNoSecret('error context', 'context' in again.error! ? again.error.context : undefined);
	expectNoSecret('logs', again.logs);
});
