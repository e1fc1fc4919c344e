import { byId, type Connected, mapped, openWorld, type World } from '../../../engine/world';

let world: World | undefined;
afterEach(async () => await world?.stop());

/** Updates that many tickets, with the organization chosen, at the limits of the Professional edition. */
async function updateMany(count: number, zoho: Connected, { emulator }: World) {
	const { desk } = emulator.world;
	const tickets = Array.from({ length: count }, (_, n) => desk.addTicket({ subject: `Lamp ${n}` }));
	const result = await zoho.desk(
		{
			resource: 'ticket',
			operation: 'update',
			organization: byId(String(desk.organizations[0]?.id)),
			ticketId: byId('={{ $json.id }}'),
			fields: mapped({ subject: '={{ "Updated " + $json.n }}' }),
		},
		tickets.map(({ id }, n) => ({ id, n })),
	);
	return { result, subjects: tickets.map(({ id }) => desk.ticket(id)?.subject) };
}

const refusedCalls = ({ emulator }: World) =>
	emulator.requests.of('desk').filter(({ status }) => status === 429).length;

describe('1,000 ticket updates at the limits of the Professional edition', () => {
	it('are all written, fifteen at a time, and none is refused for too many calls', async () => {
		const current = (world = await openWorld({ edition: 'professional', latency: 20 }));
		const zoho = await current.connect('oAuth2');
		const { result, subjects } = await updateMany(1_000, zoho, current);
		expect(result.error).toBeUndefined();
		expect(result.items[0]).toHaveLength(1_000);
		expect(subjects).toEqual(subjects.map((_, n) => `Updated ${n}`));
		expect(refusedCalls(current)).toBe(0);
		expect(current.emulator.limits.peak.desk).toBeGreaterThanOrEqual(15);
	}, 240_000);
});

describe('the edition of an organization that was chosen', () => {
	it('is found out once calls wait for each other, and not before', async () => {
		const current = (world = await openWorld({ edition: 'professional', latency: 20 }));
		const zoho = await current.connect('oAuth2');
		await updateMany(3, zoho, current);
		expect(current.emulator.requests.matching('GET /api/v1/organizations')).toHaveLength(0);
		await updateMany(40, zoho, current);
		await updateMany(40, zoho, current);
		expect(current.emulator.requests.matching('GET /api/v1/organizations')).toHaveLength(1);
	});
});
