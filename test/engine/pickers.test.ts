import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, openWorld, type World } from '../../engine/world';

/** What belongs to a record that is chosen in the same form is picked, too, not looked up elsewhere and typed. */
let world: World;
let zoho: Connected;
beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('selfClient');
});
afterAll(async () => await world.stop());

const auto = { __rl: true, mode: 'list', value: 'auto' };
const form = (node: string, parameters: object) => ({
	node,
	parameters: { authentication: 'selfClient', ...parameters },
	credentials: zoho.credentials,
});
const list = async (node: 'zohoCrm' | 'zohoDesk', method: string, parameters: object, filter?: string) =>
	(await world.engine.listSearch(form(node, parameters), method, { filter })).results;
const options = async (method: string, parameters: object = {}) =>
	await world.engine.loadOptions(form('zohoDesk', { organization: auto, ...parameters }), method);
const names = (found: Array<{ name: string }>) => found.map(({ name }) => name);

const ran = async (
	node: 'crm' | 'desk',
	parameters: INodeParameters,
	items?: IDataObject[],
): Promise<IDataObject[]> => {
	const { items: outputs, error } = await zoho[node](parameters, items);
	if (error) throw error;
	return (outputs[0] ?? []).map(({ json }) => json);
};
const desk = async (
	resource: string,
	operation: string,
	parameters: INodeParameters,
	items?: IDataObject[],
) => await ran('desk', { resource, operation, organization: auto, ...parameters }, items);

describe('in CRM', () => {
	const crm = () => world.emulator.world.crm;
	const lead = () => crm().records('Leads')[0]!;
	const ofLead = () => ({ module: fromList('Leads'), recordId: byId(lead().id) });

	it('the notes of all records are listed and found by their text', async () => {
		await ran('crm', { resource: 'note', operation: 'create', ...ofLead(), content: '={{ $json.text }}' }, [
			{ text: 'Wants oak' },
			{ text: 'Wants ash' },
		]);
		const all = names(await list('zohoCrm', 'searchNotes', {}));
		expect(all).toEqual(expect.arrayContaining(['Wants oak', 'Wants ash']));
		expect(names(await list('zohoCrm', 'searchNotes', {}, 'OAK'))).toEqual(['Wants oak']);
	});

	it('the attachments of the chosen record are listed by their names', async () => {
		const ofAttachment = { resource: 'attachment', operation: 'delete' };
		await ran(
			'crm',
			{ resource: 'attachment', operation: 'upload', ...ofLead(), source: 'link', link: '={{ $json.url }}' },
			[{ url: 'https://files.example/plan.pdf' }, { url: 'https://files.example/offer.pdf' }],
		);
		const found = await list('zohoCrm', 'searchAttachments', { ...ofAttachment, ...ofLead() }, 'plan');
		expect(found).toHaveLength(1);
		expect(found[0]?.name).toContain('plan.pdf');
		await expect(
			list('zohoCrm', 'searchAttachments', {
				...ofAttachment,
				module: fromList('Leads'),
				recordId: byId('={{ $json.id }}'),
			}),
		).rejects.toMatchObject({ message: expect.stringContaining("'Record'") as string });
	});

	it('a lead, an account and a contact are found by their names wherever they are asked for', async () => {
		for (const module of ['Leads', 'Accounts', 'Contacts'] as const) {
			const [first] = await list('zohoCrm', `search${module}`, {});
			expect(
				crm()
					.records(module)
					.map(({ id }) => id),
			).toContain(first?.value);
		}
	});

	it('a related record is picked from its module, and a linked one from the list', async () => {
		const related = {
			resource: 'relatedRecord',
			operation: 'link',
			...ofLead(),
			list: byId('Products'),
		};
		const [first, second] = await list('zohoCrm', 'searchToLink', related);
		expect(await list('zohoCrm', 'searchLinked', related)).toEqual([]);
		await ran('crm', { ...related, relatedId: byId('={{ $json.id }}') }, [
			{ id: first?.value },
			{ id: second?.value },
		]);
		const linked = await list('zohoCrm', 'searchLinked', related);
		expect(names(linked).sort()).toEqual([first?.name, second?.name].sort());
	});
});

describe('in Desk', () => {
	const store = () => world.emulator.world.desk;
	const aTicket = () => ({
		ticketId: byId(store().addTicket({ subject: 'Lamp flickers', email: 'ada@customer.example' }).id),
	});

	it('the agents, and nobody, are listed by name for filters', async () => {
		const agents = await options('getAgents');
		const first = store().agents(store().organizations[0]!.id)[0]!;
		expect(agents.map(({ value }) => value)).toContain(first.id);
		expect((await options('getAgentsOrNobody')).map(({ value }) => value)).toEqual([
			'Unassigned',
			...agents.map(({ value }) => value),
		]);
	});

	it('the statuses, priorities and channels of this help desk are listed, and filter a list', async () => {
		expect((await options('getTickets_status')).map(({ value }) => value)).toEqual(
			expect.arrayContaining(['Open', 'Closed']),
		);
		expect((await options('getTickets_priority')).map(({ value }) => value)).toContain('High');
		expect((await options('getTickets_channel')).map(({ value }) => value)).toContain('Email');
		for (const status of ['Open', 'Closed'])
			store().addTicket({ subject: 'Filtered', status, priority: 'Low' });
		const filters = { status: ['Open', 'Closed'], priority: ['Low'] };
		const found = await desk('ticket', 'getAll', { returnAll: true, filters });
		expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['Open', 'Closed']));
	});

	const ofThread = { resource: 'thread', operation: 'get' };
	it('threads, comments, attachments and time entries of the chosen ticket are listed by what they say', async () => {
		const ticket = aTicket();
		await desk('comment', 'add', { on: 'ticket', ...ticket, content: '={{ $json.text }}' }, [
			{ text: 'Spare part ordered' },
			{ text: 'Customer called' },
		]);
		await desk('timeEntry', 'create', {
			of: 'ticket',
			...ticket,
			hoursSpent: 1,
			minutesSpent: 30,
			options: { description: 'Repair' },
		});
		const inForm = { organization: auto, ...ticket };
		const comments = await list(
			'zohoDesk',
			'searchComments',
			{
				...inForm,
				resource: 'comment',
				operation: 'delete',
				on: 'ticket',
			},
			'spare',
		);
		expect(names(comments)).toEqual([expect.stringContaining('Spare part ordered')]);
		const entries = await list('zohoDesk', 'searchTimeEntries', {
			...inForm,
			resource: 'timeEntry',
			operation: 'get',
			of: 'ticket',
		});
		expect(names(entries)).toEqual([expect.stringMatching(/^1 h 30 min · Repair/)]);
		await desk('thread', 'sendReply', {
			...ticket,
			fromEmailAddress: fromList('auto'),
			contentType: 'html',
			content: '<b>The lamp</b> is on its way',
		});
		const threads = await list('zohoDesk', 'searchThreads', { ...ofThread, ...inForm });
		expect(names(threads)).toEqual([expect.stringContaining('The lamp is on its way')]);
		await expect(
			list('zohoDesk', 'searchThreads', { ...ofThread, organization: auto, ticketId: byId('') }),
		).rejects.toMatchObject({ message: "'Ticket' is not chosen yet" });
	});

	it('the approvals of the chosen ticket are listed by what was asked', async () => {
		const ticket = aTicket();
		const [agent] = await options('getAgents');
		await desk(
			'ticket',
			'createApproval',
			{ ...ticket, approverIds: [String(agent?.value)], subject: '={{ $json.asked }}' },
			[{ asked: 'Refund' }, { asked: 'New lamp' }],
		);
		const inForm = { resource: 'ticket', operation: 'decideApproval', organization: auto, ...ticket };
		const found = names(await list('zohoDesk', 'searchApprovals', inForm, 'lamp'));
		expect(found).toEqual([expect.stringMatching(/^New lamp · Pending/)]);
	});

	it('what is looked for is not asked for a second time', async () => {
		for (const [method, asked] of [
			['getAccountFieldsBeside', 'accountName'],
			['getContactFieldsBeside', 'email'],
		] as const) {
			const offered = await world.engine.resourceMapping(form('zohoDesk', { organization: auto }), method);
			expect(offered.fields.length).toBeGreaterThan(3);
			expect(offered.fields.map(({ id }) => id)).not.toContain(asked);
		}
	});
});
