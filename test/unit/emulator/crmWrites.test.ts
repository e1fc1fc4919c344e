import { type Json, servingCrm } from './crmServing';

let zoho: Awaited<ReturnType<typeof servingCrm>>;
beforeAll(async () => {
	zoho = await servingCrm();
});
beforeEach(() => zoho.reset());
afterAll(async () => await zoho.stop());

const me = { name: 'Nadia Osei', id: '4900000000000201001' };
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/) as string;
const lead = (number = 0) => zoho.crm.records('Leads')[number]!;

describe('inserting records', () => {
	it('answers 201 with who and when, and keeps what was sent', async () => {
		const { status, item } = await zoho.write('POST /Leads', {
			Last_Name: 'Boyle',
			Email: 'boyle@abc.example',
			Site_Visit: '2026-08-25T10:00:00-05:00',
			Budget: 1200.5,
			Loyalty_Tier: 'tier_1',
			Style_Interests: ['Classic', 'Japandi'],
			Owner: { id: '4900000000000201002' },
			Preferred_Showroom: { id: zoho.crm.records('Showrooms')[0]?.id, name: 'ignored' },
			Tag: [{ name: 'Renewal' }],
		});
		expect(status).toBe(201);
		expect(item).toEqual({
			code: 'SUCCESS',
			details: {
				Modified_Time: time,
				Modified_By: me,
				Created_Time: time,
				id: expect.stringMatching(/^\d{19}$/),
				Created_By: me,
				$approval_state: 'approved',
			},
			message: 'record added',
			status: 'success',
		});
		const record = zoho.crm.record('Leads', item.details.id);
		expect(record?.fields).toMatchObject({
			Last_Name: 'Boyle',
			Site_Visit: '2026-08-25T15:00:00Z',
			Budget: 1200.5,
			Owner: '4900000000000201002',
			Email_Opt_Out: false,
		});
		expect(record?.tags).toEqual(['Renewal']);
		const { body } = await zoho.call(`GET /Leads/${item.details.id}`);
		expect(body.data[0]).toMatchObject({
			Full_Name: 'Boyle',
			Site_Visit: '2026-08-25T11:00:00-04:00',
			Tag: [{ name: 'Renewal', id: expect.any(String) }],
			Owner: { name: 'Tomas Lindgren' },
		});
	});

	it('answers 207 when some are refused and 400 when all are, in the order of the request', async () => {
		const good = { Last_Name: 'A' };
		const bad = { Company: 'No Name Inc.' };
		const { status, body } = await zoho.call('POST /Leads', { data: [good, bad, good] });
		expect([status, body.data.map(({ code }: { code: string }) => code)]).toEqual([
			207,
			['SUCCESS', 'MANDATORY_NOT_FOUND', 'SUCCESS'],
		]);
		expect(body.data[1]).toEqual({
			code: 'MANDATORY_NOT_FOUND',
			details: { api_name: 'Last_Name', json_path: '$.data[1].Last_Name' },
			message: 'required field not found',
			status: 'error',
		});
		expect((await zoho.call('POST /Leads', { data: [bad, bad] })).status).toBe(400);
	});

	it('wants what the layout wants, too', async () => {
		const [standard, trade] = zoho.crm.module('Leads')!.layouts;
		expect((await zoho.write('POST /Leads', { Last_Name: 'A', Layout: { id: standard?.id } })).status).toBe(
			201,
		);
		expect(
			(await zoho.write('POST /Leads', { Last_Name: 'A', Layout: { id: trade?.id } })).item,
		).toMatchObject({
			code: 'MANDATORY_NOT_FOUND',
			details: { api_name: 'Company' },
		});
		expect(
			(await zoho.write('POST /Leads', { Last_Name: 'A', Layout: { id: '1' } })).item.details.json_path,
		).toBe('$.data[0].Layout.id');
	});

	it('takes 100 records and no more, and always at least one', async () => {
		const many = (count: number) => ({ data: Array.from({ length: count }, () => ({ Last_Name: 'A' })) });
		expect((await zoho.call('POST /Leads', many(100))).status).toBe(201);
		expect(await zoho.call('POST /Leads', many(101))).toMatchObject({
			status: 400,
			body: {
				data: [
					{
						code: 'LIMIT_EXCEEDED',
						details: { maximum_length: 100, api_name: 'data' },
						message: 'count of records in your request exceeds the limit',
						status: 'error',
					},
				],
			},
		});
		const first = async (body: unknown) => (await zoho.call('POST /Leads', body)).body.data[0];
		expect(await first(many(0))).toMatchObject({
			code: 'INVALID_DATA',
			details: { api_name: 'data', json_path: '$.data' },
		});
		expect(await first({})).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'data' } });
		expect(await first({ data: {} })).toMatchObject({ details: { expected_data_type: 'jsonarray' } });
		expect(await first({ data: ['A'] })).toMatchObject({
			details: { expected_data_type: 'jsonobject', json_path: '$.data[0]' },
		});
	});

	it('refuses an unknown module in the envelope of writes', async () => {
		expect((await zoho.write('POST /Nothing', { Name: 'A' })).item).toEqual({
			code: 'INVALID_MODULE',
			details: { resource_path_index: 0 },
			message: 'the module name given seems to be invalid',
			status: 'error',
		});
	});
});

describe('checking values', () => {
	const refusal = async (module: string, fields: object) => {
		const { status, item } = await zoho.write(`POST /${module}`, fields);
		expect(status).toBe(400);
		return item;
	};

	it('names the type that was expected', async () => {
		const expected = async (module: string, field: string, value: unknown) => {
			const name = module === 'Leads' ? { Last_Name: 'A' } : { Name: 'A' };
			const { code, details, message } = await refusal(module, { ...name, [field]: value });
			expect([code, message, details.api_name]).toEqual(['INVALID_DATA', 'invalid data', field]);
			expect(details.json_path).toContain(`$.data[0].${field}`);
			return details.expected_data_type;
		};
		expect(await expected('Leads', 'Company', 5)).toBe('text');
		expect(await expected('Leads', 'Email', 'not an address')).toBe('email');
		expect(await expected('Leads', 'Phone', 'call me & ask')).toBe('phone');
		expect(await expected('Leads', 'Website', 'nowhere')).toBe('website');
		expect(await expected('Leads', 'No_of_Employees', '12')).toBe('integer');
		expect(await expected('Leads', 'No_of_Employees', 1.5)).toBe('integer');
		expect(await expected('Leads', 'Budget', '12')).toBe('double');
		expect(await expected('Leads', 'Newsletter', 'true')).toBe('boolean');
		for (const date of ['25.08.2026', '2026-02-30', '2026-08-25T00:00:00Z'])
			expect(await expected('Leads', 'Move_In_Date', date)).toBe('date');
		for (const date of [
			'2026-08-25',
			'2026-08-25T10:00:00.000Z',
			'2026-08-25T10:00:00',
			'2026-02-30T10:00:00Z',
			'2026-08-25T24:00:00Z',
		]) {
			expect(await expected('Leads', 'Site_Visit', date)).toBe('datetime');
		}
		expect(await expected('Leads', 'Preferred_Showroom', 'Boston')).toBe('jsonobject');
		expect(await expected('Leads', 'Style_Interests', 'Classic')).toBe('jsonarray');
		expect(await expected('Showrooms', 'Visitors_Counted', 'many')).toBe('bigint');
		expect(await expected('Showrooms', 'Opening_Hours', {})).toBe('jsonarray');
		expect(await expected('Showrooms', 'Floor_Area', 1.005)).toBe('double');
		expect(await expected('Showrooms', 'Parking', null)).toBe('boolean');
		expect(await expected('Showrooms', 'Owner', null)).toBe('jsonobject');
	});

	it('takes date-times with an offset or in UTC', async () => {
		const visits = ['2026-08-25T10:00:00-05:00', '2026-08-25T15:00:00Z'];
		const data = visits.map((Site_Visit) => ({ Last_Name: 'A', Site_Visit }));
		const { body } = await zoho.call('POST /Leads', { data });
		const kept = body.data.map(
			({ details }: Json) => zoho.crm.record('Leads', details.id)?.fields.Site_Visit,
		);
		expect(kept).toEqual(['2026-08-25T15:00:00Z', '2026-08-25T15:00:00Z']);
	});

	it('names the longest that fits', async () => {
		expect((await refusal('Leads', { Last_Name: 'A', Referral_Code: 'x'.repeat(13) })).details).toEqual({
			maximum_length: 12,
			api_name: 'Referral_Code',
			json_path: '$.data[0].Referral_Code',
		});
		expect((await refusal('Leads', { Last_Name: 'A', Rooms: 123 })).details).toMatchObject({
			maximum_length: 2,
		});
	});

	it('names the values a picklist supports: the actual ones, not the displayed', async () => {
		expect((await refusal('Leads', { Last_Name: 'A', Loyalty_Tier: 'Gold' })).details).toEqual({
			supported_values: ['-None-', 'tier_1', 'tier_2', 'tier_3'],
			api_name: 'Loyalty_Tier',
			json_path: '$.data[0].Loyalty_Tier',
		});
		expect(
			(await refusal('Leads', { Last_Name: 'A', Style_Interests: ['Classic', 'Rococo'] })).details,
		).toMatchObject({
			json_path: '$.data[0].Style_Interests[1]',
		});
	});

	it('refuses names that are no field, and fields that cannot be written', async () => {
		expect(await refusal('Leads', { Last_Name: 'A', Budgt: 5 })).toEqual({
			code: 'INVALID_DATA',
			details: { api_name: 'Budgt', json_path: '$.data[0].Budgt' },
			message: 'the field api name given seems to be invalid',
			status: 'error',
		});
		for (const [module, field] of [
			['Leads', 'Full_Name'],
			['Leads', 'Created_Time'],
			['Leads', 'id'],
			['Showrooms', 'Showroom_Number'],
			['Showrooms', 'Rent_per_Seat'],
		]) {
			expect(await refusal(module!, { Last_Name: 'A', Name: 'A', [field!]: '1' })).toMatchObject({
				details: {
					errors: expect.arrayContaining([
						expect.objectContaining({ details: { api_name: field, json_path: `$.data[0].${field}` } }),
					]),
				},
			});
		}
	});

	it('refuses lookups to records and owners that do not exist', async () => {
		const contact = lead().id;
		expect(await refusal('Leads', { Last_Name: 'A', Preferred_Showroom: { id: contact } })).toEqual({
			code: 'INVALID_DATA',
			details: { api_name: 'Preferred_Showroom', json_path: '$.data[0].Preferred_Showroom.id' },
			message: 'the id given seems to be invalid',
			status: 'error',
		});
		const disabled = zoho.crm.users.find(({ status }) => status === 'disabled');
		expect((await refusal('Leads', { Last_Name: 'A', Owner: { id: disabled?.id } })).details.api_name).toBe(
			'Owner',
		);
		expect((await refusal('Leads', { Last_Name: 'A', Owner: {} })).code).toBe('MANDATORY_NOT_FOUND');
	});

	it('tells of the record that already has a unique value', async () => {
		const owner = zoho.crm.user(String(lead().fields.Owner))!;
		expect(await refusal('Leads', { Last_Name: 'A', Legacy_Number: 'l-10000' })).toEqual({
			code: 'DUPLICATE_DATA',
			details: {
				api_name: 'Legacy_Number',
				duplicate_record: {
					Owner: { name: `${owner.firstName} ${owner.lastName}`, id: owner.id, zuid: owner.zuid },
					id: lead().id,
				},
				json_path: '$.data[0].Legacy_Number',
				id: lead().id,
				more_records: false,
			},
			message: 'duplicate data',
			status: 'error',
		});
		const twice = { Last_Name: 'A', Legacy_Number: 'L-1' };
		const { body } = await zoho.call('POST /Leads', { data: [twice, twice] });
		expect(body.data.map(({ code }: { code: string }) => code)).toEqual(['SUCCESS', 'DUPLICATE_DATA']);
	});

	it('frees a unique value that its record has given up, and keeps the one it has taken', async () => {
		const taken = async (Legacy_Number: string) =>
			(await zoho.write('POST /Leads', { Last_Name: 'A', Legacy_Number })).item.code === 'DUPLICATE_DATA';
		const put = async (Legacy_Number: string | null) =>
			(await zoho.write(`PUT /Leads/${lead().id}`, { Legacy_Number })).status;
		expect(await taken('L-10000')).toBe(true);
		expect(await put('L-10000')).toBe(200);
		expect(await put('Moved')).toBe(200);
		expect(await taken('mOVED')).toBe(true);
		expect(await put(null)).toBe(200);
		expect(await taken('Moved')).toBe(false);
		expect(await taken('L-10001')).toBe(true);
		await zoho.call(`DELETE /Leads/${lead(1).id}`);
		expect(await taken('L-10001')).toBe(false);
	});

	it('puts several reasons for one record together', async () => {
		const item = await refusal('Leads', { Email: 'x', Budget: 'y' });
		expect(item).toMatchObject({
			code: 'MULTIPLE_OR_MULTI_ERRORS',
			message: 'Multiple errors in the request',
			status: 'error',
		});
		expect(item.details.errors.map(({ code, details }: Json) => [code, details.api_name])).toEqual([
			['INVALID_DATA', 'Email'],
			['INVALID_DATA', 'Budget'],
			['MANDATORY_NOT_FOUND', 'Last_Name'],
		]);
	});

	it('knows which stages a pipeline has', async () => {
		expect(
			await refusal('Deals', { Deal_Name: 'A', Pipeline: 'Trade Projects', Stage: 'Needs Analysis' }),
		).toEqual({
			code: 'MAPPING_MISMATCH',
			details: { mapped_field: 'Pipeline', api_name: 'Stage', json_path: '$.data[0].Stage' },
			message: "Pipeline doesn't contain the Stage",
			status: 'error',
		});
		const { item } = await zoho.write('POST /Deals', { Deal_Name: 'A', Stage: 'Needs Analysis' });
		expect(zoho.crm.record('Deals', item.details.id)?.fields.Pipeline).toBe('Standard (Standard)');
	});

	it('refuses what stands beside the fields and makes no sense', async () => {
		const path = async (more: object) =>
			(await refusal('Leads', { Last_Name: 'A', ...more })).details.json_path;
		expect(await path({ $append_values: true })).toBe('$.data[0].$append_values');
		expect(await path({ $append_values: { City: true } })).toBe('$.data[0].$append_values.City');
		expect(await path({ $append_values: { Style_Interests: 'yes' } })).toBe(
			'$.data[0].$append_values.Style_Interests',
		);
		expect(await path({ $se_module: 'Nothing' })).toBe('$.data[0].$se_module');
		expect((await refusal('Leads', { Last_Name: 'A', $unknown: 1 })).details.api_name).toBe('$unknown');
	});

	it('needs to be told what module a task is about', async () => {
		const account = zoho.crm.records('Accounts')[0]!;
		expect(await refusal('Tasks', { Subject: 'A', What_Id: { id: account.id } })).toMatchObject({
			code: 'DEPENDENT_FIELD_MISSING',
			details: { api_name: '$se_module', dependee: { api_name: 'What_Id', json_path: '$.data[0].What_Id' } },
		});
		const { item } = await zoho.write('POST /Tasks', {
			Subject: 'A',
			What_Id: { id: account.id },
			$se_module: 'Accounts',
		});
		const { body } = await zoho.call(`GET /Tasks/${item.details.id}`);
		expect(body.data[0]).toMatchObject({
			What_Id: { id: account.id, name: account.fields.Account_Name },
			$se_module: 'Accounts',
		});
	});
});

describe('lists within a record', () => {
	it('add, change and take out subform rows; rows that are left out stay', async () => {
		const showroom = zoho.crm.records('Showrooms')[0]!;
		const rows = () =>
			zoho.crm.record('Showrooms', showroom.id)?.fields.Opening_Hours as Array<{
				id: string;
				fields: object;
			}>;
		const [weekdays, saturday] = rows();
		const { status } = await zoho.write(`PUT /Showrooms/${showroom.id}`, {
			Opening_Hours: [
				{ Day: 'Sunday', Opens: '12:00' },
				{ id: weekdays?.id, Closes: '19:00' },
				{ id: saturday?.id, _delete: null },
			],
		});
		expect(status).toBe(200);
		expect(rows().map(({ fields }) => fields)).toEqual([
			{ Day: 'Weekdays', Opens: '10:00', Closes: '19:00', By_Appointment: false },
			{ Day: 'Sunday', Opens: '12:00' },
		]);
		const { item } = await zoho.write(`PUT /Showrooms/${showroom.id}`, {
			Opening_Hours: [{ Opens: '1', Dy: 'x' }, { id: '1' }],
		});
		expect(item.details.errors.map(({ code, details }: Json) => [code, details.json_path])).toEqual([
			['INVALID_DATA', '$.data[0].Opening_Hours[0].Dy'],
			['MANDATORY_NOT_FOUND', '$.data[0].Opening_Hours[0].Day'],
			['INVALID_DATA', '$.data[0].Opening_Hours[1].id'],
		]);
	});

	it('take out a row by `_delete: null` only, all by an empty list, and leave no checkbox empty', async () => {
		const showroom = zoho.crm.records('Showrooms')[1]!;
		const [row] = showroom.fields.Opening_Hours as Array<{ id: string }>;
		const refused = async (rows: object[]) =>
			(await zoho.write(`PUT /Showrooms/${showroom.id}`, { Opening_Hours: rows })).item.details.json_path;
		expect(await refused([{ id: row?.id, _delete: true }])).toBe('$.data[0].Opening_Hours[0]._delete');
		expect(await refused([{ id: row?.id, By_Appointment: null }])).toBe(
			'$.data[0].Opening_Hours[0].By_Appointment',
		);
		expect(showroom.fields.Opening_Hours).toContain(row);
		const rows = async (Opening_Hours: unknown) =>
			(await zoho.write(`PUT /Showrooms/${showroom.id}`, { Opening_Hours })).item;
		expect((await rows(null)).details).toMatchObject({ expected_data_type: 'jsonarray' });
		expect((await rows([])).code).toBe('SUCCESS');
		expect(showroom.fields.Opening_Hours).toEqual([]);
	});

	it('link several users', async () => {
		const [nadia, tomas] = zoho.crm.users;
		const { item } = await zoho.write('POST /Showrooms', {
			Name: 'A',
			Hosts: [{ Hosts: { id: nadia?.id } }, { Hosts: { id: tomas?.id } }],
		});
		const { body } = await zoho.call(`GET /Showrooms/${item.details.id}`);
		expect(body.data[0].Hosts.map(({ Hosts }: Json) => Hosts.name)).toEqual(['Nadia Osei', 'Tomas Lindgren']);
		const { body: metadata } = await zoho.call('GET /settings/fields?module=Showrooms');
		const hosts = metadata.fields.find(({ api_name }: Json) => api_name === 'Hosts');
		expect(hosts.multiuserlookup.linking_details.connected_lookup_field.api_name).toBe('Hosts');
		const nobody = await zoho.write('POST /Showrooms', { Name: 'A', Hosts: [{ Hosts: { id: '1' } }] });
		expect(nobody.item.details.json_path).toBe('$.data[0].Hosts[0].Hosts.id');
	});

	it('link records, each once', async () => {
		const showroom = zoho.crm.records('Showrooms')[0]!;
		const [first, second] = zoho.crm.records('Vendors');
		const link = async (id?: string) =>
			await zoho.write(`PUT /Showrooms/${showroom.id}`, { Partner_Vendors: [{ Partner_Vendors: { id } }] });
		expect((await link(second?.id)).status).toBe(200);
		expect((showroom.fields.Partner_Vendors as Array<{ to: string }>).map(({ to }) => to)).toEqual([
			first?.id,
			second?.id,
		]);
		expect((await link(second?.id)).item).toMatchObject({
			code: 'DUPLICATE_LINKING_DATA',
			details: { linking_fields: ['Showrooms', 'Partner_Vendors'] },
			message: 'duplicate association',
		});
	});

	it('hold files that were uploaded before', async () => {
		zoho.crm.files.set('f1', { name: 'plan.pdf', size: 12 });
		const { item } = await zoho.write('POST /Showrooms', { Name: 'A', Floor_Plans: [{ File_Id__s: 'f1' }] });
		const { body } = await zoho.call(`GET /Showrooms/${item.details.id}`);
		expect(body.data[0].Floor_Plans).toEqual([
			{ id: expect.any(String), File_Id__s: 'f1', File_Name__s: 'plan.pdf', Size__s: 12 },
		]);
		expect(
			(await zoho.write('POST /Showrooms', { Name: 'A', Photos: [{ File_Id__s: 'f2' }] })).item.details
				.json_path,
		).toBe('$.data[0].Photos[0].File_Id__s');
	});
});

describe('updating records', () => {
	it('changes the given fields only, one record by path and many by id', async () => {
		const before = { ...lead().fields };
		zoho.clock.advance(60_000);
		const { status, item } = await zoho.write(`PUT /Leads/${lead().id}`, { City: 'Lisbon', Budget: null });
		expect([status, item.message]).toEqual([200, 'record updated']);
		expect(lead().fields).toMatchObject({
			City: 'Lisbon',
			Budget: null,
			Last_Name: before.Last_Name,
			Created_Time: before.Created_Time,
		});
		expect(lead().fields.Modified_Time).not.toBe(before.Modified_Time);
		const data = [{ id: lead(1).id, City: 'Porto' }, { id: '4900000000000999999', City: 'x' }, { City: 'y' }];
		const many = await zoho.call('PUT /Leads', { data });
		expect(many.status).toBe(207);
		expect(many.body.data[1]).toEqual({
			code: 'INVALID_DATA',
			details: { api_name: 'id', json_path: '$.data[1].id' },
			message: 'the id given seems to be invalid',
			status: 'error',
		});
		expect(many.body.data[2]).toMatchObject({
			code: 'MANDATORY_NOT_FOUND',
			details: { api_name: 'id', json_path: '$.data[2].id' },
		});
		expect(lead(1).fields.City).toBe('Porto');
	});

	it('refuses an unknown id in the path, and more than one record for it', async () => {
		expect((await zoho.write('PUT /Leads/4900000000000999999', { City: 'x' })).item).toEqual({
			code: 'INVALID_DATA',
			details: { resource_path_index: 1 },
			message: 'the id given seems to be invalid',
			status: 'error',
		});
		const two = { data: [{ City: 'x' }, { City: 'y' }] };
		expect((await zoho.call(`PUT /Leads/${lead().id}`, two)).body.data[0].code).toBe('LIMIT_EXCEEDED');
	});

	it('does not empty a mandatory field', async () => {
		expect((await zoho.write(`PUT /Leads/${lead().id}`, { Last_Name: null })).item).toMatchObject({
			code: 'MANDATORY_NOT_FOUND',
		});
		expect((await zoho.write(`PUT /Leads/${lead().id}`, { Last_Name: '' })).item).toMatchObject({
			code: 'MANDATORY_NOT_FOUND',
		});
	});

	it('leaves locked records alone', async () => {
		lead().locked = true;
		expect(
			(
				await zoho.call('PUT /Leads', {
					data: [
						{ id: lead().id, City: 'x' },
						{ id: lead(1).id, City: 'x' },
					],
				})
			).body.data[0],
		).toEqual({
			code: 'RECORD_LOCKED',
			details: { api_name: 'id', json_path: '$.data[0].id', action: 'record_locking' },
			message: 'Sorry, you cannot perform this operation as the record is locked.',
			status: 'error',
		});
	});

	it('leaves records alone that others changed meanwhile', async () => {
		const since = new Date(zoho.clock.now()).toISOString();
		zoho.clock.advance(5000);
		zoho.crm.change(lead(), { City: 'Elsewhere' });
		const guarded = async (id: string) =>
			await zoho.call(`PUT /Leads/${id}`, { data: [{ City: 'Here' }] }, { 'if-unmodified-since': since });
		expect(await guarded(lead().id)).toMatchObject({
			status: 412,
			body: {
				data: [
					{
						code: 'ALREADY_MODIFIED',
						details: { Modified_Time: time, Created_Time: time, id: lead().id, Modified_By: me },
						message: 'record updated time has already passed if-unmodified-since time',
						status: 'error',
					},
				],
			},
		});
		expect(lead().fields.City).toBe('Elsewhere');
		expect((await guarded(lead(1).id)).status).toBe(200);
	});

	it('adds choices where it is told to', async () => {
		zoho.crm.change(lead(), { Style_Interests: ['Classic'] });
		await zoho.write(`PUT /Leads/${lead().id}`, {
			Style_Interests: ['Japandi'],
			$append_values: { Style_Interests: true },
		});
		expect(lead().fields.Style_Interests).toEqual(['Classic', 'Japandi']);
		await zoho.write(`PUT /Leads/${lead().id}`, { Style_Interests: ['Japandi'] });
		expect(lead().fields.Style_Interests).toEqual(['Japandi']);
	});
});

describe('what goes beside the records', () => {
	it('says which automations run; the store remembers it', async () => {
		await zoho.write('POST /Leads', { Last_Name: 'A' });
		await zoho.write('POST /Leads', { Last_Name: 'B' }, { trigger: [] });
		await zoho.write(
			`PUT /Leads/${lead().id}`,
			{ City: 'x' },
			{
				trigger: ['workflow', 'blueprint'],
				apply_feature_execution: [{ name: 'layout_rules' }],
				skip_feature_execution: [{ name: 'cadences' }],
			},
		);
		const seen = zoho.crm.writes.map(({ action, trigger, applied, skipped }) => [
			action,
			trigger,
			applied,
			skipped,
		]);
		expect(seen).toEqual([
			['insert', undefined, [], []],
			['insert', [], [], []],
			['update', ['workflow', 'blueprint'], ['layout_rules'], ['cadences']],
		]);
		expect(zoho.crm.writes[2]?.changes).toEqual({ City: { old: expect.any(String), new: 'x' } });
	});

	it('is refused when Zoho does not know it', async () => {
		const refused = async (more: object) =>
			(await zoho.write('POST /Leads', { Last_Name: 'A' }, { ...more })).item.details;
		expect(await refused({ trigger: ['workflows'] })).toEqual({
			supported_values: ['workflow', 'approval', 'blueprint', 'pathfinder', 'orchestration'],
			api_name: 'trigger',
			json_path: '$.trigger[0]',
		});
		expect(await refused({ apply_feature_execution: [{ name: 'rules' }] })).toMatchObject({
			api_name: 'name',
			json_path: '$.apply_feature_execution[0].name',
		});
		expect(await refused({ triggers: [] })).toEqual({ api_name: 'triggers', json_path: '$.triggers' });
		expect(await refused({ duplicate_check_fields: ['Email'] })).toMatchObject({
			api_name: 'duplicate_check_fields',
		});
		expect(await refused({ lar_id: '1' })).toMatchObject({ api_name: 'lar_id' });
		expect(zoho.crm.writes).toEqual([]);
	});
});

describe('upserting records', () => {
	const upsert = async (record: object, more: Record<string, unknown> = {}) =>
		await zoho.write('POST /Leads/upsert', record, more);

	it('finds a record by the module’s own field, else inserts, and says which', async () => {
		const { status, item } = await upsert({
			Last_Name: 'New',
			Email: String(lead().fields.Email).toUpperCase(),
		});
		expect([status, item]).toMatchObject([
			200,
			{ action: 'update', duplicate_field: 'Email', message: 'record updated', details: { id: lead().id } },
		]);
		expect(Object.keys(item.details)).not.toContain('$approval_state');
		expect(lead().fields.Last_Name).toBe('New');
		expect((await upsert({ Last_Name: 'A', Email: 'a@new.example' })).item).toMatchObject({
			action: 'insert',
			duplicate_field: 'Email',
			message: 'record added',
		});
		expect((await upsert({ Last_Name: 'A' })).item).toMatchObject({
			action: 'insert',
			duplicate_field: null,
		});
	});

	it('checks in the asked order, and only fields that can tell duplicates', async () => {
		const both = {
			Last_Name: 'New',
			Email: lead(1).fields.Email,
			Legacy_Number: lead().fields.Legacy_Number,
		};
		expect((await upsert(both, { duplicate_check_fields: ['Legacy_Number', 'Email'] })).item).toMatchObject({
			duplicate_field: 'Legacy_Number',
			details: { id: lead().id },
		});
		expect((await upsert(both, { duplicate_check_fields: ['Phone'] })).item).toMatchObject({
			code: 'INVALID_DATA',
			details: { json_path: '$.duplicate_check_fields[0]', supported_values: ['Email', 'Legacy_Number'] },
		});
	});

	it('updates by id where the record brings one', async () => {
		expect((await upsert({ id: lead(2).id, City: 'x' })).item).toMatchObject({
			action: 'update',
			duplicate_field: null,
		});
		expect((await upsert({ id: '4900000000000999999', City: 'x' })).status).toBe(400);
	});

	it('validates as insert and update do, record by record', async () => {
		const data = [{ Email: lead().fields.Email, City: 'x' }, { City: 'no name' }];
		const { status, body } = await zoho.call('POST /Leads/upsert', { data });
		expect([status, body.data.map(({ code }: { code: string }) => code)]).toEqual([
			207,
			['SUCCESS', 'MANDATORY_NOT_FOUND'],
		]);
		expect((await zoho.write('POST /Tasks/upsert', { Subject: 'A' })).item.code).toBe('NOT_SUPPORTED');
	});
});

describe('deleting records', () => {
	it('deletes many, tells of those that are not there, and lists what is gone', async () => {
		const [one, two] = [lead().id, lead(1).id];
		const { status, body } = await zoho.call(
			`DELETE /Leads?ids=${one},4900000000000999999,${two}&wf_trigger=false`,
		);
		expect(status).toBe(207);
		expect(body.data).toEqual([
			{ code: 'SUCCESS', details: { id: one }, message: 'record deleted', status: 'success' },
			{
				code: 'INVALID_DATA',
				details: { id: '4900000000000999999' },
				message: 'record not deleted',
				status: 'error',
			},
			{ code: 'SUCCESS', details: { id: two }, message: 'record deleted', status: 'success' },
		]);
		expect(zoho.crm.writes.map(({ action, trigger }) => [action, trigger])).toEqual([
			['delete', []],
			['delete', []],
		]);
		const deleted = await zoho.call('GET /Leads/deleted');
		expect(deleted.body.data[1]).toEqual({
			deleted_by: me,
			id: one,
			display_name: 'Ana Abbott',
			type: 'recycle',
			created_by: expect.objectContaining({ id: expect.any(String) }),
			deleted_time: time,
		});
		expect(deleted.body.info).toEqual({ per_page: 200, count: 2, page: 1, more_records: false });
		expect((await zoho.call(`GET /Leads/${one}`)).status).toBe(204);
	});

	it('keeps the deleted in the bin for 60 days and their ids for 120', async () => {
		await zoho.call(`DELETE /Leads/${lead().id}`);
		const day = 24 * 60 * 60 * 1000;
		zoho.clock.advance(61 * day);
		zoho.become();
		expect((await zoho.call('GET /Leads/deleted?type=recycle')).status).toBe(204);
		expect((await zoho.call('GET /Leads/deleted?type=permanent')).body.data).toMatchObject([
			{ type: 'permanent', display_name: null, deleted_by: null },
		]);
		zoho.clock.advance(60 * day);
		zoho.become();
		expect((await zoho.call('GET /Leads/deleted')).status).toBe(204);
	});

	it('refuses in the published words, bare', async () => {
		const refused = async (what: string) => await zoho.call(`DELETE ${what}`);
		expect((await refused('/Leads')).body).toEqual({
			code: 'REQUIRED_PARAM_MISSING',
			details: { param_name: 'ids' },
			message: 'One of the expected parameter is missing',
			status: 'error',
		});
		expect((await refused('/Nothing?ids=1')).body.code).toBe('INVALID_MODULE');
		expect((await refused('/Leads/abc')).body).toMatchObject({
			message: 'invalid record id',
			details: { resource_path_index: 0 },
		});
		expect((await refused('/Leads/4900000000000999999')).body).toMatchObject({
			message: 'record not deleted',
			details: { resource_path_index: 1 },
		});
		lead().locked = true;
		expect((await refused(`/Leads?ids=${lead().id}`)).body.data).toEqual([
			{
				code: 'RECORD_LOCKED',
				details: { action: 'record_locking', id: lead().id },
				message: 'You cannot perform this operation as the record is locked.',
				status: 'error',
			},
		]);
		expect((await zoho.call('GET /Leads/deleted?type=some')).body.data[0]).toMatchObject({
			code: 'PATTERN_NOT_MATCHED',
		});
	});
});
