import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('agent')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const agents = () => desk.store().agents(desk.orgId());

describe('get', () => {
	it('gives each agent, with what was asked along', async () => {
		const result = await desk.run(
			'get',
			{ agentId: byId('={{ $json.id }}'), options: { include: ['associatedDepartments', 'role'] } },
			agents().map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		expect(json(result)).toEqual(
			agents().map(({ id, emailId }) =>
				expect.objectContaining({
					id,
					emailId,
					role: expect.anything() as object,
					associatedDepartments: expect.any(Array) as object[],
				}),
			),
		);
	});
});

describe('getMe', () => {
	it('gives the agent who signs in', async () => {
		const [own] = agents();
		const [me] = json(await desk.run('getMe', { options: { include: ['profile'] } }));
		expect(me).toMatchObject({ id: own?.id, emailId: own?.emailId, profileId: own?.profileId });
	});
});

describe('getByEmail', () => {
	it('gives the agent of each address, and names one that no agent has', async () => {
		const [one, two] = agents();
		const result = await desk.run(
			'getByEmail',
			{ email: '={{ $json.email }}' },
			[{ email: one?.emailId }, { email: two?.emailId.toUpperCase() }, { email: 'nobody@example.com' }],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first?.id, second?.id]).toEqual([one?.id, two?.id]);
		expect((third?.error as { message: string }).message).toContain(
			'\'Email\' is "nobody@example.com", which no agent has',
		);
	});
});

describe('getAll', () => {
	it('reads all agents, each once, over several pages', async () => {
		const [own] = agents();
		for (let index = 0; index < 220; index += 1) {
			const person = {
				zuid: `9${index}`,
				emailId: `agent${index}@marigold.example`,
				lastName: `Extra${index}`,
			};
			desk.store().allAgents.push({ ...own!, ...person, id: desk.world.emulator.world.nextId() });
		}
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(agents()).sort());
		expect(desk.calls('GET', /agents$/).length).toBeGreaterThan(2);
	});

	it('narrows them by its filters', async () => {
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { searchStr: 'Extra21*', isConfirmed: true, status: 'ACTIVE' },
		});
		const wanted = agents().filter(({ lastName }) => lastName.startsWith('Extra21'));
		expect(ids(json(result)).sort()).toEqual(ids(wanted).sort());
		expect(wanted).toHaveLength(11);
	});
});
