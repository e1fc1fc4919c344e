import { systemClock } from '../../../emulator/clock';
import { createCrmStore } from '../../../emulator/crm/register';
import { type Json, servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());

const named = (list: Array<Record<string, unknown>>, name: string) =>
	list.find((one) => one.api_name === name);

describe('modules', () => {
	it('are listed with the traps a client has to know: no API, activities, subforms, links', async () => {
		const { body } = await zoho.call('GET /settings/modules');
		expect(named(body.modules, 'Leads')).toMatchObject({ generated_type: 'default', api_supported: true });
		expect(named(body.modules, 'Home')).toMatchObject({ api_supported: false });
		expect(named(body.modules, 'Activities')).toMatchObject({ api_supported: true, creatable: false });
		expect(named(body.modules, 'Events')).toMatchObject({ plural_label: 'Meetings' });
		expect(named(body.modules, 'Showrooms')).toMatchObject({ generated_type: 'custom' });
		expect(named(body.modules, 'Quoted_Items')).toMatchObject({
			generated_type: 'subform',
			parent_module: { api_name: 'Quotes', id: zoho.crm.module('Quotes')?.id },
		});
		expect(named(body.modules, 'Showrooms_X_Vendors')).toMatchObject({ generated_type: 'linking' });
	});

	it('are found by API name and by id, and refused as Zoho does it', async () => {
		const byName = await zoho.call('GET /settings/modules/Leads');
		expect(byName.body.modules[0]).toMatchObject({ display_field: 'Full_Name', api_name: 'Leads' });
		const byId = await zoho.call(`GET /settings/modules/${byName.body.modules[0].id}`);
		expect(byId.body).toEqual(byName.body);
		expect(await zoho.call('GET /settings/modules/Nothing')).toMatchObject({
			status: 400,
			body: {
				code: 'INVALID_MODULE',
				details: { resource_path_index: 2 },
				message: 'the module name given seems to be invalid',
				status: 'error',
			},
		});
		expect((await zoho.call('GET /settings/modules/Home')).body.code).toBe('NOT_SUPPORTED');
	});

	it('can be asked for by status', async () => {
		expect((await zoho.call('GET /settings/modules?status=user_hidden')).status).toBe(204);
		expect((await zoho.call('GET /settings/modules?status=visible,gone')).body).toEqual({
			code: 'INVALID_DATA',
			details: {
				index: 1,
				supported_values: ['visible', 'user_hidden', 'system_hidden', 'scheduled_for_deletion'],
				param_name: 'status',
			},
			message: 'The status given is invalid.',
			status: 'error',
		});
	});
});

describe('fields', () => {
	it('of the custom module have every type a user can make', async () => {
		const { body } = await zoho.call('GET /settings/fields?module=Showrooms');
		const types = new Set(body.fields.map((field: { data_type: string }) => field.data_type));
		const wanted =
			'text textarea email phone picklist multiselectpicklist date datetime integer bigint currency percent double website boolean lookup userlookup ownerlookup multiselectlookup multiuserlookup subform autonumber formula rollup_summary fileupload imageupload';
		expect([...types]).toEqual(expect.arrayContaining(wanted.split(' ')));
	});

	it('tell actual from displayed values, what is unique, where lookups lead and what can be written', async () => {
		const { body } = await zoho.call('GET /settings/fields?module=Leads');
		expect(body.fields.filter((field: { visible: boolean }) => field.visible).length).toBeGreaterThan(50);
		expect(named(body.fields, 'Loyalty_Tier')?.pick_list_values).toContainEqual(
			expect.objectContaining({ actual_value: 'tier_1', display_value: 'Gold' }),
		);
		expect(named(body.fields, 'Legacy_Number')?.unique).toEqual({
			casesensitive: 'false',
			case_sensitive: false,
		});
		expect(named(body.fields, 'Preferred_Showroom')?.lookup).toMatchObject({
			module: { api_name: 'Showrooms' },
		});
		expect(named(body.fields, 'Created_Time')?.operation_type).toMatchObject({
			api_create: false,
			api_update: false,
		});
		expect(named(body.fields, 'Last_Name')).toMatchObject({ system_mandatory: true, json_type: 'string' });
	});

	it('are found by id, and refused without a module or for an unknown one', async () => {
		const field = zoho.crm.field('Leads', 'Budget');
		const { body } = await zoho.call(`GET /settings/fields/${field?.id}?module=Leads`);
		expect(body.fields).toMatchObject([{ api_name: 'Budget', data_type: 'currency' }]);
		expect((await zoho.call('GET /settings/fields')).body).toMatchObject({
			code: 'REQUIRED_PARAM_MISSING',
			details: { param_name: 'module' },
		});
		expect((await zoho.call('GET /settings/fields?module=Nothing')).body).toEqual({
			code: 'INVALID_MODULE',
			details: {},
			message: 'the module name given seems to be invalid',
			status: 'error',
		});
		expect((await zoho.call('GET /settings/fields?module=Leads&type=unused')).status).toBe(204);
	});
});

describe('layouts, views and related lists', () => {
	it('show that a layout can require more than the module does', async () => {
		const { body } = await zoho.call('GET /settings/layouts?module=Leads');
		const required = body.layouts.map((layout: { name: string; sections: Array<{ fields: Json[] }> }) => [
			layout.name,
			layout.sections.flatMap(({ fields }) =>
				fields.filter((field) => field.required).map((field) => field.api_name),
			),
		]);
		expect(required).toEqual([
			['Standard', ['Last_Name']],
			['Trade Partners', ['Company', 'Last_Name']],
		]);
		const [, trade] = body.layouts;
		const one = await zoho.call(`GET /settings/layouts/${trade.id}?module=Leads`);
		expect(one.body.layouts).toEqual([trade]);
		expect((await zoho.call('GET /settings/layouts/1?module=Leads')).status).toBe(204);
	});

	it('list views, and give their criteria one by one', async () => {
		const { body } = await zoho.call('GET /settings/custom_views?module=Leads');
		expect(body.info).toMatchObject({ default: body.custom_views[0].id, more_records: false });
		expect(body.custom_views.map((view: { system_name: string }) => view.system_name)).toEqual([
			'ALLVIEWS',
			'MYVIEWS',
			null,
		]);
		const big = body.custom_views[2];
		const { body: detail } = await zoho.call(`GET /settings/custom_views/${big.id}?module=Leads`);
		expect(detail.custom_views[0].criteria).toMatchObject({
			comparator: 'greater_equal',
			field: { api_name: 'Budget' },
			value: '50000',
		});
	});

	it('list related lists by a layout of the module, and of no other', async () => {
		const of = async (module: string) =>
			await zoho.call(
				`GET /settings/related_lists?module=Leads&layout_id=${zoho.crm.module(module)?.layouts[0]?.id}`,
			);
		const { body } = await zoho.call('GET /settings/related_lists?module=Leads');
		expect(await of('Leads')).toMatchObject({ status: 200, body });
		expect(await of('Contacts')).toMatchObject({
			...{ status: 400, body: { code: 'INVALID_DATA', details: { param_name: 'layout_id' } } },
		});
	});

	it('list related lists with the module each shows', async () => {
		const { body } = await zoho.call('GET /settings/related_lists?module=Accounts');
		expect(named(body.related_lists, 'Contacts')).toMatchObject({
			module: { api_name: 'Contacts' },
			href: 'Accounts/{ENTITYID}/Contacts',
		});
		expect((await zoho.call('GET /settings/related_lists?module=Nothing')).body.details).toEqual({
			param_name: 'module',
		});
	});
});

describe('users and organisation', () => {
	it('list users by type and by page', async () => {
		const names = async (query: string) =>
			(await zoho.call(`GET /users${query}`)).body.users.map(
				(user: { first_name: string }) => user.first_name,
			);
		expect(await names('?type=CurrentUser')).toEqual(['Nadia']);
		expect(await names('?type=ActiveConfirmedUsers')).toEqual(['Nadia', 'Tomas', 'Priya']);
		expect(await names('?type=DeactiveUsers')).toEqual(['Joel']);
		expect(await names('?type=NotConfirmedUsers')).toEqual(['Mina']);
		const page = await zoho.call('GET /users?page=2&per_page=4');
		expect(page.body.info).toEqual({ per_page: 4, count: 2, page: 2, more_records: false });
		expect((await zoho.call('GET /users?page=3&per_page=4')).status).toBe(204);
		expect((await zoho.call('GET /users?type=Everyone')).body.details).toEqual({ api_name: 'type' });
	});

	it('get one user, nothing for an unknown id, a refusal for no id', async () => {
		const { body } = await zoho.call('GET /users/4900000000000201002');
		expect(body.users).toMatchObject([{ full_name: 'Tomas Lindgren', zuid: '720045102' }]);
		expect((await zoho.call('GET /users/4900000000000209999')).status).toBe(204);
		expect((await zoho.call('GET /users/tomas')).status).toBe(400);
	});

	it('tell the organisation id that the upload host wants', async () => {
		const { body } = await zoho.call('GET /org');
		expect(body.org).toMatchObject([
			{ zgid: '7200451', company_name: 'Marigold Interiors', iso_code: 'USD' },
		]);
	});
});

describe('the store', () => {
	const context = { clock: systemClock, edition: 'enterprise' as const, dataCenter: 'us' };
	const nextId = () => '4900000000001000001';

	it('is made quickly, and the same each time', () => {
		const before = process.cpuUsage();
		const first = createCrmStore({ ...context, nextId, seed: 'company' });
		// The processor's time: how long it takes must not depend on what else the machine does.
		const { user, system } = process.cpuUsage(before);
		expect(user + system).toBeLessThan(300_000);
		const second = createCrmStore({ ...context, nextId, seed: 'company' });
		expect(first.records('Leads')).toHaveLength(2500);
		expect(second.records('Leads').map(({ id }) => id)).toEqual(first.records('Leads').map(({ id }) => id));
		expect(first.writes).toEqual([]);
	});

	it('has users and metadata but no records when it is made empty', () => {
		const empty = createCrmStore({ ...context, nextId, seed: 'empty' });
		expect(empty.users).toHaveLength(6);
		expect(empty.field('Leads', 'Budget')).toBeDefined();
		for (const module of empty.modules.keys()) expect(empty.records(module)).toEqual([]);
	});
});
