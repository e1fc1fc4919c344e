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

	it('updates one', async () => {
		const [id = 0n] = await create({ Last_Name: 'Bauer', Company: 'Ash' });
		const response = await leads().updateRecord(id, records({ Company: 'Fir' }));
		expect([...codes(response)]).toEqual(['SUCCESS']);
		expect(idOf(response.getObject().getData()[0])).toBe(id);
		expect(lead(id)?.fields.Company).toBe('Fir');
	});

	it('updates several', async () => {
		const ids = await create({ Last_Name: 'Bauer', Company: 'Ash' }, { Last_Name: 'Chen', Company: 'Ash' });
		const response = await leads().updateRecords(records(...ids.map((id) => ({ id, City: 'Lima' }))));
		expect(response.getObject().getData().map(idOf)).toEqual(ids);
		expect(ids.map((id) => lead(id)?.fields.City)).toEqual(['Lima', 'Lima']);
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

	it('deletes one', async () => {
		const [id = 0n] = await create({ Last_Name: 'Jansen', Company: 'Haw' });
		const response = await leads().deleteRecord(id);
		expect(idOf(response.getObject().getData()[0])).toBe(id);
		expect(lead(id)).toBeUndefined();
	});

	it('deletes several and reads which was none', async () => {
		const ids = await create({ Last_Name: 'Kim', Company: 'Haw' }, { Last_Name: 'Low', Company: 'Haw' });
		const given = [...ids, 4900000000000999999n].join(',');
		const asked = await parameters([sdk.Record.DeleteRecordsParam.IDS, given]);
		expect([...codes(await leads().deleteRecords(asked))]).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DATA']);
		expect(ids.map(lead)).toEqual([undefined, undefined]);
	});

	it('lists deleted ones, with who deleted them', async () => {
		const [id = 0n] = await create({ Last_Name: 'Moss', Company: 'Haw' });
		await leads().deleteRecord(id);
		const asked = await parameters([sdk.Record.GetDeletedRecordsParam.TYPE, 'all']);
		const deleted = (await leads().getDeletedRecords(asked)).getObject().getData();
		const found = deleted.find((record: typeof sdk) => record.getId() === id);
		expect([found.getDisplayName(), found.getType(), found.getDeletedBy().getName()]).toEqual([
			'Moss',
			'recycle',
			'Nadia Osei',
		]);
	});

	describe('with rich text', () => {
		const showrooms = () => new sdk.Record.RecordOperations('Showrooms');
		const story = `<b>${'x'.repeat(3000)}</b>`;
		const newShowroom = () =>
			BigInt(world.emulator.world.crm.add('Showrooms', { Name: 'Harbour', Story: story }).id);

		it('gets the whole text of one', async () => {
			const id = newShowroom();
			const asked = await parameters([sdk.Record.GetFullDataForRichTextParam.FIELDS, 'Story']);
			const [found] = (await showrooms().getFullDataForRichText(id, asked)).getObject().getData();
			expect([found.getId(), found.getKeyValue('Story')]).toEqual([id, story]);
		});

		it('gets the whole texts of several', async () => {
			const ids = [newShowroom(), newShowroom()];
			const { GetRichTextRecordsParam: param } = sdk.Record;
			const asked = await parameters([param.IDS, ids.join(',')], [param.FIELDS, 'Story']);
			const found = (await showrooms().getRichTextRecords(asked)).getObject().getData();
			expect(found.map((record: typeof sdk) => record.getKeyValue('Story'))).toEqual([story, story]);
		});
	});
});
