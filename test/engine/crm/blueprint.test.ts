import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, type Connected, fromList, mapped, openWorld, type World } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	const files = scopeGroups.crmFiles?.scopes ?? [];
	zoho = await world.connect('oAuth2', { scopes: [...scopeSets.crm, ...files] });
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const addDeal = (Stage: string, more: IDataObject = {}) =>
	store().add('Deals', {
		Deal_Name: 'Sofas',
		Pipeline: 'Standard (Standard)',
		Stage,
		...(more as Record<string, string>),
	});
const stageOf = (id: string) => store().record('Deals', id)?.fields.Stage;
const on = (operation: string, parameters: object = {}): INodeParameters => ({
	resource: 'blueprint',
	operation,
	module: fromList('Deals'),
	recordId: byId('={{ $json.id }}'),
	...parameters,
});
const apply = async (transition: string, values: IDataObject, items: IDataObject[], settings = {}) =>
	await zoho.crm(on('apply', { transition: byId(transition), fields: mapped(values) }), items, settings);
const puts = () => world.emulator.requests.all.filter(({ method }) => method === 'PUT');
const notesOf = (id: string) =>
	[...store().notes.values()]
		.filter(({ fields }) => fields.Parent_Id === id)
		.map(({ fields }) => fields.Note_Content);

describe('getTransitions', () => {
	it('gives one item for each transition, with what it asks for and what is there already', async () => {
		const deal = addDeal('Needs Analysis', { Closing_Date: '2027-01-31' });
		const result = await zoho.crm(on('getTransitions'), [{ id: deal.id }]);
		expect(result.error).toBeUndefined();
		const [proposal, lose] = json(result);
		expect(proposal).toMatchObject({
			name: 'Send Proposal',
			nextState: 'Proposal/Price Quote',
			state: 'Needs Analysis',
			canBeMade: true,
			recordId: deal.id,
			blueprint: { name: 'Sale of a Room', field: 'Stage' },
		});
		const fields = proposal?.fields as IDataObject[];
		expect(fields.map(({ name, mandatory, value }) => [name, mandatory, value])).toEqual([
			['Amount', true, null],
			['Closing_Date', true, '2027-01-31'],
			['Type', true, null],
			['Contact_Name', false, null],
		]);
		expect(fields[2]?.choices).toContain('New Business');
		expect(lose).toMatchObject({ name: 'Lose', nextState: 'Closed Lost' });
	});

	it('tells automatic transitions, unmet criteria, and records that are in no blueprint', async () => {
		const fresh = addDeal('Qualification');
		const wanting = addDeal('Negotiation/Review');
		const done = addDeal('Closed Won');
		const result = await zoho.crm(
			on('getTransitions'),
			[fresh, wanting, done].map(({ id }) => ({ id })),
			{ onError: 'continueRegularOutput' },
		);
		const rows = json(result);
		expect(rows.filter(({ recordId }) => recordId === fresh.id)).toMatchObject([
			{ name: 'Qualify', canBeMade: true },
			{ name: 'Lose', canBeMade: true },
			{ name: 'Give Up', type: 'automatic', canBeMade: false },
		]);
		expect(rows.find(({ name }) => name === 'Win')).toMatchObject({
			canBeMade: false,
			criteriaMessage: expect.stringContaining('needs a contact') as string,
		});
		expect(rows.at(-1)?.error).toMatchObject({
			code: 'RECORD_NOT_IN_PROCESS',
			message: `The record ${done.id} is in no blueprint`,
		});
	});
});

describe('apply', () => {
	it('sends deals through a transition with the values of each item', async () => {
		const deals = [addDeal('Needs Analysis'), addDeal('Needs Analysis')];
		const items = deals.map(({ id }, index) => ({ id, amount: `${1000 + index}.50` }));
		const values = { Amount: '={{ $json.amount }}', Closing_Date: '2027-02-28', Type: 'New Business' };
		const result = await apply('Send Proposal', values, items);
		expect(result.error).toBeUndefined();
		expect(json(result)).toMatchObject(
			deals.map(({ id }) => ({ id, from: 'Needs Analysis', to: 'Proposal/Price Quote' })),
		);
		for (const [index, { id }] of deals.entries()) {
			expect(store().record('Deals', id)?.fields).toMatchObject({
				Stage: 'Proposal/Price Quote',
				Amount: 1000.5 + index,
				Closing_Date: '2027-02-28',
			});
		}
	});

	it('goes through the whole process: steps, notes, files', async () => {
		const contact = store().add('Contacts', { Last_Name: 'Buyer' });
		const { id } = addDeal('Qualification', { Contact_Name: contact.id, Amount: 100 });
		await apply('qualify', { Next_Step: 'Call', Notes: 'First talk' }, [{ id }]);
		expect(stageOf(id)).toBe('Needs Analysis');
		// What the record has already goes along by itself.
		await apply('Send Proposal', { Closing_Date: '2027-02-28', Type: 'New Business' }, [{ id }]);
		expect(stageOf(id)).toBe('Proposal/Price Quote');
		await apply('Negotiate', { Notes: 'Ten percent less' }, [{ id }]);
		const file = {
			data: Buffer.from('signed').toString('base64'),
			fileName: 'contract.pdf',
			mimeType: 'application/pdf',
		};
		const signed: INodeExecutionData = { json: { id }, binary: { contract: file } };
		const won = await apply('Win', { Attachments: 'contract' }, [signed] as unknown as IDataObject[]);
		expect(won.error).toBeUndefined();
		expect(stageOf(id)).toBe('Closed Won');
		expect(notesOf(id)).toEqual(['First talk', 'Ten percent less']);
		const [attachment] = [...store().attachments.values()].filter(({ parentId }) => parentId === id);
		expect(attachment?.name).toBe('contract.pdf');
		expect(attachment && 'content' in attachment.from && attachment.from.content.toString()).toBe('signed');
	});

	it('refuses what is missing, what is not of the transition and what is not of its field, before sending', async () => {
		const { id } = addDeal('Needs Analysis');
		const missing = await apply('Send Proposal', { Closing_Date: '2027-02-28' }, [{ id }]);
		expect(missing.error?.message).toContain("needs 'Amount' (Amount), 'Type' (Type)");
		const other = await apply('Send Proposal', { Next_Stepp: 'x' }, [{ id }]);
		expect(other.error?.message).toContain('\'Next_Stepp\' is not a field of the transition "Send Proposal"');
		const all = { Amount: 5, Closing_Date: '2027-02-28', Type: 'Old Business' };
		const choice = await apply('Send Proposal', all, [{ id }]);
		expect(choice.error?.message).toContain("'Type'");
		expect(choice.error?.description).toContain('New Business');
		expect(puts()).toHaveLength(0);
		expect(stageOf(id)).toBe('Needs Analysis');
	});

	it('says which transitions there are where the chosen one cannot be made', async () => {
		const { id } = addDeal('Qualification');
		const early = await apply('Send Proposal', {}, [{ id }]);
		expect(early.error?.message).toContain('it stands at Qualification');
		expect(early.error?.description).toContain('From there it can make: Qualify, Lose.');
		const automatic = await apply('Give Up', {}, [{ id }]);
		expect(automatic.error?.message).toContain('which Zoho CRM makes by itself');
		const wanting = addDeal('Negotiation/Review');
		const criteria = await apply('Win', {}, [{ id: wanting.id }]);
		expect(criteria.error?.description).toContain('needs a contact');
		expect(puts()).toHaveLength(0);
	});

	it("names the blueprint's own rule that a value breaks, and goes on with the other items", async () => {
		const [bad, good] = [addDeal('Needs Analysis'), addDeal('Needs Analysis')];
		const values = { Amount: '={{ $json.amount }}', Closing_Date: '2027-02-28', Type: 'New Business' };
		const items = [
			{ id: bad.id, amount: -1 },
			{ id: good.id, amount: 1 },
		];
		const result = await apply('Send Proposal', values, items, { onError: 'continueRegularOutput' });
		const [refused, moved] = json(result);
		expect(JSON.stringify(refused?.error)).toContain('must be more than nothing');
		expect(moved).toMatchObject({ id: good.id, to: 'Proposal/Price Quote' });
		expect([stageOf(bad.id), stageOf(good.id)]).toEqual(['Needs Analysis', 'Proposal/Price Quote']);
	});

	it('is no success when Zoho kept the values only', async () => {
		const { id } = addDeal('Qualification');
		const body = { code: 'SUCCESS', details: {}, message: 'transition saved partially', status: 'success' };
		world.emulator.failNext(({ method }) => method === 'PUT', { status: 200, body });
		const result = await apply('Qualify', { Next_Step: 'Call' }, [{ id }]);
		expect(result.error?.message).toContain('did not make it');
	});

	it('shows in a dry run what would be sent, and sends nothing', async () => {
		const { id } = addDeal('Qualification');
		const result = await zoho.crm(
			on('apply', {
				transition: byId('Qualify'),
				fields: mapped({ Next_Step: 'Call' }),
				dryRun: true,
			}),
			[{ id }],
		);
		expect(json(result)).toMatchObject([
			{ dryRun: true, method: 'PUT', body: { blueprint: [{ data: { Next_Step: 'Call' } }] } },
		]);
		expect(stageOf(id)).toBe('Qualification');
	});

	const form = (parameters: object) => ({
		node: 'zohoCrm',
		parameters: { authentication: 'oAuth2', ...on('apply', parameters) },
		credentials: zoho.credentials,
	});

	it("lists the record's transitions in the form, and the fields of the chosen one", async () => {
		const recordId = byId(addDeal('Needs Analysis', { Closing_Date: '2027-02-28' }).id);
		const { results } = await world.engine.listSearch(form({ recordId }), 'searchTransitions');
		expect(results).toEqual([
			{ name: 'Send Proposal → Proposal/Price Quote', value: 'Send Proposal' },
			{ name: 'Lose → Closed Lost', value: 'Lose' },
		]);
		const chosen = form({ recordId, transition: fromList('Send Proposal') });
		const { fields } = await world.engine.resourceMapping(chosen, 'getTransitionFields');
		expect(fields.map(({ id, required, type }) => [id, required, type])).toEqual([
			['Amount', true, 'number'],
			['Closing_Date', false, 'dateTime'],
			['Type', true, 'options'],
			['Contact_Name', false, 'string'],
		]);
	});

	it('offers every field while an expression keeps the record open', async () => {
		const open = form({ recordId: byId('={{ $json.id }}'), transition: byId('Qualify') });
		const { fields } = await world.engine.resourceMapping(open, 'getTransitionFields');
		const ids = fields.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['Next_Step', 'Amount', 'Notes', 'Attachments']));
		expect(fields.some(({ required }) => required)).toBe(false);
		await expect(world.engine.listSearch(open, 'searchTransitions')).rejects.toThrow('not one record yet');
	});
});
