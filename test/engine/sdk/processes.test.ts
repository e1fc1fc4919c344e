/** @jest-environment ./test/engine/sdk/environment.js */
import { codesOf, create, idOf, initialise, openSdk, parameters, refreshToken, sdk } from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
});
afterAll(async () => await world.stop());

const crm = () => world.emulator.world.crm;
const stored = (module: string, id: unknown) => crm().record(module, String(id));
const newLead = async () => {
	const [id = 0n] = await create('Leads', {
		Last_Name: 'Petrov',
		Company: 'Cedar',
		Email: 'p@cedar.example',
	});
	return id;
};

describe('converting a lead', () => {
	const body = (converter: typeof sdk) => {
		const wrapper = new sdk.ConvertLead.BodyWrapper();
		wrapper.setData([converter]);
		return wrapper;
	};
	const convert = async (id: bigint, converter: typeof sdk) =>
		(await new sdk.ConvertLead.ConvertLeadOperations(id).convertLead(body(converter))).getObject();
	const idIn = (action: typeof sdk, module: string) => action.getDetails().get(module)?.getId() as unknown;

	it('makes account, contact and deal', async () => {
		const id = await newLead();
		const deal = new sdk.Record.Record();
		deal.addKeyValue('Deal_Name', 'Cedar kitchen');
		deal.addKeyValue('Closing_Date', new Date('2027-01-31'));
		deal.addKeyValue('Stage', new sdk.Choice('Qualification'));
		const owner = new sdk.Users.MinifiedUser();
		owner.setId(BigInt(crm().users[1]?.id ?? 0));
		const tags = new sdk.ConvertLead.CarryOverTags();
		tags.setContacts(['VIP']);
		const converter = new sdk.ConvertLead.LeadConverter();
		converter.setOverwrite(false);
		converter.setNotifyLeadOwner(false);
		converter.setNotifyNewEntityOwner(false);
		await converter.setDeals(deal);
		await converter.setAssignTo(owner);
		await converter.setCarryOverTags(tags);
		const [action] = (await convert(id, converter)).getData();
		expect(action.getMessage().getValue()).toBe('The record has been converted successfully');
		expect(stored('Accounts', idIn(action, 'Accounts'))?.fields.Account_Name).toBe('Cedar');
		expect(stored('Contacts', idIn(action, 'Contacts'))).toMatchObject({
			fields: { Email: 'p@cedar.example', Owner: crm().users[1]?.id },
			tags: ['VIP'],
		});
		expect(stored('Deals', idIn(action, 'Deals'))?.fields).toMatchObject({
			Deal_Name: 'Cedar kitchen',
			Stage: 'Qualification',
			Closing_Date: '2027-01-31',
		});
	});

	it('says that a lead was converted before', async () => {
		const id = await newLead();
		await convert(id, new sdk.ConvertLead.LeadConverter());
		const refused = await convert(id, new sdk.ConvertLead.LeadConverter());
		expect(refused.getCode().getValue()).toBe('ID_ALREADY_CONVERTED');
	});
});

describe('a blueprint', () => {
	const newDeal = async (Stage: string) => {
		const { id } = crm().add('Deals', { Deal_Name: 'Sofas', Pipeline: 'Standard (Standard)', Stage });
		return id;
	};
	const blueprint = (id: string) => new sdk.Blueprint.BlueprintOperations(id, 'Deals');
	const shown = async (id: string) => (await blueprint(id).getBlueprint()).getObject().getBlueprint();
	const make = async (id: string, name: string, values: Record<string, unknown>) => {
		const transition = (await shown(id)).getTransitions().find((one: typeof sdk) => one.getName() === name);
		const data = new sdk.Record.Record();
		for (const [field, value] of Object.entries(values)) data.addKeyValue(field, value);
		const step = new sdk.Blueprint.BluePrint();
		step.setTransitionId(String(transition.getId()));
		await step.setData(data);
		const body = new sdk.Blueprint.BodyWrapper();
		body.setBlueprint([step]);
		return (await blueprint(id).updateBlueprint(body)).getObject();
	};

	it('shows where a record stands, and the transitions with their fields', async () => {
		const answer = await shown(await newDeal('Needs Analysis'));
		const process = answer.getProcessInfo();
		expect([process.getName(), process.getFieldLabel(), process.getFieldValue()]).toEqual([
			'Sale of a Room',
			'Stage',
			'Needs Analysis',
		]);
		const [proposal, lose] = answer.getTransitions();
		expect([proposal.getName(), proposal.getNextFieldValue(), proposal.getCriteriaMatched()]).toEqual([
			'Send Proposal',
			'Proposal/Price Quote',
			true,
		]);
		expect(
			proposal.getFields().map((field: typeof sdk) => [field.getAPIName(), field.getMandatory()]),
		).toEqual([
			['Amount', true],
			['Closing_Date', true],
			['Type', true],
			['Contact_Name', false],
		]);
		expect(proposal.getNextTransitions().map((one: typeof sdk) => one.getName())).toEqual([
			'Negotiate',
			'Lose',
		]);
		expect(lose.getName()).toBe('Lose');
	});

	it('makes a transition with what is filled in', async () => {
		const id = await newDeal('Qualification');
		const answer = await make(id, 'Qualify', { Next_Step: 'Measure the room' });
		expect(answer.getMessage().getValue()).toBe('transition updated successfully');
		expect(stored('Deals', id)?.fields).toMatchObject({
			Stage: 'Needs Analysis',
			Next_Step: 'Measure the room',
		});
	});

	it('says what a transition does not take', async () => {
		const id = await newDeal('Needs Analysis');
		const answer = await make(id, 'Send Proposal', { Amount: -5 });
		expect([answer.getCode().getValue(), answer.getDetails().get('api_name')]).toEqual([
			'INVALID_DATA',
			'Amount',
		]);
		expect(stored('Deals', id)?.fields.Stage).toBe('Needs Analysis');
	});
});

describe('related records', () => {
	const products = () => new sdk.RelatedRecords.RelatedRecordsOperations('Products', 'Leads');
	const links = (leadId: bigint) => [...(crm().relations.get(`Leads/${leadId}/Products`)?.keys() ?? [])];
	const linkTo = async (leadId: bigint, ids: bigint[]) => {
		const body = new sdk.RelatedRecords.BodyWrapper();
		body.setData(
			ids.map((id) => {
				const record = new sdk.Record.Record();
				record.setId(id);
				return record;
			}),
		);
		return (await products().updateRelatedRecords(leadId, body)).getObject().getData();
	};
	const newProducts = async () =>
		await create('Products', { Product_Name: 'Lamp' }, { Product_Name: 'Sofa' });

	it('links records and reads which is none', async () => {
		const leadId = await newLead();
		const ids = await newProducts();
		const actions = await linkTo(leadId, [...ids, 4900000000000999999n]);
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DATA']);
		expect(links(leadId)).toEqual(ids.map(String));
	});

	it('lists linked records', async () => {
		const leadId = await newLead();
		const ids = await newProducts();
		await linkTo(leadId, ids);
		const { GetRelatedRecordsParam } = sdk.RelatedRecords;
		const asked = await parameters(
			[GetRelatedRecordsParam.FIELDS, 'Product_Name'],
			[GetRelatedRecordsParam.PER_PAGE, 1],
		);
		const answer = (await products().getRelatedRecords(leadId, asked)).getObject();
		const [record] = answer.getData();
		expect([record.getId(), record.getKeyValue('Product_Name')]).toEqual([ids[1], 'Sofa']);
		expect([answer.getData().length, answer.getInfo().getMoreRecords()]).toEqual([1, true]);
	});

	it('unlinks records', async () => {
		const leadId = await newLead();
		const ids = await newProducts();
		await linkTo(leadId, ids);
		const asked = await parameters([sdk.RelatedRecords.DelinkRecordsParam.IDS, String(ids[0])]);
		const actions = (await products().delinkRecords(leadId, asked)).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(links(leadId)).toEqual([String(ids[1])]);
	});

	it('gets a linked record', async () => {
		const leadId = await newLead();
		const [lamp = 0n] = await newProducts();
		await linkTo(leadId, [lamp]);
		const asked = await parameters([sdk.RelatedRecords.GetRelatedRecordParam.FIELDS, 'Product_Name']);
		const [record] = (await products().getRelatedRecord(lamp, leadId, asked)).getObject().getData();
		expect([record.getId(), record.getKeyValue('Product_Name')]).toEqual([lamp, 'Lamp']);
	});

	it('links a record with what the link says', async () => {
		const leadId = await newLead();
		const [fair = 0n] = await create('Campaigns', { Campaign_Name: 'Spring fair' });
		const campaigns = new sdk.RelatedRecords.RelatedRecordsOperations('Campaigns', 'Leads');
		const says = new sdk.Record.Record();
		says.addKeyValue('Member_Status', 'Invited');
		const body = new sdk.RelatedRecords.BodyWrapper();
		body.setData([says]);
		const actions = (await campaigns.updateRelatedRecord(fair, leadId, body)).getObject().getData();
		expect([codesOf(actions), [...actions].map(idOf)]).toEqual([['SUCCESS'], [fair]]);
		expect(crm().relations.get(`Leads/${leadId}/Campaigns`)?.get(String(fair))).toEqual({
			Member_Status: 'Invited',
		});
	});

	it('unlinks a record, and reads when it was not linked', async () => {
		const leadId = await newLead();
		const [lamp = 0n] = await newProducts();
		await linkTo(leadId, [lamp]);
		const unlink = async () => (await products().delinkRecord(lamp, leadId)).getObject();
		expect(codesOf((await unlink()).getData())).toEqual(['SUCCESS']);
		expect(links(leadId)).toEqual([]);
		const refused = await unlink();
		expect([refused.getCode().getValue(), refused.getDetails().get('resource_path_index')]).toEqual([
			'INVALID_DATA',
			3,
		]);
	});
});

describe('mass update', () => {
	const leads = () => new sdk.Record.RecordOperations('Leads');
	const body = () => {
		const change = new sdk.Record.Record();
		change.addKeyValue('City', 'Porto');
		const made = new sdk.Record.MassUpdateBodyWrapper();
		made.setData([change]);
		return made;
	};

	it('changes the records of some ids', async () => {
		const ids = [await newLead(), await newLead()];
		const asked = body();
		asked.setIds(ids.map(String));
		const actions = (await leads().massUpdateRecords(asked)).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(ids.map((id) => stored('Leads', id)?.fields.City)).toEqual(['Porto', 'Porto']);
	});

	it('changes the records of a view, and tells how far it has come', async () => {
		const id = await newLead();
		const view = crm()
			.module('Leads')
			?.views.find(({ criteria }) => criteria === undefined);
		const asked = body();
		asked.setCvid(view?.id);
		const [action] = (await leads().massUpdateRecords(asked)).getObject().getData();
		const { GetMassUpdateStatusParam } = sdk.Record;
		const job = await parameters([GetMassUpdateStatusParam.JOB_ID, action.getDetails().get('job_id')]);
		const [status] = (await leads().getMassUpdateStatus(job)).getObject().getData();
		expect(status.getStatus().getValue()).toBe('COMPLETED');
		expect(status.getUpdatedCount()).toBe(status.getTotalCount());
		expect(stored('Leads', id)?.fields.City).toBe('Porto');
	});
});
