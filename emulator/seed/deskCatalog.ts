import type { DeskStore } from '../desk/entities';

const pieces: Array<[name: string, code: string, price: string]> = [
	['Alder Armchair', 'ALD-100', '890.00'],
	['Birch Bookcase', 'BIR-210', '640.00'],
	['Cove Dining Table', 'COV-300', '1450.00'],
	['Dune Floor Lamp', 'DUN-410', '230.00'],
	['Elm Sideboard', 'ELM-500', '980.00'],
	['Fjord Sofa', 'FJO-620', '2190.00'],
	['Grove Wool Rug', 'GRO-710', '520.00'],
];

const day = 86_400_000;

/** Adds the products the company sells, two support plans a department, a contract with every tenth account, and showroom visits. */
export function addDeskCatalog(store: DeskStore, orgId: string, nextId: () => string): void {
	const departments = store.departments(orgId);
	const [agent] = store.agents(orgId);
	const [department] = departments;
	if (!agent || !department) return;
	const createdBy = agent.id;
	const ownerId = agent.id;
	for (const [productName, productCode, unitPrice] of pieces) {
		store.addProduct({
			...{ id: nextId(), orgId, createdBy, ownerId, productName, productCode, unitPrice },
			departmentIds: departments.map(({ id }) => id),
			manufacturer: 'Marigold Workshops',
			cf: { cf_care_level: 'Easy' },
		});
	}
	for (const { id: departmentId } of departments) {
		for (const [name, supportType] of [
			['Care at Any Time', 'UNLIMITED_SUPPORT'],
			['Ten Visits', 'TICKETS'],
		] as const) {
			const made = { createdTime: store.now(), status: 'ACTIVE' as const };
			store.supportPlans.add({ ...made, id: nextId(), orgId, departmentId, name, supportType });
		}
	}
	for (const [number, name] of ['The Alvarez Family', 'Brandt Studios', 'Costa Hotels'].entries()) {
		store.addCustomRecord({
			...{ id: nextId(), orgId, createdBy, ownerId, departmentId: department.id, name },
			cf: { cf_showroom: 'Boston', cf_guests: String(number + 1), cf_bought: 'false' },
		});
	}
	const today = Date.parse(store.now());
	const date = (days: number) => new Date(today + days * day).toISOString().slice(0, 10);
	const [plan] = store.supportPlans.of(orgId);
	for (const [number, account] of store.accounts(orgId).entries()) {
		if (number % 10 > 0) continue;
		store.addContract({
			...{ id: nextId(), orgId, createdBy, ownerId, departmentId: department.id, accountId: account.id },
			contractName: `Care of ${account.accountName}`,
			contractNumber: `C-${1000 + number}`,
			startDate: date(number - 400),
			endDate: date(number - 35),
			supportPlanId: plan?.id ?? null,
		});
	}
}
