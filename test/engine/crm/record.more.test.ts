import type { IDataObject } from 'n8n-workflow';

import { byId, type Connected, fromList, mapped, openWorld, type World } from '../../../engine/world';
import { scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('selfClient', {
		scopes: [...scopeSets.crmAndDesk, 'ZohoCRM.change_owner.CREATE'],
	});
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	module: fromList('Leads'),
	...parameters,
});
const add = (fields: Record<string, string>) =>
	store().add('Leads', { Last_Name: 'More', Company: 'More Ltd', ...fields });
const leads = () => store().records('Leads');

describe('findOrCreate', () => {
	const findOrCreate = (findBy: string[]) =>
		on('findOrCreate', {
			findBy,
			fields: mapped({
				Last_Name: '={{ $json.name }}',
				Company: '={{ $json.company }}',
				Legacy_Number: '={{ $json.number }}',
			}),
		});

	it('finds what is there, creates what is not, and says which, also for the same values twice', async () => {
		const there = add({ Last_Name: "O'Found", Company: 'a) or (b' });
		const before = leads().length;
		const result = await zoho.crm(findOrCreate(['Last_Name', 'Company']), [
			{ name: "O'Found", company: 'a) or (b' },
			{ name: 'Fresh', company: 'Fresh AS' },
			{ name: 'Fresh', company: 'Fresh AS' },
		]);
		expect(result.error).toBeUndefined();
		const [first, second, third] = json(result);
		expect(first).toMatchObject({ action: 'found', id: there.id, Company: 'a) or (b' });
		expect(second).toMatchObject({ action: 'created', Company: 'Fresh AS' });
		expect(third).toMatchObject({ action: 'found', id: second?.id });
		expect(leads()).toHaveLength(before + 1);
	});

	it("gives the record that Zoho's check for duplicates names", async () => {
		const taken = add({ Last_Name: 'Quicker', Legacy_Number: 'L-8801' });
		const before = leads().length;
		const result = await zoho.crm(findOrCreate(['Last_Name']), [
			{ name: 'Slower', company: 'Slow', number: 'L-8801' },
		]);
		expect(json(result)).toEqual([expect.objectContaining({ action: 'found', id: taken.id })]);
		expect(leads()).toHaveLength(before);
	});

	it('creates nothing when several are there, or when there is nothing to find by', async () => {
		add({ Last_Name: 'Twin' });
		add({ Last_Name: 'Twin' });
		const before = leads().length;
		const several = await zoho.crm(findOrCreate(['Last_Name']), [{ name: 'Twin', company: 'Twin' }]);
		expect(several.error?.message).toContain("Several records of Leads have the values of 'Find By'");
		const none = await zoho.crm(findOrCreate([]), [{ name: 'Twin', company: 'Twin' }]);
		expect(none.error?.message).toContain("'Find By' is empty");
		expect(leads()).toHaveLength(before);
	});
});

describe('clone', () => {
	it('copies each record once, and says of which it is a copy', async () => {
		const originals = [add({ Last_Name: 'Dolly', City: 'Oslo' }), add({ Last_Name: 'Molly', City: 'Rome' })];
		const result = await zoho.crm(
			on('clone', { recordId: byId('={{ $json.id }}') }),
			originals.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ clonedFrom }) => clonedFrom)).toEqual(originals.map(({ id }) => id));
		for (const [index, { id }] of json(result).entries()) {
			expect(id).not.toBe(originals[index]?.id);
			const { Last_Name, City } = originals[index]?.fields ?? {};
			expect(store().record('Leads', String(id))?.fields).toMatchObject({ Last_Name, City });
		}
	});

	it('says which record is not there', async () => {
		const result = await zoho.crm(on('clone', { recordId: byId('4900000000009999999') }));
		expect(JSON.stringify(result.error)).toContain('the id given seems to be invalid');
		expect(json(result)).toEqual([]);
	});
});

describe('changeOwner', () => {
	const owner = () =>
		store()
			.users.filter(({ status }) => status === 'active')
			.at(-1)?.id ?? '';
	const change = (to: string) =>
		on('changeOwner', { recordId: byId('={{ $json.id }}'), owner: byId(to), options: { notify: true } });

	it('gives 501 records to another user with two calls', async () => {
		const ids = Array.from({ length: 501 }, () => ({ id: add({}).id }));
		const result = await zoho.crm(change(owner()), ids);
		expect(result.error).toBeUndefined();
		const sent = calls('POST /crm/v8/Leads/actions/change_owner');
		expect(sent).toHaveLength(2);
		expect(sent[0]?.body).toMatchObject({ owner: { id: owner() }, notify: true });
		expect(json(result)).toEqual(ids.map(({ id }) => ({ id, owner: owner() })));
		for (const { id } of ids) expect(store().record('Leads', id)?.fields.Owner).toBe(owner());
	});

	it('ties a refusal to its item, and changes the others', async () => {
		const { id } = add({});
		const result = await zoho.crm(change(owner()), [{ id: '4900000000009999999' }, { id }], {
			onError: 'continueRegularOutput',
		});
		expect(json(result)).toEqual([
			{ error: expect.objectContaining({ code: 'INVALID_DATA' }) },
			{ id, owner: owner() },
		]);
		expect(store().record('Leads', id)?.fields.Owner).toBe(owner());
	});

	it('changes nothing for a user that does not exist', async () => {
		const lead = add({});
		const before = lead.fields.Owner;
		const result = await zoho.crm(change('4900000000009999998'), [{ id: lead.id }]);
		expect(JSON.stringify(result.error)).toContain('the owner id given is invalid');
		expect(lead.fields.Owner).toBe(before);
	});
});
