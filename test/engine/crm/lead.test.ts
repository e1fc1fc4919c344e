import type { IDataObject } from 'n8n-workflow';

import { type Connected, mapped, openWorld, type World } from '../../../engine/world';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const on = (operation: string, parameters: object = {}) => ({ resource: 'lead', operation, ...parameters });
const addLead = (name: string) =>
	store().add('Leads', {
		Last_Name: name,
		Company: `${name} Ltd`,
		Email: `${name.toLowerCase()}@lead.example`,
	});
const recordIn = (module: string, shown: unknown) =>
	store().record(module, String((shown as IDataObject | null)?.id));
const items = (leads: Array<{ id: string }>) => leads.map(({ id }) => ({ id }));
const each = { leadId: '={{ $json.id }}' };

describe('convert', () => {
	it('makes account, contact and deal of each lead, with owner and tags', async () => {
		const leads = [addLead('Ada'), addLead('Bo')];
		const owner = store().users[1]?.id ?? '';
		const deal = mapped({
			Deal_Name: '={{ "Deal of " + $json.id }}',
			Stage: 'Qualification',
			Amount: '1200.5',
		});
		const options = { owner, accountTags: 'new', contactTags: 'VIP, Fair', dealTags: 'big' };
		const result = await zoho.crm(on('convert', { ...each, createDeal: true, deal, options }), items(leads));
		expect(result.error).toBeUndefined();
		for (const [index, output] of json(result).entries()) {
			const lead = leads[index];
			const account = recordIn('Accounts', output.account);
			const contact = recordIn('Contacts', output.contact);
			expect(output).toMatchObject({ leadId: lead?.id, converted: true });
			expect(account).toMatchObject({
				fields: { Account_Name: lead?.fields.Company, Owner: owner },
				tags: ['new'],
			});
			expect(contact).toMatchObject({
				fields: { Email: lead?.fields.Email, Account_Name: account?.id, Owner: owner },
				tags: ['VIP', 'Fair'],
			});
			expect(recordIn('Deals', output.deal)).toMatchObject({
				fields: {
					Deal_Name: `Deal of ${lead?.id}`,
					Amount: 1200.5,
					Account_Name: account?.id,
					Contact_Name: contact?.id,
				},
				tags: ['big'],
			});
			expect(lead?.converted).toBe(true);
		}
	});

	it('adds to the account and contact that are there, and makes no deal unasked', async () => {
		const accountId = store().add('Accounts', { Account_Name: 'There' }).id;
		const contactId = store().add('Contacts', { Last_Name: 'There' }).id;
		const result = await zoho.crm(
			on('convert', { leadId: addLead('Cy').id, createDeal: false, options: { accountId, contactId } }),
		);
		expect(json(result)).toMatchObject([
			{ account: { id: accountId }, contact: { id: contactId }, deal: null, converted: true },
		]);
		expect(
			store()
				.records('Deals')
				.filter(({ fields }) => fields.Account_Name === accountId),
		).toEqual([]);
	});

	it('blames the lead that is converted already and converts the other', async () => {
		const leads = [addLead('Di'), addLead('Ed')];
		if (leads[0]) leads[0].converted = true;
		const result = await zoho.crm(on('convert', { ...each, createDeal: false }), items(leads), {
			onError: 'continueRegularOutput',
		});
		expect(json(result)[0]?.error).toMatchObject({ code: 'ID_ALREADY_CONVERTED' });
		expect(json(result)[1]).toMatchObject({ converted: true });
	});

	it('converts nothing when the deal is refused', async () => {
		const lead = addLead('Fay');
		const deal = mapped({ Deal_Name: 'No stage' });
		const result = await zoho.crm(on('convert', { leadId: lead.id, createDeal: true, deal }));
		expect(JSON.stringify(result.error)).toContain('Stage');
		expect(lead.converted).toBe(false);
	});

	it.each([
		[
			'a conversion that is scheduled',
			{
				status: 202,
				body: { data: [{ code: 'SCHEDULED', details: { job_id: '77' }, message: 'x', status: 'success' }] },
			},
			{ converted: false, scheduled: true, jobId: '77' },
		],
		[
			'bare ids, as older accounts answer',
			{ status: 200, body: { data: [{ Contacts: '11', Deals: null, Accounts: '22' }] } },
			{ converted: true, contact: { id: '11' }, account: { id: '22' }, deal: null },
		],
	])('reads %s', async (_what, reply, expected) => {
		const lead = addLead('Gil');
		world.emulator.failNext(`POST /crm/v8/Leads/${lead.id}/actions/convert`, reply);
		const result = await zoho.crm(on('convert', { leadId: lead.id, createDeal: false }));
		expect(json(result)).toEqual([{ leadId: lead.id, ...expected }]);
	});
});

describe('getConversionOptions', () => {
	it('gets the records that each lead may be added to', async () => {
		const leads = [addLead('Hal'), addLead('Ida')];
		const account = store().add('Accounts', { Account_Name: 'Hal Ltd' });
		const contact = store().add('Contacts', { Last_Name: 'Ida', Email: 'ida@lead.example' });
		const result = await zoho.crm(on('getConversionOptions', each), items(leads));
		expect(json(result)).toMatchObject([
			{ Accounts: [{ id: account.id }], Contacts: null },
			{ Accounts: null, Contacts: [{ id: contact.id }] },
		]);
	});
});
