import { type Json, servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());
beforeEach(() => zoho.reset());

const path = '/settings/variables';
const stored = (apiName: string) => zoho.crm.variables.find((one) => one.apiName === apiName);
const general = () => zoho.crm.variableGroups[0]?.id ?? '';
const idOf = (apiName: string) => stored(apiName)?.id ?? '';
const fresh = (more: Record<string, unknown> = {}) => ({
	name: 'Delivery Days',
	api_name: 'Delivery_Days',
	type: 'integer',
	value: 12,
	variable_group: { id: general() },
	...more,
});
const create = async (...variables: unknown[]) => await zoho.call(`POST ${path}`, { variables });
const change = async (...variables: unknown[]) => await zoho.call(`PUT ${path}`, { variables });

describe('variables', () => {
	it('are listed, all of them or those of a group', async () => {
		const { status, body } = await zoho.call(`GET ${path}`);
		expect(status).toBe(200);
		expect(body.variables).toHaveLength(4);
		expect(body.variables[1]).toEqual({
			api_name: 'Catalogue_Year',
			name: 'Catalogue Year',
			description: 'The year printed on the catalogue',
			id: idOf('Catalogue_Year'),
			source: 'crm',
			type: 'integer',
			variable_group: { api_name: 'General', id: general() },
			read_only: false,
			value: '2026',
		});
		const ofSales = await zoho.call(`GET ${path}?group=Sales`);
		expect(ofSales.body.variables.map(({ name }: Json) => name)).toEqual([
			'Standard Discount',
			'Autumn Sale',
		]);
		zoho.crm.variables.splice(0);
		expect((await zoho.call(`GET ${path}`)).status).toBe(204);
	});

	it('are had by id and by API name, with their group', async () => {
		const byName = await zoho.call(`GET ${path}/Opening_Hours?group=${general()}`);
		expect(byName.body.variables).toMatchObject([{ value: 'Tue-Sat, 10 to 18' }]);
		const byId = await zoho.call(`GET ${path}/${idOf('Opening_Hours')}?group=General`);
		expect(byId.body).toEqual(byName.body);
	});

	it('are created, in a group that is there or in a new one', async () => {
		const { status, body } = await create(
			fresh(),
			fresh({
				name: 'Hint',
				api_name: 'Hint',
				type: 'text',
				value: 'Ring first',
				variable_group: { name: 'Vans' },
			}),
		);
		expect([status, body.variables.map(({ message }: Json) => message)]).toEqual([
			201,
			['variable added', 'variable added'],
		]);
		expect(stored('Delivery_Days')).toMatchObject({ id: body.variables[0].details.id, value: '12' });
		expect(zoho.crm.variableGroups.at(-1)).toMatchObject({ id: stored('Hint')?.groupId, name: 'Vans' });
	});

	it('are changed by their ids, several at once, or one by its API name', async () => {
		const { status, body } = await change(
			{ id: idOf('Catalogue_Year'), value: '2027' },
			{ id: idOf('Autumn_Sale'), api_name: 'Winter_Sale', name: 'Winter Sale', value: true },
		);
		expect([status, body.variables.map(({ message }: Json) => message)]).toEqual([
			200,
			['variable updated', 'variable updated'],
		]);
		expect([stored('Catalogue_Year')?.value, stored('Winter_Sale')?.value]).toEqual(['2027', 'true']);
		const one = await zoho.call(`PUT ${path}/Opening_Hours`, { variables: [{ description: 'On the door' }] });
		expect(one.status).toBe(200);
		expect(stored('Opening_Hours')).toMatchObject({ description: 'On the door', value: 'Tue-Sat, 10 to 18' });
	});

	it('are deleted, one or several, and say which is none', async () => {
		const id = idOf('Catalogue_Year');
		expect((await zoho.call(`DELETE ${path}/${id}`)).body.variables).toEqual([
			{ code: 'SUCCESS', details: { id }, message: 'variable deleted', status: 'success' },
		]);
		expect(stored('Catalogue_Year')).toBeUndefined();
		const several = await zoho.call(`DELETE ${path}?ids=${idOf('Autumn_Sale')},${id}`);
		expect(several.status).toBe(207);
		expect(several.body.variables[1]).toEqual({
			code: 'INVALID_DATA',
			details: { id },
			message: 'variable not deleted',
			status: 'error',
		});
		expect(stored('Autumn_Sale')).toBeUndefined();
	});

	it('want the scope of what is done', async () => {
		zoho.become(['ZohoCRM.settings.variables.READ']);
		expect((await zoho.call(`GET ${path}`)).status).toBe(200);
		expect((await create(fresh())).body.code).toBe('OAUTH_SCOPE_MISMATCH');
		expect((await zoho.call('GET /settings/variable_groups')).status).toBe(401);
	});
});

describe('groups of variables', () => {
	it('are listed, and had by id and by API name', async () => {
		const groups = await zoho.call('GET /settings/variable_groups');
		expect(groups.body.variable_groups).toEqual([
			{
				display_label: 'General',
				api_name: 'General',
				name: 'General',
				description: null,
				id: general(),
				source: 'crm',
			},
			expect.objectContaining({ api_name: 'Sales' }),
		]);
		const [first] = groups.body.variable_groups;
		expect((await zoho.call(`GET /settings/variable_groups/${first.id}`)).body.variable_groups).toEqual([
			first,
		]);
		expect((await zoho.call('GET /settings/variable_groups/General')).body.variable_groups).toEqual([first]);
		expect((await zoho.call('GET /settings/variable_groups/Nothing')).status).toBe(204);
		expect((await zoho.call('GET /settings/variable_groups/49000000000000000000001')).body).toMatchObject({
			code: 'INVALID_DATA',
			message: 'Invalid ID',
			details: { resource_path_index: 2 },
		});
	});
});

describe('a variable that does not fit is refused among the results', () => {
	const at = (name: string) => ({ api_name: name, json_path: `$.variables[0].${name}` });
	it.each<[string, Record<string, unknown>, string, Record<string, unknown>]>([
		['without a name', { name: undefined }, 'MANDATORY_NOT_FOUND', at('name')],
		['without a group', { variable_group: undefined }, 'MANDATORY_NOT_FOUND', at('variable_group')],
		['with a name there is', { name: 'Opening Hours' }, 'DUPLICATE_DATA', at('name')],
		['with an API name there is', { api_name: 'Autumn_Sale' }, 'DUPLICATE_DATA', at('api_name')],
		[
			'with a name that is no text',
			{ name: 5 },
			'INVALID_DATA',
			{ expected_data_type: 'text', ...at('name') },
		],
		['with a name too long', { name: 'x'.repeat(51) }, 'INVALID_DATA', { maximum_length: 50, ...at('name') }],
		[
			'with a description too long',
			{ description: 'x'.repeat(251) },
			'INVALID_DATA',
			{ maximum_length: 250, ...at('description') },
		],
		[
			'with an API name with spaces',
			{ api_name: 'My days' },
			'INVALID_DATA',
			{ regex: expect.stringContaining('a-zA-Z'), ...at('api_name') },
		],
		[
			'of a type there is none of',
			{ type: 'colour' },
			'INVALID_DATA',
			{ supported_values: expect.arrayContaining(['text', 'checkbox']), ...at('type') },
		],
		[
			'with a value of another type',
			{ value: 'twelve' },
			'INVALID_DATA',
			{ expected_data_type: 'integer', ...at('value') },
		],
		[
			'of a group there is none of',
			{ variable_group: { id: '1' } },
			'INVALID_DATA',
			{ api_name: 'id', json_path: '$.variables[0].variable_group.id' },
		],
		['with a key nobody knows', { colour: 'red' }, 'INVALID_DATA', at('colour')],
	])('%s', async (_, more, code, details) => {
		const { status, body } = await create(fresh(more));
		expect([status, body]).toEqual([
			400,
			{ variables: [{ code, details, message: expect.any(String), status: 'error' }] },
		]);
		expect(stored('Delivery_Days')).toBeUndefined();
	});

	it('of a group named twice', async () => {
		const { body } = await create(fresh({ variable_group: { id: general(), name: 'Sales' } }));
		expect(body.variables[0]).toMatchObject({
			code: 'AMBIGUITY_DURING_PROCESSING',
			details: {
				ambiguity_due_to: [
					{ api_name: 'id', json_path: '$.variables[0].variable_group.id' },
					{ api_name: 'name', json_path: '$.variables[0].variable_group.name' },
				],
			},
		});
	});

	it('beside one that does', async () => {
		const { status, body } = await create(fresh(), fresh());
		expect([status, body.variables.map(({ code }: Json) => code)]).toEqual([
			207,
			['SUCCESS', 'DUPLICATE_DATA'],
		]);
	});

	it('in an update: no id, an id of nobody, a type that cannot be changed', async () => {
		const { status, body } = await change(
			{ value: 'x' },
			{ id: '1', value: 'x' },
			{ id: idOf('Autumn_Sale'), type: 'text' },
			{ id: idOf('Autumn_Sale'), name: 'Opening Hours' },
			{ id: idOf('Autumn_Sale'), name: 'Autumn Sale' },
		);
		expect(status).toBe(207);
		expect(body.variables.map(({ code, details }: Json) => [code, details.json_path])).toEqual([
			['MANDATORY_NOT_FOUND', '$.variables[0].id'],
			['INVALID_DATA', '$.variables[1].id'],
			['INVALID_DATA', '$.variables[2].type'],
			['DUPLICATE_DATA', '$.variables[3].name'],
			['SUCCESS', undefined],
		]);
	});
});

describe('a call for variables is refused as a whole', () => {
	const inPath = { resource_path_index: 2 };
	it.each<[string, () => string, unknown, number, Json]>([
		[
			'GET without its group',
			() => `GET ${path}/Opening_Hours`,
			undefined,
			400,
			{
				code: 'REQUIRED_PARAM_MISSING',
				details: { param_name: 'group' },
			},
		],
		[
			'GET with no group of ours',
			() => `GET ${path}/Opening_Hours?group=Vans`,
			undefined,
			400,
			{
				code: 'INVALID_DATA',
				details: { param_name: 'group' },
			},
		],
		[
			'GET with another group',
			() => `GET ${path}/Opening_Hours?group=Sales`,
			undefined,
			400,
			{
				code: 'INVALID_DATA',
				details: { param_name: 'group' },
			},
		],
		[
			'GET of none',
			() => `GET ${path}/Nothing?group=Sales`,
			undefined,
			400,
			{
				code: 'INVALID_DATA',
				details: inPath,
			},
		],
		[
			'GET with a parameter nobody knows',
			() => `GET ${path}?page=1`,
			undefined,
			400,
			{
				code: 'INVALID_DATA',
				details: { param_name: 'page' },
			},
		],
		[
			'PUT of none',
			() => `PUT ${path}/Nothing`,
			{ variables: [{ value: 'x' }] },
			400,
			{
				code: 'INVALID_DATA',
				details: inPath,
			},
		],
		[
			'PUT with nothing to change',
			() => `PUT ${path}/Opening_Hours`,
			{ variables: [{}] },
			400,
			{
				code: 'INVALID_DATA',
				message: 'no data found to update',
			},
		],
		[
			'DELETE of what is no id',
			() => `DELETE ${path}/Opening_Hours`,
			undefined,
			400,
			{
				code: 'INVALID_DATA',
				details: inPath,
			},
		],
		[
			'DELETE of an id of nobody',
			() => `DELETE ${path}/4900000000000999999`,
			undefined,
			400,
			{
				variables: [{ code: 'INVALID_DATA', details: { id: '4900000000000999999' } }],
			},
		],
		[
			'DELETE without ids',
			() => `DELETE ${path}`,
			undefined,
			400,
			{
				code: 'REQUIRED_PARAM_MISSING',
				details: { param_name: 'ids' },
			},
		],
		[
			'POST without variables',
			() => `POST ${path}`,
			{},
			400,
			{
				code: 'REQUIRED_PARAM_MISSING',
				details: { api_name: 'variables' },
			},
		],
		[
			'POST of what is no object',
			() => `POST ${path}`,
			[],
			400,
			{
				variables: [{ code: 'INVALID_DATA', message: 'body', details: { expected_data_type: 'jsonobject' } }],
			},
		],
		[
			'POST of no variables',
			() => `POST ${path}`,
			{ variables: [] },
			400,
			{
				code: 'INVALID_DATA',
				details: { api_name: 'variables', json_path: '$.variables' },
			},
		],
		[
			'POST with another key',
			() => `POST ${path}`,
			{ variables: [], more: 1 },
			400,
			{
				code: 'INVALID_DATA',
				details: { api_name: 'more' },
			},
		],
	])('%s', async (_, what, sent, status, body) => {
		expect(await zoho.call(what(), sent)).toMatchObject({ status, body });
	});
});
