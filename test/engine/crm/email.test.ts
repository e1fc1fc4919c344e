import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Email } from '../../../emulator/crm/emails';
import { byId, type Connected, fromList, openWorld, type World } from '../../../engine/world';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

let world: World;
let zoho: Connected;

beforeAll(async () => {
	world = await openWorld({ seed: 'empty' });
	const groups = [scopeGroups.crmFiles, scopeGroups.crmEmails].flatMap((group) => group?.scopes ?? []);
	zoho = await world.connect('oAuth2', { scopes: [...scopeSets.crm, ...groups] });
});
afterAll(async () => await world.stop());
beforeEach(() => {
	world.emulator.requests.clear();
	store().emails.length = 0;
});

const store = () => world.emulator.world.crm;
const json = ({ items }: { items: Array<Array<{ json: IDataObject }>> }) =>
	(items[0] ?? []).map((item) => item.json);
const addLead = (Last_Name = 'Obi') => store().add('Leads', { Last_Name, Company: 'Obi Ltd' });
const on = (operation: string, parameters: object = {}): INodeParameters => ({
	resource: 'email',
	operation,
	module: fromList('Leads'),
	recordId: byId('={{ $json.id }}'),
	...parameters,
});
const written = { messageFrom: 'content', subject: 'Hello', format: 'html', content: '<p>Hi</p>' };
const send = async (parameters: object, items: IDataObject[], settings = {}) =>
	await zoho.crm(on('send', { from: fromList('auto'), ...written, ...parameters }), items, settings);
const sends = () => world.emulator.requests.all.filter(({ path }) => path.endsWith('/send_mail'));
const mine = () => store().users[0] ?? { email: '' };

describe('send', () => {
	it('sends each item’s email from the default address, and looks for that address once', async () => {
		const leads = [addLead('One'), addLead('Two')];
		const items = leads.map(({ id }, index) => ({ id, to: `lead${index}@mail.example` }));
		const result = await send({ to: '={{ $json.to }}', subject: 'Offer {{ $json.id }}' }, items);
		expect(result.error).toBeUndefined();
		const ids = store().emails.map(({ id }) => id);
		expect(new Set(json(result).map(({ messageId }) => messageId))).toEqual(new Set(ids));
		expect(json(result).map(({ recordId, sent }) => [recordId, sent])).toEqual(
			leads.map(({ id }) => [id, true]),
		);
		const to = new Map(store().emails.map((email) => [email.recordId, email.to]));
		for (const { id, to: email } of items) expect(to.get(id)).toEqual([{ email }]);
		expect(new Set(store().emails.map(({ from }) => from.email))).toEqual(new Set([mine().email]));
		const path = '/crm/v8/settings/emails/actions/from_addresses';
		expect(world.emulator.requests.matching(`GET ${path}`)).toHaveLength(1);
	});

	it('takes names with addresses, copies, an address to reply to, files and a time', async () => {
		const { id } = addLead();
		const file = (content: string, fileName: string) => ({
			data: Buffer.from(content).toString('base64'),
			fileName,
			mimeType: 'text/plain',
		});
		const item: INodeExecutionData = {
			json: { id },
			binary: { data: file('one', 'a.txt'), other: file('two', 'b ü.txt') },
		};
		const parameters = {
			from: byId('hello@marigold.example'),
			to: '"Obi, Ada" <ada@mail.example>; bo@mail.example',
			format: 'text',
			content: 'Plain <words>',
			options: {
				cc: 'c1@mail.example, C Two <c2@mail.example>',
				bcc: 'hidden@mail.example',
				replyTo: 'Desk <desk@mail.example>',
				attachments: 'data, other',
				scheduledTime: '2031-01-02T03:04:05.678Z',
			},
		};
		const result = await send(parameters, [item] as unknown as IDataObject[]);
		expect(result.error).toBeUndefined();
		const [email] = store().emails;
		expect(email).toMatchObject({
			kind: 'scheduled',
			time: Date.parse('2031-01-02T03:04:05Z'),
			from: { email: 'hello@marigold.example', user_name: 'Marigold Interiors' },
			to: [{ user_name: 'Obi, Ada', email: 'ada@mail.example' }, { email: 'bo@mail.example' }],
			cc: [{ email: 'c1@mail.example' }, { user_name: 'C Two', email: 'c2@mail.example' }],
			bcc: [{ email: 'hidden@mail.example' }],
			replyTo: { user_name: 'Desk', email: 'desk@mail.example' },
			subject: 'Hello',
			content: 'Plain <words>',
			format: 'text',
		});
		const files = email?.attachments.map((one) => [one.name, store().files.get(one.id)?.content?.toString()]);
		expect(files).toEqual([
			['a.txt', 'one'],
			['b ü.txt', 'two'],
		]);
	});

	it('sends a template with the values of the record', async () => {
		const { id } = addLead('Nwosu');
		const { results } = await world.engine.listSearch(
			{
				node: 'zohoCrm',
				parameters: { authentication: 'oAuth2', ...on('send', { recordId: byId(id) }) },
				credentials: zoho.credentials,
			},
			'searchTemplates',
		);
		expect(results.map(({ name }) => name)).toEqual(['Welcome', 'Visit Us']);
		const template = fromList(String(results[0]?.value));
		const result = await send({ to: 'n@mail.example', messageFrom: 'template', template }, [{ id }]);
		expect(result.error).toBeUndefined();
		expect(store().emails[0]).toMatchObject({
			subject: 'Welcome to Marigold, Nwosu',
			content: '<p>Dear Nwosu, thank you for asking about Obi Ltd.</p>',
		});
	});

	it('lists the addresses to send from', async () => {
		const { results } = await world.engine.listSearch(
			{
				node: 'zohoCrm',
				parameters: { authentication: 'oAuth2', ...on('send') },
				credentials: zoho.credentials,
			},
			'searchFromAddresses',
		);
		expect(results.map(({ value }) => value)).toEqual(['auto', mine().email, 'hello@marigold.example']);
	});

	it('refuses what is no address, an address that is not ours and files that are not there: nothing is sent', async () => {
		const { id } = addLead();
		const bad = await send({ to: 'a@mail.example, nobody' }, [{ id }]);
		expect(bad.error?.message).toContain('\'To\' holds "nobody", which is no email address');
		const many = Array.from({ length: 51 }, (_, number) => `a${number}@mail.example`).join(',');
		expect((await send({ to: many }, [{ id }])).error?.message).toContain("'To' has 51 addresses");
		const from = byId('boss@other.example');
		const foreign = await send({ to: 'a@mail.example', from }, [{ id }]);
		expect(foreign.error?.message).toContain('cannot send from it');
		expect(foreign.error?.description).toContain('hello@marigold.example');
		const file = await send({ to: 'a@mail.example', options: { attachments: 'none' } }, [{ id }]);
		expect(file.error?.message).toContain('names "none"');
		const empty = await send({ to: '={{ $json.missing }}' }, [{ id }]);
		expect(empty.error?.message).toContain("'To' is empty");
		expect(sends()).toHaveLength(0);
	});

	it('does not send twice when the answer is lost, and explains a missing scope', async () => {
		const { id } = addLead();
		world.emulator.failNext(({ path }) => path.endsWith('/send_mail'), 'reset after');
		const lost = await send({ to: 'a@mail.example' }, [{ id }]);
		expect(lost.error).toBeDefined();
		expect(store().emails).toHaveLength(1);
		const without = await world.connect('oAuth2', { scopes: scopeSets.crm });
		const refused = await without.crm(
			on('send', { from: fromList('auto'), ...written, to: 'a@mail.example' }),
			[{ id }],
		);
		expect(refused.error?.message).toContain('ZohoCRM.send_mail.all.CREATE');
	});
});

describe('getAll', () => {
	const keep = (recordId: string, kind: Email['kind'], subject: string, module = 'Leads') =>
		store().emails.push({
			...{ id: `m${store().emails.length}`, module, recordId, kind, subject, content: '', format: 'html' },
			...{ from: { email: mine().email }, to: [], cc: [], bcc: [], attachments: [] },
			...{ ownerId: store().users[0]?.id ?? '', time: world.emulator.clock.now() },
		});

	it('gets the emails of each record over several pages, or as many as the limit says', async () => {
		const [one, other] = [addLead('One'), addLead('Two')];
		for (let number = 0; number < 27; number += 1) keep(one.id, 'sent', `one ${number}`);
		keep(other.id, 'sent', 'two');
		const list = on('getAll', { type: 'all', returnAll: true });
		const result = await zoho.crm(list, [{ id: one.id }, { id: other.id }]);
		const subjects = json(result).map(({ subject }) => subject);
		expect(new Set(subjects).size).toBe(28);
		expect(subjects.at(-1)).toBe('two');
		expect(
			result.items[0]?.filter(({ pairedItem }) => (pairedItem as { item: number }).item === 0),
		).toHaveLength(27);
		const limited = on('getAll', { type: 'all', returnAll: false, limit: 12 });
		world.emulator.requests.clear();
		expect(json(await zoho.crm(limited, [{ id: one.id }]))).toHaveLength(12);
		expect(world.emulator.requests.matching(`GET /crm/v8/Leads/${one.id}/Emails`)).toHaveLength(2);
	});

	it('tells sent, scheduled and synced ones apart', async () => {
		const { id } = addLead();
		keep(id, 'sent', 'sent');
		keep(id, 'scheduled', 'later');
		keep(id, 'mailbox', 'synced');
		const of = async (type: string, more: object = {}) =>
			json(await zoho.crm(on('getAll', { type, returnAll: true, ...more }), [{ id }])).map(
				({ subject }) => subject,
			);
		expect(await of('sent_from_crm')).toEqual(['sent']);
		expect(await of('scheduled_in_crm')).toEqual(['later']);
		expect(await of('user_emails', { owner: byId(store().users[0]?.id ?? '') })).toEqual(['synced']);
		expect(await of('user_emails', { owner: byId(store().users[1]?.id ?? '') })).toEqual([]);
		const leads = await zoho.crm(on('getAll', { type: 'all_contacts_sent_crm_emails', returnAll: true }), [
			{ id },
		]);
		expect(leads.error?.description).toContain('INVALID_DATA');
	});
});
