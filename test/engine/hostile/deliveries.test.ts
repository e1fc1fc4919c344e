import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/world';
import { ActiveTrigger as ActiveCrmTrigger } from '../crm/activeTrigger';
import { ActiveTrigger as ActiveDeskTrigger } from '../desk/activeTrigger';
import { connections } from './connections';
import { hostileText, hostileValue, SEED } from './hostile';
import { pollution, strayConnections, strayRequests } from './oracle';

const RUNS = 400;
const FAR_AHEAD = Date.now() + 1e9;
const network = connections();
afterAll(() => network.stop());
beforeEach(() => network.made.clear());

/** An object with any of its values, at any depth of its first two levels, exchanged for something hostile. */
function spoiled(genuine: IDataObject): fc.Arbitrary<IDataObject> {
	return fc.record(
		Object.fromEntries(
			Object.entries(genuine).map(([key, value]) => [
				key,
				fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: hostileValue }),
			]),
		),
		{ requiredKeys: [], noNullPrototype: true },
	) as fc.Arbitrary<IDataObject>;
}

describe(`what is sent to the webhook of Zoho CRM Trigger (seed ${SEED})`, () => {
	let trigger: ActiveCrmTrigger;
	let genuine: IDataObject;
	beforeAll(async () => {
		trigger = await ActiveCrmTrigger.in({
			parameters: { module: byId('Leads'), events: ['created', 'updated'], output: 'ids' },
		});
		await trigger.activate();
		const [channel] = trigger.crm.channels.all();
		genuine = {
			server_time: Date.now(),
			module: 'Leads',
			ids: ['4900000000001000001'],
			affected_fields: [{ '4900000000001000001': ['City'] }],
			affected_values: [{ record_id: '4900000000001000001', values: { City: 'Lyon' } }],
			operation: 'update',
			channel_id: channel?.id ?? '',
			token: channel?.token ?? '',
		};
	});
	afterAll(async () => await trigger.stop());

	it('without the channel’s token is answered 401 and starts nothing, whatever it is', async () => {
		const { token, ...known } = genuine;
		const tokenless = fc.oneof(hostileValue, spoiled({ ...known, token: `${String(token)}x` }));
		const before = trigger.starts.length;
		await fc.assert(
			fc.asyncProperty(tokenless, async (body) => {
				const { answer, workflowData } = await trigger.receive(body);
				expect([answer?.status, workflowData]).toEqual([401, undefined]);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		expect(trigger.starts).toHaveLength(before);
	});

	it('with the token is answered plainly, and starts with records of the module only', async () => {
		const { token, ...known } = genuine;
		await fc.assert(
			fc.asyncProperty(spoiled(known), async (body) => {
				const { answer, workflowData } = await trigger.receive({ ...body, token });
				expect([200, 404]).toContain(answer?.status);
				for (const { json } of workflowData?.[0] ?? []) {
					expect(json).toMatchObject({ id: expect.stringMatching(/^\d+$/), $event: { module: 'Leads' } });
				}
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		expect(JSON.stringify(trigger.saved)).not.toContain('NaN');
		expect({
			requests: strayRequests(trigger.world),
			connections: strayConnections(network, trigger.world),
			pollution: pollution(),
		}).toEqual({ requests: [], connections: [], pollution: [] });
	});

	it('cannot say that all was received until a time to come', async () => {
		await trigger.receive({ ...genuine, server_time: FAR_AHEAD });
		expect(latestNumberIn(trigger.saved.received)).toBeLessThan(FAR_AHEAD - 1e8);
	});
});

describe(`what is sent to the webhook of Zoho Desk Trigger (seed ${SEED})`, () => {
	let trigger: ActiveDeskTrigger;
	let jwt: string;
	beforeAll(async () => {
		trigger = await ActiveDeskTrigger.in({ events: ['Ticket_Add'], options: { fetchRecord: true } });
		await trigger.activate();
		trigger.desk.addTicket({ subject: 'Real' });
		await trigger.settled();
		jwt = trigger.desk.webhooks.deliveries.at(-1)!.jwt;
	});
	afterAll(async () => await trigger.stop());

	const event: IDataObject = {
		eventType: 'Ticket_Add',
		eventTime: '1760000000000',
		orgId: '60000451',
		payload: { id: '1', subject: 'Forged', modifiedTime: '2026-08-25T10:00:00.000Z' },
		prevState: { id: '1', subject: 'Old', cf: {} },
	};
	const bodies = fc.oneof(hostileValue, fc.array(fc.oneof(spoiled(event), hostileValue), { maxLength: 3 }));
	const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

	it('without a token that Zoho signed is answered 401 and starts nothing, whatever it is', async () => {
		const [head = '', claims = '', signature = ''] = jwt.split('.');
		const claimed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as IDataObject;
		const unsigned = fc.oneof(
			hostileText,
			fc.tuple(hostileText, hostileText, hostileText).map((parts) => parts.join('.')),
			spoiled({ ...claimed, exp: 9_999_999_999 }).map((other) => `${head}.${encoded(other)}.${signature}`),
			spoiled({ alg: 'RS256', kid: 'emulated-desk-key-2' }).map(
				(other) => `${encoded(other)}.${claims}.${signature}`,
			),
			hostileValue.map((other) => `${encoded(other)}.${encoded(other)}.x`),
		);
		const before = trigger.starts.length;
		await fc.assert(
			fc.asyncProperty(unsigned, bodies, async (token, body) => {
				const { answer, workflowData } = await trigger.receive('POST', { 'x-zdesk-jwt': token }, body);
				expect([answer?.status, workflowData]).toEqual([401, undefined]);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		expect(trigger.starts).toHaveLength(before);
	});

	it('with such a token is answered plainly, whatever its body is', async () => {
		await fc.assert(
			fc.asyncProperty(bodies, async (body) => {
				const { answer, workflowData } = await trigger.receive('POST', { 'x-zdesk-jwt': jwt }, body);
				expect(answer?.status).toBe(200);
				for (const { json } of workflowData?.[0] ?? []) {
					expect(json).toMatchObject({ $event: { type: 'Ticket_Add', organizationId: '60000451' } });
				}
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		expect({
			requests: strayRequests(trigger.world),
			connections: strayConnections(network, trigger.world),
			pollution: pollution(),
		}).toEqual({ requests: [], connections: [], pollution: [] });
	});

	it('cannot say that all was received until a time to come', async () => {
		await trigger.receive('POST', { 'x-zdesk-jwt': jwt }, [{ ...event, eventTime: String(FAR_AHEAD) }]);
		expect(latestNumberIn(trigger.stored)).toBeLessThan(FAR_AHEAD - 1e8);
	});
});

/** The greatest number, wherever it is. */
function latestNumberIn(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'object' || value === null) return 0;
	return Math.max(0, ...Object.values(value).map(latestNumberIn));
}
