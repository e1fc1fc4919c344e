import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, mapped, openWorld, type World } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;
const massActions = scopeGroups.crmMassActions?.scopes ?? [];

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2', { scopes: [...scopeSets.crm, ...massActions] });
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	store().massUpdateTime = 0;
});

const store = () => world.emulator.world.crm;
const PATH = '/crm/v8/Leads/actions/mass_update';
const calls = (method: string) => world.emulator.requests.matching(`${method} ${PATH}`);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (parameters: object): INodeParameters => ({
	resource: 'record',
	operation: 'massUpdate',
	module: fromList('Leads'),
	...parameters,
});
const addLeads = (count: number, Company: string) =>
	Array.from({ length: count }, (_, number) =>
		store().add('Leads', { Last_Name: `${Company} ${number}`, Company, Rating: 'Active' }),
	);
/** A view of the leads of one company. */
function addView(value: string): string {
	const module = store().module('Leads');
	const id = store().nextId();
	const criteria = { field: 'Company', comparator: 'equal' as const, value };
	const [all] = module?.views ?? [];
	if (all) module?.views.push({ ...all, id, name: value, systemName: null, isDefault: false, criteria });
	return id;
}
const inView = (view: string, value: IDataObject) => on({ of: 'view', view, field: mapped(value) });

describe('massUpdate', () => {
	it('changes one field of the items’ records, 500 in a call, and answers each item', async () => {
		const leads = addLeads(620, 'Mass Ltd');
		const items = leads.map(({ id }) => ({ id }));
		const result = await zoho.crm(
			on({ of: 'ids', recordId: byId('={{ $json.id }}'), field: mapped({ Lead_Source: 'Trade Show' }) }),
			items,
		);
		expect(result.error).toBeUndefined();
		expect(calls('POST').map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([500, 120]);
		expect(json(result).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
		expect(leads.every(({ fields }) => fields.Lead_Source === 'Trade Show')).toBe(true);
	});

	it('types the value, and blames exactly the items that are refused', async () => {
		const [one, other] = addLeads(2, 'Typed Ltd');
		const result = await zoho.crm(
			on({ of: 'ids', recordId: byId('={{ $json.id }}'), field: mapped({ Budget: '={{ $json.budget }}' }) }),
			[
				{ id: one?.id, budget: '99.5' },
				{ id: '4900000000000999999', budget: '99.5' },
				{ id: other?.id, budget: 7 },
			] as IDataObject[],
			{ onError: 'continueRegularOutput' },
		);
		const [first, refused, last] = json(result);
		expect([first?.id, last?.id]).toEqual([one?.id, other?.id]);
		expect(refused?.error).toMatchObject({ code: 'INVALID_DATA' });
		expect([one?.fields.Budget, other?.fields.Budget]).toEqual([99.5, 7]);
		expect(calls('POST')).toHaveLength(2);
	});

	it('changes all records of a view once, and follows the job to its end', async () => {
		const leads = addLeads(30, 'View Ltd');
		const view = addView('View Ltd');
		store().massUpdateTime = 1500;
		const { credentials } = zoho;
		const parameters = inView(view, { Rating: 'Acquired' });
		const node = { node: 'zohoCrm', parameters, credentials, items: [{}, {}] };
		const result = await world.engine.execute(node, { mode: 'manual' });
		expect(result.error).toBeUndefined();
		const outcome = { status: 'COMPLETED', total: 30, updated: 30, notUpdated: 0, failed: 0 };
		expect(json(result)).toEqual([expect.objectContaining(outcome), expect.objectContaining(outcome)]);
		expect(calls('POST')).toHaveLength(1);
		expect(calls('GET').length).toBeGreaterThan(1);
		expect(JSON.stringify(result.messagesToUI)).toMatch(/job \d+: \d+ of 30 records/);
		expect(leads.every(({ fields }) => fields.Rating === 'Acquired')).toBe(true);
	});

	it('has nothing to do, and says so, where the view shows no record', async () => {
		const result = await zoho.crm(inView(addView('Nobody'), { Rating: 'Active' }));
		expect(json(result)).toEqual([
			{ jobId: null, status: 'COMPLETED', total: 0, updated: 0, notUpdated: 0, failed: 0 },
		]);
	});

	it('stops waiting when the workflow is stopped, and says that the job goes on', async () => {
		addLeads(3, 'Long Ltd');
		store().massUpdateTime = 60_000;
		const running = zoho.crm(inView(addView('Long Ltd'), { Rating: 'Acquired' }));
		while (calls('GET').length < 1) await new Promise((resolve) => setTimeout(resolve, 20));
		world.engine.cancel();
		const { status, error } = await running;
		expect(status).toBe('canceled');
		expect(error?.description).toMatch(/was started as job \d+ and goes on/);
	});

	it('tells of a job that Zoho stopped, and of one it may not look at', async () => {
		addLeads(3, 'Stopped Ltd');
		const view = addView('Stopped Ltd');
		const suspended = { data: [{ Status: 'SUSPENDED', Updated_Count: 1, Total_Count: 3 }] };
		world.emulator.failNext(`GET ${PATH}`, { status: 200, body: suspended });
		const stopped = await zoho.crm(inView(view, { Rating: 'Acquired' }));
		expect(stopped.error?.message).toContain('ended as SUSPENDED, after 1 of 3 records');

		const blind = await world.connect('oAuth2', {
			scopes: [...scopeSets.crm, 'ZohoCRM.mass_update.UPDATE'],
		});
		const unseen = await blind.crm(inView(view, { Rating: 'Acquired' }));
		expect(unseen.error?.message).toContain('ZohoCRM.mass_update.READ');
		expect(unseen.error?.description).toMatch(/was started as job \d+ and goes on/);
	});

	it('refuses two fields, one that is not for many records, and a view that is not chosen', async () => {
		const [lead] = addLeads(1, 'Refused Ltd');
		const one = { of: 'ids', recordId: byId(lead?.id ?? '') };
		const two = await zoho.crm(on({ ...one, field: mapped({ Rating: 'Active', Lead_Source: 'Partner' }) }));
		expect(two.error?.message).toContain("'Field' gives 2 fields");
		const unique = await zoho.crm(on({ ...one, field: mapped({ Legacy_Number: 'L-1' }) }));
		expect(unique.error?.message).toContain('does not change in many records');
		const none = await zoho.crm(on({ of: 'view', view: '', field: mapped({ Rating: 'Active' }) }));
		expect(none.error?.message).toContain("'Custom View' is empty");
		expect(calls('POST')).toHaveLength(0);
	});

	it('offers the fields that Zoho changes in many records, and no other', async () => {
		const { fields } = await world.engine.resourceMapping(
			{
				node: 'zohoCrm',
				parameters: { authentication: 'oAuth2', ...on({ of: 'ids' }) },
				credentials: zoho.credentials,
			},
			'getFieldsToMassUpdate',
		);
		const ids = fields.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['Rating', 'Lead_Source', 'Budget']));
		expect(ids).not.toContain('Legacy_Number');
		expect(ids).not.toContain('Created_Time');
		expect(fields.some(({ required }) => required)).toBe(false);
	});
});
