import { company } from '../../../emulator/seed/company';
import { type Connected, openWorld, type World } from '../../../engine/world';
import { resources as crmResources } from '../../../nodes/ZohoCrm/resources';
import { resources as deskResources } from '../../../nodes/ZohoDesk/resources';
import type { Fields } from '../../../nodes/shared/fields';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';
import { connections } from './connections';
import { goodForCrm, goodForDesk } from './goodValues';
import { SEED } from './hostile';
import { hostileRun } from './hostileItems';
import { crashesIn, pollution, strayConnections, strayRequests } from './oracle';

/** Items with something hostile in them, of each operation. */
const COUNT = Number(process.env.HOSTILE_ITEMS ?? 24);
const allScopes = [...scopeSets.crmAndDesk, ...Object.values(scopeGroups).flatMap(({ scopes }) => scopes)];
const network = connections();
afterAll(() => network.stop());

const products = [
	{ node: 'crm' as const, resources: crmResources },
	{ node: 'desk' as const, resources: deskResources },
];

describe.each(products)(`whatever the form of $node holds (seed ${SEED})`, ({ node, resources }) => {
	let world: World;
	let zoho: Connected;
	beforeAll(async () => {
		network.made.clear();
		world = await openWorld();
		zoho = await world.connect('oAuth2', { scopes: allScopes });
	});
	afterAll(async () => await world.stop());
	beforeEach(() => world.emulator.requests.clear());

	const all = Object.entries(resources).flatMap(([resource, operations]) =>
		Object.entries(operations as Record<string, { fields: Fields }>).map(
			([operation, { fields }]) => [resource, operation, fields] as const,
		),
	);

	it.each(all)('%s %s does or refuses, and calls nothing else', async (resource, operation, fields) => {
		const good = node === 'crm' ? goodForCrm(world) : goodForDesk(world, company.deskOrganizations[0]!.id);
		const { parameters, items } = hostileRun(`${node} ${resource} ${operation}`, fields, good, COUNT);
		const result = await zoho[node]({ ...parameters, resource, operation }, items, {
			onError: 'continueRegularOutput',
		});
		expect({
			crashes: crashesIn(result),
			requests: resource === 'customApiCall' ? [] : strayRequests(world),
			connections: strayConnections(network, world),
			pollution: pollution(),
		}).toEqual({ crashes: [], requests: [], connections: [], pollution: [] });
	});
});
