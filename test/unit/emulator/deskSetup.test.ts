import { company } from '../../../emulator/seed/company';
import { DeskCalls, type Row, rows } from './deskCalls';

let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
});
afterAll(async () => await desk.stop());

const named = (list: Row[], apiName: string) => list.find((row) => row.apiName === apiName);
const departmentNamed = (name: string) =>
	desk.store.allDepartments.find((department) => department.name === name);

describe('departments', () => {
	it('are listed and found by name', async () => {
		const all = rows(await desk.get('/departments', { isEnabled: 'true' }));
		expect(all.map(({ name }) => name)).toEqual(['Support', 'Showroom Services']);
		expect(rows(await desk.get('/departments', { searchStr: 'show*' }))).toHaveLength(1);
		expect(rows(await desk.get('/departments', { searchStr: '*ervic*' }))).toHaveLength(1);
	});

	it('answer 204 without a body when none is left', async () => {
		const none = await desk.get('/departments', { isEnabled: 'false' });
		expect([none.status, none.body]).toEqual([204, undefined]);
	});

	it('show their agents one by one', async () => {
		const department = departmentNamed('Support');
		const { body } = await desk.get(`/departments/${department?.id}`);
		expect(body).toMatchObject({ name: 'Support', isDefault: true });
		expect(body?.associatedAgentIds).toEqual(company.people.map(({ deskAgentId }) => deskAgentId));
		expect((await desk.get('/departments/12345')).status).toBe(404);
	});
});

describe('agents', () => {
	it('have their mail address under emailId', async () => {
		const agents = rows(await desk.get('/agents', { include: 'role,profile' }));
		expect(agents.map(({ emailId }) => emailId)).toEqual(company.people.map(({ email }) => email));
		expect(agents[0]).toMatchObject({
			name: 'Nadia Osei',
			rolePermissionType: 'Admin',
			role: { name: 'CEO' },
		});
	});

	it('can be narrowed down', async () => {
		const showroom = departmentNamed('Showroom Services')?.id ?? '';
		const names = async (query: Record<string, string>) =>
			rows(await desk.get('/agents', query)).map(({ firstName }) => firstName);
		expect(await names({ departmentIds: showroom })).toEqual(['Nadia', 'Priya']);
		expect(await names({ searchStr: '*osei*' })).toEqual(['Nadia']);
		expect(await names({ rolePermissionType: 'AgentPublic', sortOrder: 'desc' })).toEqual(['Tomas', 'Priya']);
		expect(await names({ status: 'DISABLED' })).toEqual([]);
		expect(await names({ limit: '1', from: '1' })).toEqual(['Tomas']);
	});

	it('tell who calls', async () => {
		const token = desk.tokenWith(['Desk.basic.READ'], 2);
		const { body } = await desk.get('/myinfo', { include: 'associatedDepartments' }, { token });
		expect(body).toMatchObject({ firstName: 'Priya', zuid: company.people[2]?.zuid });
		expect(body?.associatedDepartments).toHaveLength(2);
		expect((await desk.get('/agents/me')).status).toBe(404);
	});
});

describe('fields', () => {
	it('come with their choices under pickListValues, those of language aside', async () => {
		const fields = rows(await desk.get('/fields', { module: 'tickets' }));
		expect(named(fields, 'cf_room_type')).toMatchObject({
			displayLabel: 'Room Type',
			type: 'Picklist',
			isCustomField: true,
			isMandatory: false,
			pickListValues: [{ value: 'Living Room' }, { value: 'Bedroom' }, {}, {}, {}],
		});
		expect(named(fields, 'status')?.pickListValues).toContainEqual({
			value: 'Waiting on Supplier',
			statusType: 'On Hold',
		});
		expect(named(fields, 'language')).not.toHaveProperty('pickListValues');
		expect(named(fields, 'subject')).toMatchObject({ isMandatory: true, maxLength: 255 });
		expect(named(fields, 'createdTime')).toMatchObject({ isComputed: true });
	});

	it('want Desk.fields.READ, so that the older address is what most tokens can use', async () => {
		const token = desk.tokenWith(['Desk.basic.READ', 'Desk.settings.READ']);
		const refused = await desk.get('/fields', { module: 'tickets' }, { token });
		expect([refused.status, refused.body?.errorCode]).toEqual([403, 'SCOPE_MISMATCH']);

		const older = rows(await desk.get('/organizationFields', { module: 'tickets' }, { token }));
		expect(named(older, 'cf_room_type')?.allowedValues).toContainEqual({ value: 'Kitchen' });
		expect(named(older, 'cf_order_value')).toMatchObject({ type: 'Currency', decimalPlaces: 2 });
	});

	it('of custom modules are not at the older address', async () => {
		const refused = await desk.get('/organizationFields', { module: 'cm_showroom_visits' });
		expect([refused.status, refused.body?.message]).toEqual([422, expect.stringContaining("'module'")]);
		expect(rows(await desk.get('/fields', { module: 'cm_showroom_visits' })).length).toBeGreaterThan(0);
	});

	it('say which departments have them, one by one', async () => {
		const [field] = rows(await desk.get('/fields', { module: 'tickets', apiNames: 'cf_room_type' }));
		const { body } = await desk.get(`/fields/${field?.id}`);
		const departments = desk.store
			.layouts('60000451', 'tickets')
			.filter(({ sections }) =>
				sections.some(({ fields }) => fields.some((one) => one.field.apiName === 'cf_room_type')),
			)
			.map(({ departmentId }) => ({
				id: departmentId,
				name: desk.store.department(departmentId ?? '')?.name,
			}));
		expect(body?.associatedDepartments).toEqual({ data: departments, hasMore: false, href: null });
		expect(departments.length).toBeGreaterThan(0);
	});

	it('have their label under the old name where they are custom', async () => {
		const fields = rows(await desk.get('/fields', { module: 'tickets', apiNames: 'subject,cf_room_type' }));
		expect(fields.map(({ name }) => name)).toEqual(['subject', 'Room Type']);
	});

	it('want Desk.basic.READ besides', async () => {
		const token = desk.tokenWith(['Desk.fields.READ']);
		expect((await desk.get('/fields', { module: 'tickets' }, { token })).body?.errorCode).toBe(
			'SCOPE_MISMATCH',
		);
	});

	it('can be asked for by name and by property', async () => {
		const names = async (query: Record<string, string>) =>
			rows(await desk.get('/fields', { module: 'tickets', ...query })).map(({ apiName }) => apiName);
		expect(await names({ apiNames: 'subject,status' })).toEqual(['subject', 'status']);
		expect(await names({ filter: "isCustomField='true' AND isMandatory='false'" })).toEqual([
			'cf_room_type',
			'cf_delivery_date',
			'cf_warranty',
			'cf_order_value',
			'cf_materials',
		]);
	});

	it.each<Record<string, string>>([
		{},
		{ module: 'cases' },
		{ module: 'tickets', filter: 'isCustomField=true' },
	])('refuse what they do not know: %j', async (query) => {
		const refused = await desk.get('/fields', query);
		expect([refused.status, refused.body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
	});
});

describe('layouts', () => {
	it("of tickets are the departments' own", async () => {
		const layouts = rows(await desk.get('/layouts', { module: 'tickets' }));
		expect(layouts.map(({ layoutName, module }) => [layoutName, module])).toEqual([
			['Support Ticket', 'Cases'],
			['Showroom Services Ticket', 'Cases'],
		]);
		const departmentId = departmentNamed('Showroom Services')?.id ?? '';
		const inShowroom = rows(await desk.get('/layouts', { module: 'tickets', departmentId }));
		expect(inShowroom).toHaveLength(1);
	});

	it('say what is mandatory and which choices there are', async () => {
		const fieldsOf = async (name: string) => {
			const layouts = rows(await desk.get('/layouts', { module: 'tickets', layoutName: name }));
			const { body } = await desk.get(`/layouts/${layouts[0]?.id}`);
			return (body?.sections as Array<{ fields: Row[] }>).flatMap(({ fields }) => fields);
		};
		const support = await fieldsOf('Support Ticket');
		const showroom = await fieldsOf('Showroom Services Ticket');
		expect(named(support, 'cf_room_type')?.isMandatory).toBe(false);
		expect(named(showroom, 'cf_room_type')?.isMandatory).toBe(true);
		expect(named(support, 'status')?.allowedValues).toContain('Escalated');
		expect(named(showroom, 'status')?.allowedValues).not.toContain('Escalated');
	});
});
