import type { Clock } from '../../../emulator/clock';
import { fieldsOf } from '../../../emulator/desk/metadata';
import { createDeskStore } from '../../../emulator/desk/register';

const fixed: Clock = { now: () => Date.parse('2031-06-15T12:00:00.000Z') };

function seeded(options: Partial<Parameters<typeof createDeskStore>[0]> = {}) {
	let id = 1;
	return createDeskStore({
		clock: fixed,
		nextId: () => String(id++),
		seed: 'company',
		edition: 'enterprise',
		dataCenter: 'us',
		deskOrganizations: 'several with default',
		...options,
	});
}

const main = '60000451';

describe("the company's help desk", () => {
	it('has customers and a year of tickets in all states', () => {
		const store = seeded();
		expect(store.accounts(main)).toHaveLength(80);
		expect(store.contacts(main)).toHaveLength(200);
		const tickets = store.tickets(main);
		expect(tickets).toHaveLength(300);
		const kinds = tickets.map((ticket) => store.statusType(ticket));
		for (const kind of ['Open', 'On Hold', 'Closed']) {
			expect(kinds.filter((one) => one === kind).length).toBeGreaterThan(5);
		}
		const days =
			(Date.parse(tickets.at(-1)?.createdTime ?? '') - Date.parse(tickets[0]?.createdTime ?? '')) /
			86_400_000;
		expect(Math.round(days)).toBe(363);
	});

	it('is the same each time', () => {
		expect(JSON.stringify(seeded().tickets())).toBe(JSON.stringify(seeded().tickets()));
	});

	it('has the same ids whatever else is there', () => {
		const ids = (store: ReturnType<typeof seeded>) => store.tickets(main).map(({ id }) => id);
		expect(ids(seeded({ deskOrganizations: 'one' }))).toEqual(ids(seeded()));
		expect(new Set(ids(seeded())).size).toBe(300);
	});

	it('breaks none of its own rules', () => {
		const store = seeded();
		for (const ticket of store.tickets()) {
			const contact = store.contact(ticket.contactId);
			const department = store.department(ticket.departmentId);
			const layout = store.layout(ticket.layoutId)!;
			expect([contact?.orgId, department?.orgId, layout.departmentId]).toEqual([
				ticket.orgId,
				ticket.orgId,
				ticket.departmentId,
			]);
			expect(
				store.agent(ticket.assigneeId ?? '')?.associatedDepartmentIds ?? [ticket.departmentId],
			).toContain(ticket.departmentId);
			expect(ticket.modifiedTime <= store.now()).toBe(true);
			for (const { field, choices, isMandatory } of fieldsOf(layout)) {
				const standard = { ...ticket } as unknown as Record<string, string | null>;
				const own = (field.isCustomField ? ticket.cf : standard)[field.apiName];
				if (isMandatory) expect(own).toBeTruthy();
				if (choices && own) {
					for (const value of own.split(';')) expect(choices.map((choice) => choice.value)).toContain(value);
				}
			}
		}
	});

	it('leaves out records but not the setup when it is empty', () => {
		const store = seeded({ seed: 'empty' });
		expect([store.accounts(), store.contacts(), store.tickets()]).toEqual([[], [], []]);
		expect(store.organizations).toHaveLength(3);
		expect(store.departments(main).map(({ name }) => name)).toEqual(['Support', 'Showroom Services']);
		expect(store.layouts(main, 'tickets')).toHaveLength(2);
		expect(store.agents(main)).toHaveLength(3);
	});

	it('is there in a moment', () => {
		const start = performance.now();
		seeded();
		expect(performance.now() - start).toBeLessThan(200);
	});
});

describe('records that a test adds', () => {
	it('need a contact only for tickets', () => {
		const store = seeded({ seed: 'empty' });
		expect(() => store.addTicket({})).toThrow('A ticket needs a contact');
		const contact = store.addContact({});
		expect(store.addTicket({ subject: 'Lamp' })).toMatchObject({
			contactId: contact.id,
			orgId: main,
			status: 'Open',
		});
	});
});
