import type { IDataObject } from 'n8n-workflow';

import { type Connected, openWorld, type World } from '../../../engine/world';
import { scopeSets } from '../../../nodes/shared/transport/scopes';

// Lists of thousands of tickets take longer than jest's usual time on a busy machine.
jest.setTimeout(60_000);

/**
 * An emulator with its help desk, the node connected to it, and what tests about tickets ask of both.
 * @param moreScopes beside those of a new credential
 */
export async function openDesk(resource = 'ticket', moreScopes: readonly string[] = []) {
	const world = await openWorld();
	const zoho = await world.connect('selfClient', { scopes: [...scopeSets.crmAndDesk, ...moreScopes] });
	return deskOf(world, zoho, resource);
}

export type DeskWorld = ReturnType<typeof deskOf>;

function deskOf(world: World, zoho: Connected, resource: string) {
	const store = () => world.emulator.world.desk;
	const orgId = () => String(store().organizations[0]?.id);
	return {
		store,
		orgId,
		stop: world.stop,
		world,
		clear: () => world.emulator.requests.clear(),
		/** Runs an operation, by default in the organization the node finds by itself. */
		run: async (
			operation: string,
			parameters: object,
			items: IDataObject[] = [{}],
			settings: Parameters<Connected['desk']>[2] = {},
		) =>
			await zoho.desk(
				{
					resource,
					operation,
					organization: { __rl: true, mode: 'list', value: 'auto' },
					...parameters,
				},
				items,
				settings,
			),
		calls: (method: string, path: RegExp) =>
			world.emulator.requests
				.of('desk')
				.filter((request) => request.method === method && path.test(request.path)),
		freshTickets: (count: number, values: object = {}) =>
			Array.from({ length: count }, (_, index) =>
				store().addTicket({ subject: `Lamp ${index} flickers`, ...values }),
			),
	};
}

export const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
export const ids = (rows: object[]) => (rows as Array<{ id: string }>).map(({ id }) => id);
