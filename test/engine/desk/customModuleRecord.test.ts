import { byId, fromList, mapped } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
const scopes = [scopeGroups.deskCustomModules, scopeGroups.deskFields].flatMap(
	(group) => group?.scopes ?? [],
);
beforeAll(async () => (desk = await openDesk('customModuleRecord', scopes)));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const moduleField = fromList('cm_showroom_visits');
const all = () => desk.store().customRecords.of(desk.orgId());
const record = (id: unknown) => desk.store().customRecords.get(String(id));
const fresh = (count: number, name = 'Guest') =>
	Array.from({ length: count }, (_, index) => desk.store().addCustomRecord({ name: `${name} ${index}` }));
const named = (mode: string, value: string) => ({ __rl: true, mode, value });

describe('create', () => {
	it('creates a record per item in its department, with typed fields and an owner', async () => {
		const [, department] = desk.store().departments(desk.orgId());
		const [, agent] = desk.store().agents(desk.orgId());
		const result = await desk.run(
			'create',
			{
				module: moduleField,
				fields: mapped({
					name: '={{ $json.name }}',
					cf_visit_date: '2026-11-30T00:00:00.000',
					cf_guests: '={{ $json.guests }}',
					cf_bought: true,
				}),
				options: {
					departmentId: named('name', String(department?.name)),
					ownerId: named('email', String(agent?.emailId)),
				},
			},
			[
				{ name: 'Family Duval', guests: 3 },
				{ name: 'Family Grant', guests: 2 },
			],
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => record(id))).toEqual([
			expect.objectContaining({
				...{ name: 'Family Duval', departmentId: department?.id, ownerId: agent?.id },
				cf: { cf_visit_date: '2026-11-30', cf_guests: '3', cf_bought: 'true' },
			}),
			expect.objectContaining({ name: 'Family Grant', departmentId: department?.id }),
		]);
	});

	it('names the department where the module wants one, and a field that is none', async () => {
		const before = all().length;
		const without = await desk.run('create', { module: moduleField, fields: mapped({ name: 'Lost' }) });
		expect(without.error?.message).toContain('Department');
		const unknown = await desk.run('create', {
			module: moduleField,
			fields: mapped({ name: 'Lost', cf_gests: 2 }),
		});
		expect(unknown.error?.message).toContain("'cf_gests' is not a field of cm_showroom_visits");
		expect(unknown.error?.description).toContain('cf_guests');
		expect(all()).toHaveLength(before);
	});
});

describe('a credential that may not read fields', () => {
	it('is told which scope custom modules want', async () => {
		const zoho = await desk.world.connect('selfClient', {
			scopes: [...scopeSets.desk, ...scopes].filter((scope) => scope !== 'Desk.fields.READ'),
		});
		const result = await zoho.desk({
			...{ resource: 'customModuleRecord', operation: 'create', organization: fromList('auto') },
			...{ module: moduleField, fields: mapped({ name: 'Family Duval' }) },
		} as never);
		expect(result.error?.message).toContain('Desk.fields.READ');
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});
});

describe('update', () => {
	it('changes only the given fields of each record', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{
				module: byId('cm_showroom_visits'),
				recordId: byId('={{ $json.id }}'),
				fields: mapped({ cf_showroom: '={{ $json.showroom }}' }),
			},
			[
				{ id: one?.id, showroom: 'Boston' },
				{ id: two?.id, showroom: 'Portland' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ name: 'Guest 0', cf: { cf_showroom: 'Boston' } });
		expect(two).toMatchObject({ cf: { cf_showroom: 'Portland' } });
	});

	it('refuses a choice that is none, and a change of nothing', async () => {
		const [one] = fresh(1);
		const of = { module: moduleField, recordId: byId(String(one?.id)) };
		const wrong = await desk.run('update', { ...of, fields: mapped({ cf_showroom: 'Paris' }) });
		expect(wrong.error?.message).toContain('\'Showroom\' is "Paris"');
		const nothing = await desk.run('update', { ...of, fields: mapped({}) });
		expect(nothing.error?.message).toContain("'Fields' has nothing to write");
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
	});
});

describe('get', () => {
	it('gives each record whole, by ID and by name', async () => {
		const [made] = fresh(1, 'Solitary');
		const result = await desk.run(
			'get',
			{ module: moduleField, recordId: byId('={{ $json.id }}'), output: 'raw' },
			[{ id: made?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({ id: made?.id, name: 'Solitary 0' });
		expect(found?.cf).toHaveProperty('cf_visit_date');
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		const byName = await desk.run('get', { module: moduleField, recordId: named('name', 'solitary 0') });
		expect(ids(json(byName))).toEqual([made?.id]);
	});
});

describe('getAll', () => {
	it('reads all records, each once, over several pages of 50', async () => {
		fresh(120);
		const result = await desk.run('getAll', { module: moduleField, returnAll: true });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(desk.calls('GET', /cm_showroom_visits$/).length).toBeGreaterThan(2);
	});

	it('gives as many as are wanted, in the order asked for', async () => {
		const options = { sortBy: 'createdTime' };
		const result = await desk.run('getAll', { module: moduleField, returnAll: false, limit: 2, options });
		const oldest = [...all()].sort((one, other) => one.createdTime.localeCompare(other.createdTime));
		expect(json(result).map(({ createdTime }) => createdTime)).toEqual(
			oldest.slice(0, 2).map(({ createdTime }) => createdTime),
		);
	});
});

describe('search', () => {
	it('finds by standard and custom fields and by time, over several pages', async () => {
		const made = Array.from({ length: 130 }, (_, index) =>
			desk.store().addCustomRecord({ name: `Zebra ${index}`, cf: { cf_showroom: 'Hartford' } }),
		);
		desk.store().addCustomRecord({ name: 'Zebra away', cf: { cf_showroom: 'Boston' } });
		const result = await desk.run('search', {
			module: moduleField,
			returnAll: true,
			fields: mapped({ name: 'zebra', cf_showroom: 'Hartford' }),
			filters: { createdAfter: '2020-01-01T00:00:00.000Z' },
		});
		expect(ids(json(result)).sort()).toEqual(ids(made).sort());
		expect(desk.calls('GET', /search$/).length).toBeGreaterThan(1);
		const any = await desk.run('search', { module: moduleField, returnAll: true, filters: { _all: 'away' } });
		expect(json(any).map(({ name }) => name)).toEqual(['Zebra away']);
	});

	it('asks for something to find', async () => {
		const result = await desk.run('search', { module: moduleField, returnAll: true, fields: mapped({}) });
		expect(result.error?.message).toContain("'Fields' is empty");
	});
});

describe('delete', () => {
	it('deletes each record, and names one that is not there', async () => {
		const made = fresh(2);
		const result = await desk.run(
			'delete',
			{ module: moduleField, recordId: byId('={{ $json.id }}') },
			[...made.map(({ id }) => ({ id })), { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, second]).toEqual(made.map(({ id }) => ({ id, deleted: true })));
		expect(third?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(made.map(({ id }) => record(id))).toEqual([undefined, undefined]);
	});

	it('names the scope a credential lacks', async () => {
		const [one] = fresh(1);
		const zoho = await desk.world.connect('selfClient');
		const parameters = {
			resource: 'customModuleRecord',
			operation: 'delete',
			organization: fromList('auto'),
		};
		const result = await zoho.desk({
			...parameters,
			module: moduleField,
			recordId: byId(String(one?.id)),
		} as never);
		expect(result.error?.message).toContain('Desk.custommodule.DELETE');
		expect(record(one?.id)).toBeDefined();
	});
});
