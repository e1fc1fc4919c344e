import { randomBytes } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	byId,
	type Connected,
	fromList,
	mapped,
	mappedFromItem,
	openWorld,
	type World,
} from '../../../engine/world';
import { company } from '../../../emulator/seed/company';
import { forgetMetadata } from '../../../nodes/ZohoCrm/metadata';
import { scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2', {
		scopes: [...scopeSets.crm, 'ZohoCRM.files.CREATE', 'ZohoCRM.files.READ'],
	});
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const calls = (match: string) => world.emulator.requests.matching(match);
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const rooms = (operation: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	module: fromList('Showrooms'),
	...parameters,
});
const read = async (id: unknown): Promise<IDataObject> =>
	json(await zoho.crm(rooms('get', { recordId: byId(String(id)), output: 'raw' })))[0] ?? {};
const file = (name: string, size: number) => {
	const content = randomBytes(size);
	return {
		content,
		binary: { data: content.toString('base64'), fileName: name, mimeType: 'application/pdf' },
	};
};

describe('every type of field', () => {
	const plan = file('plan.pdf', 2_000);
	const second = file('second plan.pdf', 10);
	const photo = file('front.jpg', 500);
	const item = (fields: IDataObject) =>
		({
			json: fields,
			binary: { plan: plan.binary, second: second.binary, photo: photo.binary },
		}) as unknown as IDataObject;

	it('of a custom module is written, read and compared', async () => {
		const landlord = store().add('Accounts', { Account_Name: 'Round Trip Estates' });
		const vendor = store().add('Vendors', { Vendor_Name: 'Round Trip Supply' });
		const [nadia, tomas, priya] = store().users;
		const written = {
			Name: 'Round "trip" \\ Müller 日本 😀',
			Owner: 'Priya Raman',
			Tag: 'spring, autumn',
			Layout: 'Standard',
			Directions: 'Left,\nthen right',
			Story: '<b>Long</b> ' + 'x'.repeat(2_000),
			Email: 'round@trip.example',
			Front_Desk: '+1 (555) 010-99 ext 3',
			Website: 'https://www.trip.example/a?b=c',
			Format: 'Pop-up',
			Services: 'Cafe; Fitting',
			Opened_On: '25/08/2026',
			Next_Event: '2026-12-01T18:30:00+01:00',
			Seats: '48',
			Visitors_Counted: '9007199254740993',
			Floor_Area: '120.25',
			Monthly_Rent: 0.1 + 0.2,
			Occupancy: 77.5,
			Parking: 'true',
			Landlord: 'Round Trip Estates',
			Manager: tomas?.email,
			Partner_Vendors: ['Round Trip Supply'],
			Hosts: `Nadia Osei; ${tomas?.id}`,
			Opening_Hours: [
				{
					Day: 'Weekdays',
					Opens: '10:00',
					Closes: '18:00',
					By_Appointment: true,
					From_Date: '2026-09-01',
					Next_Opening: '2026-09-01 10:00',
					Staff: '3',
					Staff_Cost: 99.9,
					Languages: ['French', 'English'],
					Caterer: vendor.id,
					On_Duty: 'Nadia Osei',
				},
			],
			Floor_Plans: 'plan, second',
			Photos: 'photo',
		};
		const computed = ['id', 'Created_By', 'Modified_By', 'Created_Time', 'Modified_Time'];
		const { fields = [] } = store().module('Showrooms') ?? {};
		expect(
			fields
				.filter(({ readOnly }) => !readOnly)
				.map(({ apiName }) => apiName)
				.sort(),
		).toEqual(Object.keys(written).sort());

		const result = await zoho.crm(rooms('create', { fields: mappedFromItem }), [
			item(written as IDataObject),
		]);
		expect(result.error).toBeUndefined();
		const room = await read(json(result)[0]?.id);
		expect(room).toMatchObject({
			Name: written.Name,
			Owner: { id: priya?.id },
			Tag: [{ name: 'spring' }, { name: 'autumn' }],
			Layout: { name: 'Standard' },
			Directions: written.Directions,
			Story: written.Story,
			Email: written.Email,
			Front_Desk: written.Front_Desk,
			Website: written.Website,
			Format: 'popup',
			Services: ['Cafe', 'Fitting'],
			Opened_On: '2026-08-25',
			Next_Event: '2026-12-01T12:30:00-05:00',
			Seats: 48,
			Visitors_Counted: '9007199254740993',
			Floor_Area: 120.25,
			Monthly_Rent: 0.3,
			Occupancy: 77.5,
			Parking: true,
			Landlord: { id: landlord.id, name: 'Round Trip Estates' },
			Manager: { id: tomas?.id },
			Partner_Vendors: [{ Partner_Vendors: { id: vendor.id } }],
			Hosts: [{ Hosts: { id: nadia?.id } }, { Hosts: { id: tomas?.id } }],
			Opening_Hours: [
				{
					Day: 'Weekdays',
					Opens: '10:00',
					Closes: '18:00',
					By_Appointment: true,
					From_Date: '2026-09-01',
					Next_Opening: '2026-09-01T10:00:00-04:00',
					Staff: 3,
					Staff_Cost: 99.9,
					Languages: ['French', 'English'],
					Caterer: { id: vendor.id },
					On_Duty: { id: nadia?.id },
				},
			],
			Floor_Plans: [
				{ File_Name__s: 'plan.pdf', Size__s: 2_000 },
				{ File_Name__s: 'second plan.pdf', Size__s: 10 },
			],
			Photos: [{ File_Name__s: 'front.jpg' }],
		});
		for (const name of computed) expect(room[name]).toBeTruthy();
		const [kept] = room.Floor_Plans as IDataObject[];
		expect(store().files.get(String(kept?.File_Id__s))?.content?.equals(plan.content)).toBe(true);

		// What was read can be written again as it is: nothing changes.
		const again = await zoho.crm(
			rooms('update', { recordId: byId(String(room.id)), fields: mappedFromItem }),
			[room],
		);
		expect(again.error).toBeUndefined();
		const { Modified_Time: _, ...same } = await read(room.id);
		expect(room).toMatchObject(same);

		const clearing = Object.fromEntries(
			Object.keys(written)
				.filter((name) => !['Name', 'Owner', 'Layout'].includes(name))
				.map((name, index) => [name, index % 2 === 0 ? null : '']),
		);
		const emptied = await zoho.crm(
			rooms('update', { recordId: byId(String(room.id)), fields: mappedFromItem }),
			[clearing as IDataObject],
		);
		expect(emptied.error).toBeUndefined();
		const empty = await read(room.id);
		for (const name of Object.keys(clearing)) {
			const cleared = Array.isArray(empty[name]) ? [] : name === 'Parking' ? false : null;
			expect([name, empty[name]]).toEqual([name, cleared]);
		}
	});

	it('with files: one is added, one taken out by its id', async () => {
		const [room] = json(
			await zoho.crm(rooms('create', { fields: mappedFromItem }), [
				item({ Name: 'Files', Floor_Plans: 'plan' }),
			]),
		);
		const [kept] = (await read(room?.id)).Floor_Plans as IDataObject[];
		const result = await zoho.crm(
			rooms('update', {
				recordId: byId(String(room?.id)),
				fields: mapped({ Floor_Plans: '={{ $json.files }}' }),
			}),
			[item({ files: ['second', { id: kept?.id, _delete: true }] as never })],
		);
		expect(result.error).toBeUndefined();
		expect((await read(room?.id)).Floor_Plans).toMatchObject([{ File_Name__s: 'second plan.pdf' }]);
	});

	it('with files: a refused upload is its own item’s, and the others are written', async () => {
		const empty = { data: '', fileName: 'empty.pdf', mimeType: 'application/pdf' };
		const items = [
			item({ Name: 'Good file' }),
			{ json: { Name: 'Empty file' }, binary: { plan: empty } } as unknown as IDataObject,
			item({ Name: 'Better file' }),
		];
		const result = await zoho.crm(
			rooms('create', { fields: mapped({ Name: '={{ $json.Name }}', Floor_Plans: 'plan' }) }),
			items,
			{ onError: 'continueRegularOutput' },
		);
		const [good, bad, better] = json(result);
		expect(bad?.error).toBeDefined();
		expect(store().record('Showrooms', String(good?.id))?.fields.Name).toBe('Good file');
		expect(store().record('Showrooms', String(better?.id))?.fields.Name).toBe('Better file');
		expect(calls('POST /crm/v8/Showrooms')).toHaveLength(1);
	});

	it('with files: none is uploaded when an item names one it does not have, or in a dry run', async () => {
		const fields = mapped({ Name: 'X', Floor_Plans: '={{ $json.file }}' });
		const refused = await zoho.crm(rooms('create', { fields }), [
			item({ file: 'plan' }),
			item({ file: 'plna' }),
		]);
		expect(refused.error?.message).toBe(`Item 1: 'Floor Plans' is "plna", and the item has no such file`);
		expect(refused.error?.description).toContain('Nothing was written.');
		const dry = await zoho.crm(rooms('create', { fields, dryRun: true }), [item({ file: 'plan' })]);
		expect(json(dry)).toMatchObject([
			{ dryRun: true, body: { data: [{ Floor_Plans: [{ File_Id__s: '<ID of plan.pdf>' }] }] } },
		]);
		expect(calls('POST /crm/v8/files')).toHaveLength(0);
	});
});

describe('types that are no plain value', () => {
	it('go out as they came, from a form as JSON', async () => {
		const [contact] = store().records('Contacts');
		const participants = [{ type: 'contact', participant: contact?.id }];
		const meeting = {
			Event_Title: 'Visit',
			Start_DateTime: '2026-09-01T10:00:00Z',
			End_DateTime: '2026-09-01T11:00:00Z',
		};
		const result = await zoho.crm(
			{ resource: 'record', operation: 'create', module: fromList('Events'), fields: mappedFromItem },
			[
				{ ...meeting, Participants: JSON.stringify(participants) },
				{ ...meeting, Participants: participants as never },
			],
		);
		expect(result.error).toBeUndefined();
		const kept = json(result).map(({ id }) => store().record('Events', String(id))?.fields.Participants);
		expect(kept).toEqual([participants, participants]);
	});
});

describe('a time without an offset', () => {
	const create = (when: string) =>
		[rooms('create', { fields: mapped({ Name: 'Timed', Next_Event: when }) })] as const;

	// The workflow's is n8n's default, America/New_York.
	beforeAll(() => {
		forgetMetadata();
		store().organization.timeZone = 'Asia/Tokyo';
	});
	afterAll(() => {
		forgetMetadata();
		store().organization.timeZone = company.timeZone;
	});
	const stored = (result: Parameters<typeof json>[0]) =>
		json(result).map(({ id }) => store().record('Showrooms', String(id))?.fields.Next_Event);

	it("is in the organization's time zone, asked for once", async () => {
		const items = [{}, {}, {}];
		const result = await zoho.crm(...create('25/12/2026 9:30'), items);
		expect(stored(result)).toEqual(items.map(() => '2026-12-25T00:30:00Z'));
		expect(calls('GET /crm/v8/org')).toHaveLength(1);
	});

	it("is in the workflow's where the organization may not be read, and the user is told", async () => {
		const scopes = scopeSets.crm.filter((scope) => !scope.startsWith('ZohoCRM.org'));
		const narrow = await world.connect('selfClient', { scopes });
		const result = await narrow.crm(...create('2026-12-25T09:30:00'));
		expect(result.error).toBeUndefined();
		expect(stored(result)).toEqual(['2026-12-25T14:30:00Z']);
		expect(result.hints?.map(({ message }) => message).join()).toContain('ZohoCRM.org.READ');
	});
});

describe('what a layout makes mandatory', () => {
	const create = (fields: IDataObject, options: INodeParameters = {}): INodeParameters => ({
		resource: 'record',
		operation: 'create',
		module: fromList('Leads'),
		fields: mapped(fields),
		options,
	});
	const partners = () =>
		store()
			.module('Leads')
			?.layouts.find(({ name }) => name === 'Trade Partners')?.id;

	it('is asked for before anything is sent, by the layout of each record', async () => {
		const byOption = await zoho.crm(create({ Last_Name: 'A' }, { layout: partners() }));
		expect(byOption.error?.message).toBe("'Company' is missing");
		expect(byOption.error?.description).toContain('The layout of the record makes it mandatory.');
		const byField = await zoho.crm(create({ Last_Name: 'A', Layout: 'Trade Partners' }));
		expect(byField.error?.message).toBe("'Company' is missing");
		const unknown = await zoho.crm(create({ Last_Name: 'A', Layout: 'Trade' }));
		expect(unknown.error?.message).toBe(`'Layout' is "Trade", which is no layout of Leads`);
		expect(calls('POST /crm/v8/Leads')).toHaveLength(0);
	});

	it('is not asked of another layout, and the chosen one is the record’s', async () => {
		expect((await zoho.crm(create({ Last_Name: 'B' }))).error).toBeUndefined();
		const result = await zoho.crm(create({ Last_Name: 'C', Company: 'C Ltd' }, { layout: partners() }));
		expect(store().record('Leads', String(json(result)[0]?.id))?.layoutId).toBe(partners());
	});

	it('is marked in the form of that layout', async () => {
		const form = async (options: object) =>
			await world.engine.resourceMapping(
				{
					node: 'zohoCrm',
					parameters: {
						authentication: 'oAuth2',
						resource: 'record',
						operation: 'create',
						module: fromList('Leads'),
						options,
					} as never,
					credentials: zoho.credentials,
				},
				'getFieldsToCreate',
			);
		const required = async (options: object) =>
			(await form(options)).fields.filter((field) => field.required).map(({ id }) => id);
		expect(await required({})).toEqual(['Last_Name']);
		expect((await required({ layout: partners() })).sort()).toEqual(['Company', 'Last_Name']);
		const labels = new Map((await form({})).fields.map(({ id, displayName }) => [id, displayName]));
		expect(labels.get('Owner')).toBe('Lead Owner (name, email or ID)');
		expect(labels.get('Preferred_Showroom')).toContain('(name or ID)');
	});

	it('is not cleared by an update', async () => {
		const lead = store().add('Leads', { Last_Name: 'Kept', Company: 'Kept' });
		const result = await zoho.crm({
			...create({ Last_Name: '' }),
			operation: 'update',
			recordId: byId(lead.id),
		});
		expect(result.error?.message).toBe("'Last Name' is missing");
		expect(calls('PUT /crm/v8/Leads')).toHaveLength(0);
	});
});
