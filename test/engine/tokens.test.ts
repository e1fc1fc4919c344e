import { scopeSets } from '../../nodes/shared/transport/scopes';
import { authentications, byId, fromList, mapped, openWorld, type World } from '../../engine/world';

let world: World | undefined;
afterEach(async () => await world?.stop());

const RUNS = 50;
const fiveLeads = {
	resource: 'record',
	operation: 'getAll',
	module: fromList('Leads'),
	returnAll: false,
	limit: 5,
	options: { fields: ['Last_Name'] },
};
const tokenCalls = ({ emulator }: World) => emulator.requests.matching('POST /oauth/v2/token');

describe.each([
	['as n8n is', false],
	["without n8n's own refresh lock", true],
])('many runs at once, %s', (_, withoutRefreshLock) => {
	it.each(authentications)('refresh a token that ends in 60 seconds once (%s)', async (authentication) => {
		world = await openWorld({ edition: 'ultimate' }, { withoutRefreshLock });
		const zoho = await world.connect(authentication, { secondsLeft: 60 });
		const results = await Promise.all(Array.from({ length: RUNS }, async () => await zoho.crm(fiveLeads)));
		expect(results.map(({ error }) => error)).toEqual(Array(RUNS).fill(undefined));
		expect(results.map(({ items }) => items[0]?.length)).toEqual(Array(RUNS).fill(5));
		expect(tokenCalls(world)).toHaveLength(1);
	});

	it.each(authentications)(
		'never refresh because a scope is missing, and name it (%s)',
		async (authentication) => {
			world = await openWorld({ edition: 'ultimate' }, { withoutRefreshLock });
			const scopes = scopeSets.crm.filter((scope) => scope !== 'ZohoCRM.modules.ALL');
			const zoho = await world.connect(authentication, { scopes });
			if (authentication === 'selfClient') await zoho.desk({ resource: 'organization', operation: 'getAll' });
			world.emulator.requests.clear();
			const results = await Promise.all(Array.from({ length: RUNS }, async () => await zoho.crm(fiveLeads)));
			for (const { error } of results) {
				expect(`${error?.message} ${error?.description}`).toContain('ZohoCRM.modules.ALL');
			}
			expect(tokenCalls(world)).toHaveLength(0);
		},
	);
});

describe.each(authentications)('a token (%s)', (authentication) => {
	it('that Zoho has dropped before its time is renewed once and the call sent again', async () => {
		world = await openWorld();
		const zoho = await world.connect(authentication);
		await zoho.crm(fiveLeads);
		world.emulator.requests.clear();
		world.emulator.failNext('GET /crm/v8/Leads', {
			status: 401,
			body: { code: 'INVALID_TOKEN', details: {}, message: 'invalid oauth token', status: 'error' },
		});
		const result = await zoho.crm(fiveLeads);
		expect(result.items[0]).toHaveLength(5);
		expect(tokenCalls(world)).toHaveLength(1);
		expect(world.emulator.requests.matching('GET /crm/v8/Leads')).toHaveLength(2);
	});

	it('whose refresh token was revoked says to connect again', async () => {
		world = await openWorld();
		const zoho = await world.connect(authentication, { secondsLeft: 60 });
		world.emulator.world.accounts.revokeRefreshToken(zoho.refreshToken);
		const { error } = await zoho.crm(fiveLeads);
		expect(`${error?.message} ${error?.description}`).toMatch(/revoked/i);
		expect(`${error?.message} ${error?.description}`).toMatch(/connect|grant token/i);
		expect(tokenCalls(world)).toHaveLength(1);
	});

	it('that cannot be had because too many were asked for says how long to wait', async () => {
		world = await openWorld();
		const zoho = await world.connect(authentication, { secondsLeft: 60 });
		world.emulator.world.accounts.throttleUntil(world.emulator.clock.now() + 600_000);
		const { error } = await zoho.crm(fiveLeads);
		expect(`${error?.message} ${error?.description}`).toMatch(/minutes/);
		expect(tokenCalls(world)).toHaveLength(1);
	});

	it('that ends in the middle of a long write is renewed on the way, and nothing is written twice', async () => {
		world = await openWorld();
		const zoho = await world.connect(authentication, { secondsLeft: 121 });
		const leads = world.emulator.world.crm.records('Leads').slice(0, 300);
		world.emulator.latency = 600;
		const result = await zoho.crm(
			{
				resource: 'record',
				operation: 'update',
				module: fromList('Leads'),
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ Description: 'on the way' }),
			},
			leads.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(world.emulator.requests.matching('PUT /crm/v8/Leads')).toHaveLength(3);
		expect(tokenCalls(world)).toHaveLength(1);
	});
});
