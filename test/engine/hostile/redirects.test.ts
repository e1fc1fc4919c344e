import type { INodeParameters } from 'n8n-workflow';

import { authentications, byId, customHosts, mapped, openWorld, type World } from '../../../engine/world';
import { company } from '../../../emulator/seed/company';
import { forgetTokens } from '../../../nodes/shared/transport/oauth2Tokens';
import { foreignHost } from './foreignHost';

let world: World;
let foreign: Awaited<ReturnType<typeof foreignHost>>;
beforeAll(async () => {
	foreign = await foreignHost();
	world = await openWorld();
});
afterAll(async () => {
	foreign.stop();
	await world.stop();
});
beforeEach(() => {
	foreign.arrived.length = 0;
	world.emulator.requests.clear();
	forgetTokens();
});

const statuses = [301, 302, 303, 307, 308];
const redirect = (status: number) => ({ status, headers: { location: `${foreign.url}/elsewhere` } });
const lead = () => world.emulator.world.crm.records('Leads')[0]!.id;
const ticket = () => world.emulator.world.desk.tickets(company.deskOrganizations[0]!.id)[0]!.id;
const ticketOf = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'ticket', operation, organization: byId(company.deskOrganizations[0]!.id) },
	ticketId: byId(ticket()),
	...more,
});
const file = {
	data: { data: Buffer.from('secret plans').toString('base64'), mimeType: 'text/plain', fileName: 'a.txt' },
};

/** What is asked, the call that is redirected, and whether it is the operation's only write. */
const calls: Array<
	[what: string, node: 'crm' | 'desk', parameters: () => INodeParameters, match: () => string]
> = [
	[
		'a read',
		'crm',
		() => on('record', 'get', { recordId: byId(lead()) }),
		() => `GET /crm/v8/Leads/${lead()}`,
	],
	['a list', 'crm', () => on('record', 'getAll', { limit: 1 }), () => 'GET /crm/v8/Leads'],
	[
		'a create',
		'crm',
		() => on('record', 'create', { fields: mapped({ Last_Name: 'Once' }) }),
		() => 'POST /crm/v8/Leads',
	],
	[
		'an update',
		'crm',
		() => on('record', 'update', { recordId: byId(lead()), fields: mapped({ City: 'Lyon' }) }),
		() => 'PUT /crm/v8/Leads',
	],
	[
		'a query',
		'crm',
		() => ({ resource: 'query', operation: 'run', query: 'select id from Leads where id is not null' }),
		() => 'POST /crm/v8/coql',
	],
	[
		'an upload',
		'crm',
		() => on('attachment', 'upload', { recordId: byId(lead()) }),
		() => `POST /crm/v8/Leads/${lead()}/Attachments`,
	],
	[
		'a download',
		'crm',
		() => ({ resource: 'file', operation: 'download', fileId: 'abc' }),
		() => 'GET /crm/v8/files',
	],
	['a read', 'desk', () => ticketOf('get'), () => `GET /api/v1/tickets/${ticket()}`],
	[
		'an update',
		'desk',
		() => ticketOf('update', { fields: mapped({ subject: 'x' }) }),
		() => `PATCH /api/v1/tickets/${ticket()}`,
	],
	[
		'a download',
		'desk',
		() => ({
			...{
				resource: 'customApiCall',
				operation: 'call',
				organization: byId(company.deskOrganizations[0]!.id),
			},
			path: `tickets/${ticket()}/attachments/1/content`,
		}),
		() => `GET /api/v1/tickets/${ticket()}/attachments/1/content`,
	],
];
const on = (resource: string, operation: string, more: INodeParameters): INodeParameters => ({
	resource,
	operation,
	module: byId('Leads'),
	...more,
});

describe.each(authentications)('a redirect to another host (%s)', (authentication) => {
	it.each(calls)(
		'of %s (%s) is not followed: neither token nor data go there',
		async (_, node, parameters, match) => {
			const zoho = await world.connect(authentication);
			for (const status of statuses) {
				world.emulator.requests.clear();
				world.emulator.failNext(match(), redirect(status));
				const result = await world.engine.execute({
					node: node === 'crm' ? 'zohoCrm' : 'zohoDesk',
					parameters: { authentication, ...parameters() },
					credentials: zoho.credentials,
					items: [{ json: {}, binary: file }],
				});
				expect(result.error?.message).toContain('sends the call on to another address');
				expect(result.error?.description).toContain('The token was not sent there');
				expect(world.emulator.requests.matching(match())).toHaveLength(1);
			}
			expect(foreign.arrived).toEqual([]);
		},
	);

	it('is not made by the api_domain of a token’s answer', async () => {
		const zoho = await world.connect(authentication, { secondsLeft: 30 });
		world.emulator.failNext('POST /oauth/v2/token', {
			status: 200,
			body: {
				access_token: world.emulator.world.accounts.issueAccessToken(zoho.refreshToken),
				...{ expires_in: 3600, api_domain: foreign.url, token_type: 'Bearer' },
			},
		});
		const results = [
			await zoho.crm(on('record', 'get', { recordId: byId(lead()) })),
			await zoho.crm(on('record', 'get', { recordId: byId(lead()) })),
		];
		expect(foreign.arrived).toEqual([]);
		const told = `The token is for the CRM host ${foreign.url}, which is none of Zoho's known hosts`;

		expect(results[1]?.error?.message).toBe(told);
	});
});

it('of a token call of a Self Client is not followed: no secret of the client goes there', async () => {
	for (const status of statuses) {
		const zoho = await world.connect('selfClient', { secondsLeft: 30 });
		world.emulator.failNext('POST /oauth/v2/token', redirect(status));
		const result = await zoho.crm(on('record', 'get', { recordId: byId(lead()) }));
		expect(result.error?.message).toMatch(/answered without a token/);
	}
	expect(foreign.arrived).toEqual([]);
});

describe('Zoho Token', () => {
	it.each(statuses)(
		'does not follow a redirect %d with a client’s secret and a refresh token',
		async (status) => {
			world.emulator.failNext('POST /oauth/v2/token', redirect(status));
			const [client] = company.clients;
			const { error } = await world.engine.execute({
				node: 'zohoToken',
				parameters: {
					...{
						resource: 'token',
						operation: 'refreshAccessToken',
						authentication: 'fields',
						dataCenter: 'custom',
					},
					accountsUrl: customHosts(world.emulator).customAccountsUrl,
					...{ clientId: client!.clientId, clientSecret: client!.clientSecret, refreshToken: '1000.aa.bb' },
					options: { retries: 0 },
				},
			});
			expect(error).toBeDefined();
			expect(foreign.arrived).toEqual([]);
		},
	);
});
