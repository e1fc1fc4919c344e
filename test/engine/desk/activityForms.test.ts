import { type Connected, openWorld, type World } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;
beforeAll(async () => {
	world = await openWorld();
	const scopes = [...scopeSets.crmAndDesk, ...(scopeGroups.deskActivities?.scopes ?? [])];
	zoho = await world.connect('selfClient', { scopes });
});
afterAll(async () => await world.stop());

const form = (resource: string, operation: string) => ({
	node: 'zohoDesk',
	credentials: zoho.credentials,
	parameters: {
		...{ authentication: 'selfClient', resource, operation },
		organization: { __rl: true, mode: 'list', value: 'auto' },
	},
});

const kinds = [
	['task', 'Task', 'tasks'],
	['call', 'Call', 'calls'],
	['event', 'Event', 'events'],
] as const;

describe.each(kinds)('the forms of a %s', (resource, label, kind) => {
	it('show its fields with their types, and none that is asked apart', async () => {
		const { fields } = await world.engine.resourceMapping(
			form(resource, 'create'),
			`get${label}FieldsToCreate`,
		);
		const field = (id: string) => fields.find((one) => one.id === id);
		expect(field('subject')).toMatchObject({ required: true, type: 'string' });
		expect(field(kind === 'tasks' ? 'dueDate' : 'startTime')).toMatchObject({ type: 'dateTime' });
		expect(field('status')?.options).toContainEqual({ name: 'Completed', value: 'Completed' });
		expect(field('departmentId')).toBeUndefined();
		expect(field('completedTime')).toBeUndefined();
		const changed = await world.engine.resourceMapping(form(resource, 'update'), `get${label}FieldsToUpdate`);
		expect(changed.fields.map(({ id }) => id)).toContain('ticketId');
		expect(changed.fields.filter(({ required }) => required)).toEqual([]);
	});

	it('list the latest, and find one by its subject', async () => {
		const { desk } = world.emulator.world;
		const createdTime = new Date(world.emulator.clock.now() + 1_000).toISOString();
		const made = desk.addActivity(kind, { subject: `Quackenbush ${kind}`, createdTime });
		const all = await world.engine.listSearch(form(resource, 'get'), `search${label}s`);
		expect(all.results[0]).toEqual({ name: `Quackenbush ${kind} (${made.status})`, value: made.id });
		expect(all.results.length).toBeGreaterThan(5);
		const found = await world.engine.listSearch(form(resource, 'get'), `search${label}s`, {
			filter: 'Quackenb',
		});
		expect(found.results.map(({ value }) => value)).toEqual([made.id]);
	});
});
