import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, mapped, openWorld, type World } from '../../engine/world';

let world: World;
let zoho: Connected;
beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	world.emulator.latency = 0;
});

const update = (fields: IDataObject): INodeParameters => ({
	authentication: 'oAuth2',
	resource: 'record',
	operation: 'update',
	module: fromList('Leads'),
	recordId: byId('={{ $json.id }}'),
	fields: mapped(fields),
});
const leads = (count: number) =>
	world.emulator.world.crm
		.records('Leads')
		.slice(0, count)
		.map(({ id }) => ({ id }));
const writes = () => world.emulator.requests.matching('PUT /crm/v8/Leads');
const run = async (parameters: INodeParameters, items: IDataObject[], mode?: 'manual' | 'trigger') =>
	await world.engine.execute({ node: 'zohoCrm', parameters, credentials: zoho.credentials, items }, { mode });

describe('a run', () => {
	it("shows its progress in the editor's console when it is started by hand", async () => {
		const { messagesToUI } = await run(update({ Description: 'by hand' }), leads(250), 'manual');
		const said = JSON.stringify(messagesToUI);
		for (const number of [1, 2, 3]) expect(said).toContain(`Zoho CRM: Update, batch ${number} of 3`);
	});

	it('leaves log lines instead when it is not', async () => {
		const { messagesToUI, logs } = await run(update({ Description: 'by itself' }), leads(250), 'trigger');
		expect(messagesToUI).toEqual([]);
		expect(logs.map(({ message }) => message)).toContain('Zoho CRM: Update, batch 2 of 3');
	});

	it('stops sending when the workflow is stopped', async () => {
		world.emulator.latency = 400;
		const running = run(update({ Description: 'stopped' }), leads(1000));
		while (writes().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
		world.engine.cancel();
		const { status, error } = await running;
		expect(status).toBe('canceled');
		expect(error?.description).toContain('Written already (');
		const sent = writes().length;
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(writes()).toHaveLength(sent);
		expect(sent).toBeLessThan(10);
	});

	it('sends refused items out by the error output, with what they came with', async () => {
		const [good, bad] = leads(2);
		const { runData } = await world.engine.execute({
			node: 'zohoCrm',
			parameters: update({ Email: '={{ $json.email }}' }),
			credentials: zoho.credentials,
			items: [
				{ ...good, email: 'good@error-output.example' },
				{ ...bad, email: 'no address' },
			],
			settings: { onError: 'continueErrorOutput' },
		});
		const [written, refused] = runData['Zoho CRM']?.[0]?.data?.main ?? [];
		expect(written?.map(({ json }) => json.id)).toEqual([good?.id]);
		expect(refused?.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				id: bad?.id,
				email: 'no address',
				error: expect.objectContaining({ code: 'INVALID_INPUT', field: 'Email' }) as object,
			}),
		]);
	});

	it('says in a hint what it left out', async () => {
		const [lead] = leads(1);
		const parameters = { ...update({}), fields: { mappingMode: 'autoMapInputData', value: null } };
		const { hints, error } = await run(parameters, [
			{ id: lead?.id, City: 'Lyon', Created_Time: '2020-01-01' },
		]);
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			'Left out, because Zoho CRM sets them itself: Created Time',
		]);
		const many = await run(
			{
				resource: 'record',
				operation: 'getAll',
				authentication: 'oAuth2',
				module: fromList('Leads'),
				returnAll: false,
				limit: 2,
			},
			[{}],
		);
		expect(many.hints.map(({ message }) => message).join()).toMatch(
			/Leads has \d+ fields and Zoho CRM lists 50 at most/,
		);
	});

	it('says who is to blame when the connection itself is refused, for every item', async () => {
		const result = await world.engine.execute({
			node: 'zohoCrm',
			parameters: update({ City: 'Lyon' }),
			credentials: {
				zohoSuiteOAuth2Api: await world.engine.credentials.add({
					name: 'never connected',
					type: 'zohoSuiteOAuth2Api',
					data: { dataCenter: 'eu', clientId: '1000.X', clientSecret: 'x' },
				}),
			},
			items: leads(2),
			settings: { onError: 'continueRegularOutput' },
		});
		const messages = result.items[0]?.map(({ json }) => (json.error as IDataObject).message);
		expect(messages).toHaveLength(2);
		expect(messages?.[0]).toMatch(/not connected/i);
		expect(world.emulator.requests.all).toHaveLength(0);
	});
});
