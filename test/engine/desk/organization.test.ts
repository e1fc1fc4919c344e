import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';

import type { EmulatorOptions } from '../../../emulator/service';
import { scopeSets } from '../../../nodes/shared/transport/scopes';
import { authentications, byId, mapped, openWorld, type World } from '../../../engine/world';

let world: World | undefined;
afterEach(async () => await world?.stop());

const open = async (options: EmulatorOptions = {}) => (world = await openWorld(options));
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const organizations = { resource: 'organization', operation: 'getAll' };
const fiveTickets = (
	organization: INodeParameterResourceLocator = { __rl: true, mode: 'list', value: 'auto' },
) => ({
	resource: 'ticket',
	operation: 'getAll',
	organization,
	returnAll: false,
	limit: 5,
});

/** Every Desk call but the list of organizations must say which organization it means. */
function orgIdsSent({ emulator }: World): string[] {
	return emulator.requests
		.of('desk')
		.filter(({ path }) => path !== '/api/v1/organizations')
		.map(({ headers }) => headers.orgid ?? '');
}

describe('getAll', () => {
	it.each(authentications)(
		'lists the organizations of the account, connected by %s',
		async (authentication) => {
			const { connect, emulator } = await open({ deskOrganizations: 'several' });
			const zoho = await connect(authentication);
			const listed = json(await zoho.desk(organizations, [{}, {}]));
			const known = emulator.world.desk.organizations.map(({ id }) => id);
			expect(listed.map(({ id }) => id)).toEqual([...known, ...known]);
		},
	);
});

describe('get', () => {
	it('gives the chosen organization, and the one found by itself', async () => {
		const current = await open({ deskOrganizations: 'several with default' });
		const zoho = await current.connect('oAuth2');
		const all = current.emulator.world.desk.organizations;
		const other = all.find(({ isDefault }) => !isDefault);
		const get = { resource: 'organization', operation: 'get', organization: byId('={{ $json.id }}') };
		const result = await zoho.desk(get, [{ id: other?.id }, { id: 'auto' }]);
		const byDefault = all.find(({ isDefault }) => isDefault);
		expect(json(result)).toEqual([
			expect.objectContaining({ id: other?.id, companyName: other?.companyName }),
			expect.objectContaining({ id: byDefault?.id, companyName: byDefault?.companyName }),
		]);
	});
});

describe('the organization found by itself', () => {
	it('is the only one, asked for once by many runs', async () => {
		const current = await open({ deskOrganizations: 'one' });
		const zoho = await current.connect('oAuth2');
		const results = await Promise.all(Array.from({ length: 8 }, async () => await zoho.desk(fiveTickets())));
		expect(results.map((result) => json(result).length)).toEqual(Array(8).fill(5));
		expect(current.emulator.requests.matching('GET /api/v1/organizations')).toHaveLength(1);
		expect(new Set(orgIdsSent(current))).toEqual(new Set([current.emulator.world.desk.organizations[0]?.id]));
	});

	it('is the default one of several', async () => {
		const current = await open({ deskOrganizations: 'several with default' });
		const zoho = await current.connect('selfClient');
		expect(json(await zoho.desk(fiveTickets()))).toHaveLength(5);
		const byDefault = current.emulator.world.desk.organizations.find(({ isDefault }) => isDefault);
		expect(new Set(orgIdsSent(current))).toEqual(new Set([byDefault?.id]));
	});

	it('is asked of the user when several stand without a default, and nothing is sent to any', async () => {
		const current = await open({ deskOrganizations: 'several' });
		const zoho = await current.connect('oAuth2');
		const result = await zoho.desk(fiveTickets());
		expect(result.error?.message).toContain(
			'belongs to 3 Zoho Desk organizations and none is marked as default',
		);
		for (const { id, companyName } of current.emulator.world.desk.organizations) {
			expect(result.error?.description).toContain(`${companyName} (${id})`);
		}
		expect(orgIdsSent(current)).toEqual([]);
	});

	it('gives way to the one that is chosen', async () => {
		const current = await open({ deskOrganizations: 'several' });
		const zoho = await current.connect('oAuth2');
		const chosen = String(current.emulator.world.desk.organizations[0]?.id);
		expect(json(await zoho.desk(fiveTickets(byId(chosen))))).toHaveLength(5);
		expect(new Set(orgIdsSent(current))).toEqual(new Set([chosen]));
		expect(current.emulator.requests.matching('GET /api/v1/organizations')).toHaveLength(0);
	});

	it('names the scope that is missing to find it, and asks nothing else', async () => {
		const current = await open();
		const without = scopeSets.crmAndDesk.filter((scope) => !/^Desk\.(basic|settings)\.READ$/.test(scope));
		const zoho = await current.connect('oAuth2', { scopes: without });
		const result = await zoho.desk(fiveTickets());
		expect(result.error?.message).toContain('lacks the scope Desk.basic.READ');
		expect(orgIdsSent(current)).toEqual([]);
		expect(current.emulator.requests.of('accounts')).toHaveLength(0);
	});

	it('refuses what is no ID before anything is sent', async () => {
		const current = await open();
		const zoho = await current.connect('oAuth2');
		const result = await zoho.desk(fiveTickets(byId('={{ "marigold" }}')));
		expect(result.error?.message).toContain('\'Organization\' is "marigold", which cannot be its ID');
		expect(current.emulator.requests.of('desk')).toHaveLength(0);
	});
});

describe('a write', () => {
	const create = {
		resource: 'contact',
		operation: 'create',
		organization: { __rl: true, mode: 'list', value: 'auto' },
		fields: mapped({ lastName: 'Okonkwo' }),
	};
	const writtenIn = ({ emulator }: World) =>
		emulator.world.desk.organizations
			.filter(({ id }) => emulator.world.desk.contacts(id).some(({ lastName }) => lastName === 'Okonkwo'))
			.map(({ id }) => id);

	it.each(['one', 'several with default'] as const)(
		'goes to the organization found by itself alone: %s',
		async (deskOrganizations) => {
			const current = await open({ deskOrganizations });
			const zoho = await current.connect('oAuth2');
			const result = await zoho.desk(create);
			expect(result.error).toBeUndefined();
			const { organizations } = current.emulator.world.desk;
			const expected = organizations.find(({ isDefault }) => isDefault) ?? organizations[0];
			expect(writtenIn(current)).toEqual([expected?.id]);
			expect(new Set(orgIdsSent(current))).toEqual(new Set([expected?.id]));
		},
	);

	it('goes nowhere while several stand without a default, and to the one each item then names', async () => {
		const current = await open({ deskOrganizations: 'several' });
		const zoho = await current.connect('oAuth2');
		const refused = await zoho.desk(create);
		expect(refused.error?.message).toContain('none is marked as default');
		expect(writtenIn(current)).toEqual([]);
		const [first, second] = current.emulator.world.desk.organizations;
		const result = await zoho.desk({ ...create, organization: byId('={{ $json.id }}') }, [
			{ id: second?.id },
			{ id: first?.id },
		]);
		expect(result.error).toBeUndefined();
		expect(writtenIn(current)).toEqual([first?.id, second?.id]);
		for (const { id } of [first!, second!]) {
			const made = current.emulator.world.desk.contacts(id).filter(({ lastName }) => lastName === 'Okonkwo');
			expect(made).toHaveLength(1);
		}
	});

	it('goes nowhere without the scope that finds the organization', async () => {
		const current = await open({ deskOrganizations: 'several with default' });
		const without = scopeSets.crmAndDesk.filter((scope) => !/^Desk\.(basic|settings)\.READ$/.test(scope));
		const zoho = await current.connect('oAuth2', { scopes: without });
		const result = await zoho.desk(create);
		expect(result.error?.message).toContain('lacks the scope Desk.basic.READ');
		expect(orgIdsSent(current)).toEqual([]);
		expect(writtenIn(current)).toEqual([]);
	});
});
