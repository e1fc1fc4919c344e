import { byId } from '../../../engine/world';
import { ActiveTrigger } from './activeTrigger';

let trigger: ActiveTrigger;

beforeAll(async () => {
	trigger = await ActiveTrigger.in({
		parameters: { module: byId('Leads'), events: ['created', 'updated'], output: 'ids' },
	});
	await trigger.activate();
});
afterAll(async () => await trigger.stop());

/** A delivery as Zoho sends it for the channel that is open. */
function genuine(): Record<string, unknown> {
	const [channel] = trigger.crm.channels.all();
	return {
		server_time: Date.now(),
		query_params: {},
		module: 'Leads',
		resource_uri: 'https://www.zohoapis.com/crm/v8/Leads',
		ids: ['4900000000001000001'],
		affected_fields: [{ '4900000000001000001': ['City'] }],
		affected_values: [{ record_id: '4900000000001000001', values: { City: 'Lyon' } }],
		operation: 'update',
		channel_id: channel?.id,
		token: channel?.token,
	};
}

async function received(body: unknown) {
	const { answer, workflowData } = await trigger.receive(body);
	return { status: answer?.status, starts: workflowData !== undefined };
}

describe('Zoho CRM Trigger: deliveries that are not Zoho’s', () => {
	it('takes the genuine one', async () => {
		expect(await received(genuine())).toEqual({ status: 200, starts: true });
	});

	it.each([
		['no token', { token: undefined }],
		['an empty token', { token: '' }],
		['a wrong token', { token: 'x'.repeat(32) }],
		['a token that is no text', { token: { toString: 'x' } }],
		['a list of tokens', { token: [] }],
	])('refuses %s with 401', async (_, change) => {
		expect(await received({ ...genuine(), ...change })).toEqual({ status: 401, starts: false });
	});

	it('refuses the token of another channel, and the other channel with this token', async () => {
		const other = { channel_id: '1000000068001', token: 'token-of-another-channel' };
		expect(await received({ ...genuine(), ...other })).toEqual({ status: 401, starts: false });
		const unknown = { ...genuine(), channel_id: '1000000068001' };
		expect(await received(unknown)).toEqual({ status: 404, starts: false });
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['a text', 'not JSON'],
		['a number', 7],
		['a list', [[]]],
		['10 MB', { token: 'x', ids: ['x'.repeat(10 * 1024 * 1024)] }],
		['something deep', { token: { a: { b: { c: [[[[{}]]]] } } } }],
	])('refuses a body that is %s', async (_, body) => {
		expect(await received(body)).toEqual({ status: 401, starts: false });
	});

	it.each([
		['ids that are none', { ids: [null, {}, 'abc', -1, '../Contacts'] }],
		['no ids', { ids: undefined }],
		['a text for ids', { ids: '4900000000001000001' }],
		['another module', { module: 'Contacts' }],
		['an event that was not asked for', { operation: 'delete' }],
		['an unknown operation', { operation: 'explode' }],
		['an operation that is no text', { operation: ['update'] }],
	])('starts nothing where the right token comes with %s', async (_, change) => {
		expect(await received({ ...genuine(), ...change })).toEqual({ status: 200, starts: false });
	});

	it.each([
		['times that are none', { server_time: 'soon' }],
		['fields of any shape', { affected_fields: [null, 3, { a: 1 }, []], affected_values: 'none' }],
		['values of any shape', { affected_values: [{ record_id: {}, values: 7 }, null] }],
		['prototype names', { affected_fields: [JSON.parse('{"__proto__": ["City"], "constructor": ["x"]}')] }],
	])('does not mind %s', async (_, change) => {
		expect(await received({ ...genuine(), ...change })).toEqual({ status: 200, starts: true });
	});

	it('keeps the token out of the items and the log', async () => {
		const token = String(genuine().token);
		expect(JSON.stringify(trigger.starts)).not.toContain(token);
		expect(JSON.stringify(trigger.world.engine.logs)).not.toContain(token);
	});

	it('knows no channel once the workflow is switched off', async () => {
		const late = genuine();
		await trigger.deactivate();
		expect(await received(late)).toEqual({ status: 404, starts: false });
	});
});
