/** @jest-environment ./test/engine/sdk/environment.js */
import {
	grantToken,
	initialise,
	isTypeScript,
	openSdk,
	parameters,
	records,
	refreshToken,
	sdk,
} from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
let token: typeof sdk;
beforeAll(async () => {
	world = await openSdk();
	// First of all: once it knows a user, the SDK takes no grant token any more.
	token = await initialise(world, { grantToken: grantToken(world.emulator) });
});
afterAll(async () => await world.stop());

const leads = () => new sdk.Record.RecordOperations('Leads');
const idOf = (action: { getDetails(): Map<string, bigint> }) => BigInt(action.getDetails().get('id') ?? 0);
const create = async (...all: Array<Record<string, unknown>>) => {
	const actions = (await leads().createRecords(records(...all))).getObject().getData();
	return actions.map(idOf) as bigint[];
};
const codes = (response: typeof sdk) =>
	response
		.getObject()
		.getData()
		.map((action: typeof sdk) => action.getCode().getValue());
const lead = (id: bigint) =>
	world.emulator.world.crm.records('Leads').find((record) => record.id === String(id));

describe('initialising', () => {
	it('exchanges a grant token, finds the user, and stores the refresh token', async () => {
		const [stored] = await new sdk.FileStore(world.tokens).getTokens();
		expect(stored.getRefreshToken()).toMatch(/^1000\./);
		expect(token.getUserSignature().getName()).toBe('nadia.osei@marigold.example:7200451');
		expect(token.getAPIDomain()).toBe(world.emulator.urls.crm);
	});

	it('says which SDK it is in every call', async () => {
		await leads().recordCount();
		const names = world.emulator.requests.of('crm').map(({ headers }) => headers['x-zoho-sdk']);
		expect(new Set(names.map((name) => name?.includes('typescript')))).toEqual(new Set([isTypeScript]));
	});

	it('turns a refresh token into an access token', async () => {
		const given = { refreshToken: refreshToken(world.emulator) };
		const refreshed = await initialise(world, given);
		expect(world.emulator.world.accounts.grantOf(refreshed.getAccessToken())).toBeDefined();
	});
});

describe('metadata', () => {
	it('reads modules', async () => {
		const response = await new sdk.Modules.ModulesOperations().getModules();
		const names = response
			.getObject()
			.getModules()
			.map((module: typeof sdk) => module.getAPIName());
		expect(names).toEqual(expect.arrayContaining(['Leads', 'Deals', 'Showrooms']));
	});

	it('reads fields', async () => {
		const { GetFieldsParam, FieldsOperations } = sdk.Fields;
		const response = await new FieldsOperations().getFields(
			await parameters([GetFieldsParam.MODULE, 'Leads']),
		);
		const fields = response.getObject().getFields();
		const email = fields.find((field: typeof sdk) => field.getAPIName() === 'Email');
		expect([email.getDataType(), email.getJsonType()]).toEqual(['email', 'string']);
	});

	it('reads users', async () => {
		const { GetUsersParam, UsersOperations } = sdk.Users;
		const type = new sdk.Choice('CurrentUser');
		const response = await new UsersOperations().getUsers(await parameters([GetUsersParam.TYPE, type]));
		const emails = response
			.getObject()
			.getUsers()
			.map((user: typeof sdk) => user.getEmail());
		expect([...emails]).toEqual(['nadia.osei@marigold.example']);
	});

	it('reads the organisation', async () => {
		const response = await new sdk.Org.OrgOperations().getOrganization();
		expect(response.getObject().getOrg()[0].getZgid()).toBe('7200451');
	});
});

describe('records', () => {
	it('creates some and reads why others were refused', async () => {
		const response = await leads().createRecords(
			records({ Last_Name: 'Adeyemi', Company: 'Oak' }, { Company: 'Elm' }),
		);
		expect(response.getStatusCode()).toBe(207);
		expect([...codes(response)]).toEqual(['SUCCESS', 'MANDATORY_NOT_FOUND']);
		const [created, refused] = response.getObject().getData();
		expect(lead(idOf(created))).toBeDefined();
		expect(refused.getDetails().get('api_name')).toBe('Last_Name');
	});

	it('updates one and several', async () => {
		const ids = await create({ Last_Name: 'Bauer', Company: 'Ash' }, { Last_Name: 'Chen', Company: 'Ash' });
		expect([...codes(await leads().updateRecord(ids[0], records({ Company: 'Fir' })))]).toEqual(['SUCCESS']);
		const response = await leads().updateRecords(records(...ids.map((id) => ({ id, City: 'Lima' }))));
		expect([...codes(response)]).toEqual(['SUCCESS', 'SUCCESS']);
		const read = (await leads().getRecord(ids[0])).getObject().getData()[0];
		expect([read.getKeyValue('Company'), read.getKeyValue('City')]).toEqual(['Fir', 'Lima']);
	});

	it('upserts by e-mail', async () => {
		const [id] = await create({ Last_Name: 'Diaz', Company: 'Yew', Email: 'diaz@yew.example' });
		const body = records(
			{ Last_Name: 'Diaz', Company: 'Box', Email: 'diaz@yew.example' },
			{ Last_Name: 'Eze', Company: 'Box', Email: 'eze@box.example' },
		);
		body.setDuplicateCheckFields(['Email']);
		const actions = (await leads().upsertRecords(body)).getObject().getData();
		expect(actions.map((action: typeof sdk) => action.getAction().getValue())).toEqual(['update', 'insert']);
		expect(idOf(actions[0])).toBe(id);
	});

	it('gets one with values of their types', async () => {
		const [id] = await create({ Last_Name: 'Fox', Company: 'Bay', Annual_Revenue: 12.5 });
		const record = (await leads().getRecord(id)).getObject().getData()[0];
		expect([record.getId(), record.getKeyValue('Annual_Revenue')]).toEqual([id, 12.5]);
		expect(record.getKeyValue('Owner').getEmail()).toBe('nadia.osei@marigold.example');
	});

	it('gets a page and whether there is more', async () => {
		const { GetRecordsParam } = sdk.Record;
		const page = await parameters([GetRecordsParam.FIELDS, 'Last_Name'], [GetRecordsParam.PER_PAGE, 3]);
		const body = (await leads().getRecords(page)).getObject();
		expect([body.getData().length, body.getInfo().getMoreRecords()]).toEqual([3, true]);
	});

	it('searches by criteria, and says 204 when nothing is found', async () => {
		const { SearchRecordsParam } = sdk.Record;
		const [id] = await create({ Last_Name: 'Gruber', Company: 'Sal' });
		const search = async (name: string) =>
			await leads().searchRecords(
				await parameters([SearchRecordsParam.CRITERIA, `(Last_Name:equals:${name})`]),
			);
		expect((await search('Gruber')).getObject().getData()[0].getId()).toBe(id);
		expect((await search('Nobodyatall')).getStatusCode()).toBe(204);
	});

	it('counts', async () => {
		const before = (await leads().recordCount()).getObject().getCount();
		await create({ Last_Name: 'Hale', Company: 'Rue' });
		expect((await leads().recordCount()).getObject().getCount()).toBe(before + 1n);
	});

	it('queries with COQL', async () => {
		const [id] = await create({ Last_Name: 'Ito', Company: 'Nut', Email: 'ito@nut.example' });
		const body = new sdk.Coql.BodyWrapper();
		body.setSelectQuery("select Last_Name from Leads where Email = 'ito@nut.example'");
		const answer = (await new sdk.Coql.CoqlOperations().getRecords(body)).getObject();
		expect([answer.getInfo().getCount(), answer.getData()[0].getId()]).toEqual([1, id]);
	});

	it('deletes one and several, and lists them as deleted', async () => {
		const { DeleteRecordsParam, GetDeletedRecordsParam } = sdk.Record;
		const ids = await create(
			{ Last_Name: 'Jansen', Company: 'Haw' },
			{ Last_Name: 'Kim', Company: 'Haw' },
			{ Last_Name: 'Low', Company: 'Haw' },
		);
		expect([...codes(await leads().deleteRecord(ids[0]))]).toEqual(['SUCCESS']);
		const rest = await parameters([DeleteRecordsParam.IDS, ids.slice(1).join(',')]);
		expect([...codes(await leads().deleteRecords(rest))]).toEqual(['SUCCESS', 'SUCCESS']);
		const response = await leads().getDeletedRecords(await parameters([GetDeletedRecordsParam.TYPE, 'all']));
		const deleted = response
			.getObject()
			.getData()
			.map((record: typeof sdk) => record.getId());
		expect([...deleted].sort()).toEqual(expect.arrayContaining(ids));
	});
});
