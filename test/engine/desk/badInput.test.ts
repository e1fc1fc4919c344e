import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { byId, mapped, mappedFromItem } from '../../../engine/world';
import { type DeskWorld, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk()));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

interface Bad {
	/** What is wrong. */
	what: string;
	on: [resource: string, operation: string];
	/** The node's parameters; `{{ $json.value }}` is what one item has right and the other wrong. */
	parameters(): IDataObject;
	right: unknown;
	wrong: unknown;
	/** The field of the form that the error must name. */
	field: string;
}

const value = '={{ $json.value }}';
const departmentId = () => byId(desk.store().departments(desk.orgId())[0]!.id);
const contactId = () => byId(desk.store().contacts(desk.orgId())[0]!.id);
const ticketId = () => byId(desk.freshTickets(1, { email: 'ada@customer.example' })[0]!.id);
const unknownId = '8100000000009999999';

const newTicket = (fields: IDataObject) => ({
	...{ departmentId: departmentId(), contactFrom: 'existing', contactId: contactId() },
	fields: mapped({ subject: 'Lamp flickers', ...fields }),
});
const ticketField = (name: string, right: unknown, wrong: unknown, field: string): Bad => ({
	what: `${field}: ${JSON.stringify(wrong)?.slice(0, 60)}`,
	on: ['ticket', 'create'],
	parameters: () => newTicket({ [name]: value }),
	...{ right, wrong, field },
});
const reply = (more: IDataObject) => ({
	...{ ticketId: ticketId(), fromEmailAddress: { __rl: true, mode: 'list', value: 'auto' } },
	...{ contentType: 'plainText', content: 'Hello', ...more },
});
const comment = (more: IDataObject) => ({
	...{ on: 'ticket', ticketId: ticketId(), content: 'Look', contentType: 'plainText', isPublic: false },
	...more,
});

const cases: Bad[] = [
	ticketField('priority', 'High', 'Urgent', 'Priority'),
	ticketField('cf_order_value', 120.5, 'a lot', 'Order Value'),
	ticketField('cf_delivery_date', '2026-06-01', '2026-02-30', 'Delivery Date'),
	ticketField('dueDate', '2026-06-01T10:00:00Z', 'next week', 'Due Date'),
	ticketField('assigneeId', '', 'Nadia', 'Ticket Owner'),
	ticketField('assigneeId', '', unknownId, 'Ticket Owner'),
	ticketField('cf_warranty', true, 'maybe', 'Warranty'),
	ticketField('cf_materials', 'Oak;Linen', 'Oak;Gold', 'Materials'),
	ticketField('email', 'ada@customer.example', 'ada at home', 'Email'),
	ticketField('subject', 'Lamp', 'x'.repeat(256), 'Subject'),
	ticketField('subject', 'Lamp', '', 'Subject'),
	ticketField('subject', 'Lamp', { text: 'Lamp' }, 'Subject'),
	{
		what: 'a field the help desk does not have',
		on: ['ticket', 'create'],
		parameters: () => ({ ...newTicket({}), fields: mappedFromItem }),
		right: { subject: 'Lamp' },
		wrong: { subject: 'Lamp', prority: 'High' },
		field: 'prority',
	},
	{
		what: 'a ticket ID that is none',
		on: ['ticket', 'update'],
		parameters: () => ({ ticketId: byId(value), fields: mapped({ priority: 'Low' }) }),
		right: () => ticketId().value,
		wrong: 'the one of Ada',
		field: 'Ticket',
	},
	{
		what: 'a ticket that is not there',
		on: ['ticket', 'update'],
		parameters: () => ({ ticketId: byId(value), fields: mapped({ priority: 'Low' }) }),
		right: () => ticketId().value,
		wrong: unknownId,
		field: 'ticket',
	},
	{
		what: 'an organization the account does not belong to',
		on: ['ticket', 'create'],
		parameters: () => ({ ...newTicket({}), organization: byId(value) }),
		right: () => desk.orgId(),
		wrong: '60009999',
		field: 'organization',
	},
	{
		what: 'nothing to change',
		on: ['ticket', 'update'],
		parameters: () => ({ ticketId: ticketId(), fields: mappedFromItem }),
		right: { priority: 'Low' },
		wrong: {},
		field: 'Fields',
	},
	{
		what: 'a department that is not there',
		on: ['ticket', 'moveToDepartment'],
		parameters: () => ({ ticketId: ticketId(), departmentId: byId(value) }),
		right: () => desk.store().departments(desk.orgId())[1]?.id,
		wrong: unknownId,
		field: 'Department',
	},
	{
		what: 'a search for two letters',
		on: ['ticket', 'search'],
		parameters: () => ({ returnAll: true, filters: { subject: value }, customFields: mapped({}) }),
		right: 'Lamp',
		wrong: 'La',
		field: 'Subject',
	},
	{
		what: 'a limit that is no number',
		on: ['ticket', 'getAll'],
		parameters: () => ({ returnAll: false, limit: value }),
		right: 5,
		wrong: 'many',
		field: 'Limit',
	},
	{
		what: 'an empty reply',
		on: ['thread', 'sendReply'],
		parameters: () => reply({ content: value }),
		right: 'Hello',
		wrong: '  ',
		field: 'Content',
	},
	{
		what: 'a reply to no address',
		on: ['thread', 'sendReply'],
		parameters: () => reply({ options: { to: value } }),
		right: 'zoe@customer.example',
		wrong: 'Zoe',
		field: 'To',
	},
	{
		what: 'a status that is none',
		on: ['thread', 'sendReply'],
		parameters: () => reply({ options: { ticketStatus: value } }),
		right: 'Closed',
		wrong: 'Finished',
		field: 'Ticket Status',
	},
	{
		what: 'a reply with a file the item does not have',
		on: ['thread', 'sendReply'],
		parameters: () => reply({ options: { attachments: value } }),
		right: 'data',
		wrong: 'photo',
		field: 'Attachments',
	},
	{
		what: 'a file the item does not have',
		on: ['attachment', 'upload'],
		parameters: () => ({ ticketId: ticketId(), binaryProperty: value, isPublic: false }),
		right: 'data',
		wrong: 'photo',
		field: 'Input Binary Field',
	},
	{
		what: 'a comment without ticket',
		on: ['comment', 'add'],
		parameters: () => comment({ ticketId: byId(value) }),
		right: () => ticketId().value,
		wrong: '',
		field: 'Ticket',
	},
	{
		what: 'a comment that is too long',
		on: ['comment', 'add'],
		parameters: () => comment({ content: value }),
		right: 'Look',
		wrong: 'x'.repeat(32_001),
		field: 'Content',
	},
	{
		what: 'a tag of two letters',
		on: ['tag', 'add'],
		parameters: () => ({ ticketId: ticketId(), tags: value }),
		right: 'refund',
		wrong: 'ab',
		field: 'Tags',
	},
	{
		what: 'an address that another contact has',
		on: ['contact', 'create'],
		parameters: () => ({ fields: mapped({ lastName: 'Osei', email: value }) }),
		right: () => `fresh.${desk.world.emulator.world.nextId()}@home.example`,
		wrong: () => desk.store().contacts(desk.orgId())[0]?.email,
		field: 'Email',
	},
	{
		what: 'a task with a day that is none',
		on: ['task', 'create'],
		parameters: () => ({ departmentId: departmentId(), fields: mapped({ subject: 'Fix', dueDate: value }) }),
		right: '2026-06-01T10:00:00+02:00',
		wrong: '31.06.2026 25:00',
		field: 'Due Date',
	},
	{
		what: 'a time entry of no time',
		on: ['timeEntry', 'create'],
		parameters: () => ({ of: 'ticket', ticketId: ticketId(), hoursSpent: 0, minutesSpent: value }),
		right: 5,
		wrong: 0,
		field: 'Minutes Spent',
	},
	{
		what: 'a cost with a currency sign',
		on: ['timeEntry', 'create'],
		parameters: () => ({
			...{ of: 'ticket', ticketId: ticketId(), hoursSpent: 1, minutesSpent: 0 },
			options: { fixedCost: value },
		}),
		right: '10.50',
		wrong: '€ 10,50',
		field: 'Fixed Cost',
	},
];

const file = { data: 'AA==', mimeType: 'image/png', fileName: 'a.png' };
const given = (one: unknown): unknown => (typeof one === 'function' ? (one as () => unknown)() : one);

/** An item that is right and one that is wrong; both have one file. */
function itemsOf({ parameters, right, wrong }: Bad) {
	const isFromItem = JSON.stringify(parameters()).includes('autoMapInputData');
	const itemOf = (one: unknown): INodeExecutionData => ({
		json: (isFromItem ? one : { value: one }) as IDataObject,
		binary: { data: file },
	});
	return [itemOf(given(right)), itemOf(given(wrong))] as unknown as IDataObject[];
}

async function run(bad: Bad, settings: object = {}) {
	const [resource, operation] = bad.on;
	const parameters = { ...bad.parameters(), resource };
	desk.clear();
	return await desk.run(operation, parameters, itemsOf(bad), settings);
}

/** Writes that Desk took; an upload that nothing was attached to is none. */
const writesTaken = () =>
	desk.world.emulator.requests
		.of('desk')
		.filter(
			({ method, path, status = 500 }) => method !== 'GET' && !path.endsWith('/uploads') && status < 300,
		);

test('there are twenty kinds at least', () => {
	expect(new Set(cases.map(({ what }) => what)).size).toBeGreaterThanOrEqual(20);
});

describe.each(cases.map((bad) => [`${bad.on.join(' ')}, ${bad.what}`, bad] as const))('%s', (_, bad) => {
	test('stops with an error that names item and field, and says what was written', async () => {
		const { error } = await run(bad);
		const { message = '', description = '' } = (error ?? {}) as { message?: string; description?: string };
		expect(message).toMatch(/^Item 1: /);
		expect(message).toContain(bad.field);
		// How to go on comes first, then what was written.
		expect(String(description)).toMatch(/^\S.{10,}/);
		expect(message).not.toMatch(/error|problem|failure|mistake|undefined|\[object/i);
		const written = writesTaken().length;
		if (written === 0) expect(description).not.toContain('Written already');
		else expect(description).toContain(`Written already (${written}): item 0`);
	});

	test('is an error item of its own when the node continues', async () => {
		const { error, items } = await run(bad, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		const rows = (items[0] ?? []).filter(({ pairedItem }) => (pairedItem as { item: number }).item === 1);
		expect(rows).toHaveLength(1);
		const [row] = rows;
		expect(row?.json).toEqual({ error: expect.any(Object) as object });
		const { code, label, field, message } = (row?.json.error ?? {}) as Record<string, string | undefined>;
		expect(code).toMatch(/^[A-Z_]+$/);
		expect([label, field, message].join(' ')).toContain(bad.field);
		const fine = (items[0] ?? []).filter(({ pairedItem }) => (pairedItem as { item: number }).item === 0);
		expect(fine.every(({ json }) => !('error' in json))).toBe(true);
	});
});
