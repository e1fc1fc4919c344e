import { authentications, byId, type Connected, fromList, openWorld, type World } from '../../engine/world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.stop());

const names = ({ results }: { results: Array<{ name: string }> }) => results.map(({ name }) => name);

describe.each(authentications)('the forms (%s)', (authentication) => {
	let zoho: Connected;
	beforeAll(async () => {
		zoho = await world.connect(authentication);
	});
	const form = (node: string, parameters: object) => ({
		node,
		parameters: { authentication, ...parameters },
		credentials: zoho.credentials,
	});
	const crm = (parameters: object = {}) =>
		form('zohoCrm', { resource: 'record', operation: 'update', ...parameters });
	const desk = (parameters: object = {}) =>
		form('zohoDesk', {
			resource: 'ticket',
			operation: 'update',
			organization: { __rl: true, mode: 'list', value: 'auto' },
			...parameters,
		});

	it('list standard and custom modules, and find one by its name', async () => {
		const all = names(await world.engine.listSearch(crm(), 'searchModules'));
		expect(all).toEqual(expect.arrayContaining(['Leads', 'Contacts', 'Showrooms']));
		expect(all).not.toContain('Activities');
		expect(names(await world.engine.listSearch(crm(), 'searchModules', { filter: 'showr' }))).toEqual([
			'Showrooms',
		]);
	});

	it("show a module's own fields with their types, choices and what is mandatory", async () => {
		const { fields } = await world.engine.resourceMapping(
			crm({ module: fromList('Leads') }),
			'getFieldsToCreate',
		);
		const field = (id: string) => fields.find((one) => one.id === id);
		expect(field('Last_Name')).toMatchObject({ required: true, type: 'string' });
		expect(field('Budget')).toMatchObject({ required: false, type: 'number' });
		expect(field('Site_Visit')).toMatchObject({ type: 'dateTime' });
		expect(field('Loyalty_Tier')).toMatchObject({
			type: 'options',
			options: expect.arrayContaining([{ name: 'Gold', value: 'tier_1' }]) as unknown[],
		});
		expect(field('Created_Time')).toBeUndefined();
		expect(field('Full_Name')).toBeUndefined();
	});

	it('ask for nothing mandatory in an update', async () => {
		const { fields } = await world.engine.resourceMapping(
			crm({ module: fromList('Leads') }),
			'getFieldsToUpdate',
		);
		expect(fields.length).toBeGreaterThan(20);
		expect(fields.filter(({ required }) => required)).toEqual([]);
	});

	it('ask for the module while there is none', async () => {
		for (const method of ['getFieldsToCreate', 'getFieldsToUpdate']) {
			const offered = await world.engine.resourceMapping(crm({ module: fromList('') }), method);
			expect(offered).toEqual({
				fields: [],
				emptyFieldsNotice: 'Choose the Module first; its fields appear here.',
			});
		}
	});

	it('follow the module that was chosen, also a custom one', async () => {
		const { fields } = await world.engine.resourceMapping(
			crm({ module: byId('Showrooms') }),
			'getFieldsToUpdate',
		);
		const known = world.emulator.world.crm.module('Showrooms')?.fields.map(({ apiName }) => apiName);
		expect(fields.length).toBeGreaterThan(10);
		for (const { id } of fields) expect(known).toContain(id);
	});

	it('find records by name', async () => {
		const lead = world.emulator.world.crm.add('Leads', {
			Last_Name: `Quackenbush${authentication}`,
			Company: 'Quack Ltd',
			Email: 'q@quack.example',
		});
		const found = await world.engine.listSearch(crm({ module: fromList('Leads') }), 'searchRecords', {
			filter: `Quackenbush${authentication}`,
		});
		expect(found.results).toEqual([
			{ name: `Quackenbush${authentication} (q@quack.example)`, value: lead.id },
		]);
		const latest = await world.engine.listSearch(crm({ module: fromList('Leads') }), 'searchRecords');
		expect(latest.results).toHaveLength(50);
	});

	it('offer the fields an upsert can match on', async () => {
		const offered = await world.engine.loadOptions(crm({ module: fromList('Leads') }), 'getFieldsToMatchOn');
		expect(offered.map(({ value }) => value).sort()).toEqual(['Email', 'Legacy_Number']);
	});

	it('list custom views and the fields of a list', async () => {
		const views = await world.engine.loadOptions(crm({ module: fromList('Leads') }), 'getViews');
		expect(views.length).toBeGreaterThan(0);
		const fields = await world.engine.loadOptions(crm({ module: fromList('Leads') }), 'getReadableFields');
		expect(fields.map(({ value }) => value)).toContain('Modified_Time');
	});

	it('say that the module comes first', async () => {
		await expect(world.engine.listSearch(crm(), 'searchRecords')).rejects.toMatchObject({
			message: "'Module' is empty",
			description: 'Choose the module first.',
		});
	});

	it('list nothing yet, and refuse nothing, while there is no module', async () => {
		for (const method of ['getFieldsToMatchOn', 'getReadableFields', 'getLayouts']) {
			expect(await world.engine.loadOptions(crm({ module: fromList('') }), method)).toEqual([]);
		}
		const views = await world.engine.loadOptions(crm({ module: fromList('') }), 'getViews');
		expect(views).toEqual([{ name: 'All Records', value: '' }]);
	});

	it('list organizations, with finding it first', async () => {
		const found = await world.engine.listSearch(desk(), 'searchOrganizations');
		expect(names(found)).toEqual(['Find It for Me', 'Marigold Interiors']);
	});

	it('list departments, contacts and tickets of the organization', async () => {
		expect(names(await world.engine.listSearch(desk(), 'searchDepartments'))).toEqual(
			expect.arrayContaining(['Support', 'Showroom Services']),
		);
		const [contact] = world.emulator.world.desk.contacts();
		const people = await world.engine.listSearch(desk(), 'searchContacts', {
			filter: String(contact?.lastName),
		});
		expect(people.results.map(({ value }) => value)).toContain(contact?.id);
		const [ticket] = world.emulator.world.desk.tickets();
		const tickets = await world.engine.listSearch(desk(), 'searchTickets', {
			filter: `#${ticket?.ticketNumber}`,
		});
		expect(tickets.results).toEqual([
			{ name: `#${ticket?.ticketNumber} ${ticket?.subject}`, value: ticket?.id },
		]);
	});

	it("show a ticket's fields, custom ones too", async () => {
		const { fields } = await world.engine.resourceMapping(desk(), 'getTicketFieldsToUpdate');
		const field = (id: string) => fields.find((one) => one.id === id);
		expect(field('cf_room_type')).toMatchObject({ type: 'options' });
		expect(field('cf_warranty')).toMatchObject({ type: 'boolean' });
		expect(field('ticketNumber')).toBeUndefined();
	});
});
