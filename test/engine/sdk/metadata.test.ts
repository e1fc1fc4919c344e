/** @jest-environment ./test/engine/sdk/environment.js */
import { codesOf, create, initialise, openSdk, parameters, refreshToken, sdk } from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
});
afterAll(async () => await world.stop());

const crm = () => world.emulator.world.crm;
const leads = () => crm().module('Leads');
const field = (apiName: string) => crm().field('Leads', apiName);
const ofLeads = async (param: typeof sdk) => await parameters([param.MODULE, 'Leads']);

describe('modules and fields', () => {
	it('gets a module by its API name', async () => {
		const response = await new sdk.Modules.ModulesOperations().getModuleByAPIName('Showrooms');
		const [module] = response.getObject().getModules();
		expect([module.getAPIName(), module.getGeneratedType().getValue(), module.getId()]).toEqual([
			'Showrooms',
			'custom',
			BigInt(crm().module('Showrooms')?.id ?? 0),
		]);
	});

	it('gets a module by its id', async () => {
		const id = BigInt(leads()?.id ?? 0);
		const [module] = (await new sdk.Modules.ModulesOperations().getModule(id)).getObject().getModules();
		expect([module.getAPIName(), module.getPluralLabel()]).toEqual(['Leads', 'Leads']);
	});

	it('gets a field', async () => {
		const asked = await ofLeads(sdk.Fields.GetFieldParam);
		const response = await new sdk.Fields.FieldsOperations().getField(BigInt(field('Email')?.id ?? 0), asked);
		const [email] = response.getObject().getFields();
		expect([email.getAPIName(), email.getDataType(), email.getLength()]).toEqual([
			'Email',
			'email',
			field('Email')?.length,
		]);
	});

	it('reads the values of a picklist', async () => {
		const status = field('Lead_Status');
		const operations = new sdk.PickListValues.PickListValuesOperations(BigInt(status?.id ?? 0), 'Leads');
		const values = (await operations.getPickListValues()).getObject().getPickListValues();
		expect(values.map((one: typeof sdk) => one.getActualValue())).toEqual(
			status?.values?.map(({ actualValue }) => actualValue),
		);
	});
});

describe('layouts, views and related lists', () => {
	it('reads layouts', async () => {
		const asked = await ofLeads(sdk.Layouts.GetLayoutsParam);
		const found = (await new sdk.Layouts.LayoutsOperations().getLayouts(asked)).getObject().getLayouts();
		expect(found.map((one: typeof sdk) => [one.getId(), one.getName()])).toEqual(
			leads()?.layouts.map(({ id, name }) => [BigInt(id), name]),
		);
	});

	it('gets a layout with its sections and fields', async () => {
		const [layout] = leads()?.layouts ?? [];
		const asked = await ofLeads(sdk.Layouts.GetLayoutParam);
		const response = await new sdk.Layouts.LayoutsOperations().getLayout(BigInt(layout?.id ?? 0), asked);
		const [section] = response.getObject().getLayouts()[0].getSections();
		expect(section.getFields().map((one: typeof sdk) => one.getAPIName())).toContain('Last_Name');
	});

	it('reads custom views', async () => {
		const asked = await ofLeads(sdk.CustomViews.GetCustomViewsParam);
		const response = await new sdk.CustomViews.CustomViewsOperations().getCustomViews(asked);
		const found = response.getObject().getCustomViews();
		expect(found.map((one: typeof sdk) => one.getName())).toEqual(leads()?.views.map(({ name }) => name));
	});

	it('gets a custom view', async () => {
		const view = leads()?.views[0];
		const asked = await ofLeads(sdk.CustomViews.GetCustomViewParam);
		const operations = new sdk.CustomViews.CustomViewsOperations();
		const response = await operations.getCustomView(BigInt(view?.id ?? 0), asked);
		const [found] = response.getObject().getCustomViews();
		expect([found.getName(), found.getSystemName()]).toEqual([view?.name, view?.systemName]);
	});

	it('reads related lists', async () => {
		const asked = await ofLeads(sdk.RelatedLists.GetRelatedListsParam);
		const response = await new sdk.RelatedLists.RelatedListsOperations().getRelatedLists(asked);
		const names = response
			.getObject()
			.getRelatedLists()
			.map((one: typeof sdk) => one.getAPIName());
		expect(names).toEqual(expect.arrayContaining(['Notes', 'Attachments', 'Products']));
	});
});

describe('users and organisation', () => {
	it('gets a user', async () => {
		const id = BigInt(crm().users[1]?.id ?? 0);
		const [user] = (await new sdk.Users.UsersOperations().getUser(id)).getObject().getUsers();
		expect([user.getId(), user.getEmail(), user.getStatus()]).toEqual([id, crm().users[1]?.email, 'active']);
	});

	it('reads currencies', async () => {
		const response = await new sdk.Currencies.CurrenciesOperations().getCurrencies();
		const found = response.getObject().getCurrencies();
		expect(found.map((one: typeof sdk) => one.getIsoCode())).toContain(crm().organization.currency);
	});
});

describe('records in other ways', () => {
	const operations = () => new sdk.Record.RecordOperations('Leads');
	const newLead = async () => {
		const [id = 0n] = await create('Leads', { Last_Name: 'Ruiz', Company: 'Hazel', Description: 'Long' });
		return id;
	};

	it('copies a record', async () => {
		const id = await newLead();
		const actions = (await operations().cloneRecord(id)).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		const copies = crm()
			.records('Leads')
			.filter(({ fields }) => fields.Last_Name === 'Ruiz');
		expect(copies.map(({ fields }) => fields.Company)).toEqual(['Hazel', 'Hazel']);
	});

	it('gives a record to another user', async () => {
		const id = await newLead();
		const owner = new sdk.ChangeOwner.Owner();
		owner.setId(BigInt(crm().users[1]?.id ?? 0));
		const body = new sdk.ChangeOwner.MassWrapper();
		await body.setOwner(owner);
		body.setIds([id]);
		const response = await new sdk.ChangeOwner.ChangeOwnerOperations('Leads').massUpdate(body);
		expect(codesOf(response.getObject().getData())).toEqual(['SUCCESS']);
		expect(crm().record('Leads', String(id))?.fields.Owner).toBe(crm().users[1]?.id);
	});
});
