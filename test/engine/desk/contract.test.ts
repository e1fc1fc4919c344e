import { byId, mapped } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('contract')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const all = () => desk.store().contracts.of(desk.orgId());
const parties = () => {
	const store = desk.store();
	const [account] = store.accounts(desk.orgId());
	const [department] = store.departments(desk.orgId());
	const [agent] = store.agents(desk.orgId());
	const [plan] = store.supportPlans.of(desk.orgId());
	return {
		accountId: String(account?.id),
		departmentId: String(department?.id),
		ownerId: String(agent?.id),
		planId: String(plan?.id),
	};
};
const fresh = (count: number) => {
	const { accountId, departmentId, ownerId } = parties();
	return Array.from({ length: count }, (_, index) =>
		desk.store().addContract({ contractName: `Yearly ${index}`, accountId, departmentId, ownerId }),
	);
};

describe('create', () => {
	it('creates a contract per item for its account, with plan, owner and product', async () => {
		const { accountId, departmentId, ownerId, planId } = parties();
		const [product] = desk.store().products.of(desk.orgId());
		const result = await desk.run(
			'create',
			{
				accountId: byId(accountId),
				departmentId: byId(departmentId),
				supportPlanId: byId(planId),
				ownerId: byId(ownerId),
				fields: mapped({
					contractName: '={{ $json.name }}',
					startDate: '2026-08-01T00:00:00.000',
					cf_visits_a_year: 4,
				}),
				options: { productId: byId(String(product?.id)), notificationAgentIds: ownerId },
			},
			[{ name: 'Care One' }, { name: 'Care Two' }],
		);
		expect(result.error).toBeUndefined();
		const created = json(result).map(({ id }) => desk.store().contracts.get(String(id)));
		expect(created).toEqual(
			['Care One', 'Care Two'].map((contractName) =>
				expect.objectContaining({
					...{ contractName, accountId, departmentId, ownerId, supportPlanId: planId },
					...{ productId: product?.id, startDate: '2026-08-01', notificationAgentIds: [ownerId] },
					cf: { cf_visits_a_year: '4' },
				}),
			),
		);
	});

	it('names the support plan where Desk knows none of that ID', async () => {
		const before = all().length;
		const { accountId, departmentId, ownerId } = parties();
		const result = await desk.run('create', {
			accountId: byId(accountId),
			departmentId: byId(departmentId),
			supportPlanId: byId('8100000000009999999'),
			ownerId: byId(ownerId),
			fields: mapped({ contractName: 'Care', startDate: '2026-08-01' }),
		});
		expect(result.error?.message).toContain('Support Plan');
		expect(all()).toHaveLength(before);
	});
});

describe('update', () => {
	it('changes only the given fields of each contract', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{ contractId: byId('={{ $json.id }}'), fields: mapped({ endDate: '={{ $json.end }}' }) },
			[
				{ id: one?.id, end: '2027-01-31' },
				{ id: two?.id, end: '2027-02-28' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(one).toMatchObject({ contractName: 'Yearly 0', endDate: '2027-01-31' });
		expect(two).toMatchObject({ endDate: '2027-02-28' });
	});
});

describe('get', () => {
	it('gives each contract with its account and support plan, and names one that is not there', async () => {
		const [made] = all();
		const result = await desk.run(
			'get',
			{ contractId: byId('={{ $json.id }}'), output: 'raw' },
			[{ id: made?.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({
			id: made?.id,
			account: { id: made?.accountId },
			supportPlan: { name: 'Care at Any Time' },
		});
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it('reads all contracts, each once, over several pages', async () => {
		fresh(130);
		const result = await desk.run('getAll', { returnAll: true });
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(desk.calls('GET', /\/contracts$/).length).toBeGreaterThan(1);
	});

	it('narrows them by account, department and beginning of the name, with the account when asked', async () => {
		const { accountId, departmentId, ownerId } = parties();
		const [, other] = desk.store().departments(desk.orgId());
		const given = { accountId, departmentId: String(other?.id), ownerId };
		const wanted = desk.store().addContract({ ...given, contractName: 'Lamps all year' });
		desk.store().addContract({ ...given, contractName: 'Rugs all year' });
		desk.store().addContract({ ...given, departmentId, contractName: 'Lamps for a month' });
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: {
				accountId: byId(accountId),
				departmentIds: [String(other?.id)],
				contractName: 'Lamps',
				ownerIds: ownerId,
			},
			options: { include: ['accounts'], sortBy: 'contractName' },
			output: 'raw',
		});
		expect(ids(json(result))).toEqual([wanted.id]);
		expect(json(result)[0]).toMatchObject({ account: { id: accountId } });
	});
});
