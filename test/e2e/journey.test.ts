import { usualScopes } from '../../emulator/accounts/knownScopes';
import { connectN8nApi, type Credential } from '../../playground/credentials';
import { addTemplates, addWorkflow, readTemplates } from '../../playground/templates';
import { type Editor, openEditor } from './browser';
import { openPlayground, type Playground } from './playground';
import { chain, manualTrigger, zoho } from './workflows';

let playground: Playground;
let editor: Editor;

beforeAll(async () => {
	playground = await openPlayground();
	editor = await openEditor(playground);
});
afterAll(async () => {
	await editor?.close();
	await playground?.stop();
});

const clients = () => playground.emulator.world.accounts.clients;

/** Opens the form of a new credential and points it at the emulator. */
async function newCredential(typeName: string): Promise<void> {
	const { page, choose, type, open } = editor;
	const { urls } = playground.emulator;
	await open('/home/credentials');
	await page.getByRole('button', { name: 'Create credential' }).first().click();
	await page.getByTestId('new-credential-type-select').locator('input').fill(typeName);
	await page.getByText(typeName, { exact: true }).last().click();
	await page.getByTestId('new-credential-type-button').click();
	await choose('dataCenter', /^Custom/);
	await type('customAccountsUrl', urls.accounts);
	await type('customCrmUrl', urls.crm);
	await type('customCrmUploadUrl', urls.crmUpload);
	await type('customDeskUrl', urls.desk);
}

const saved = async (type: string) =>
	(await playground.session.get<Credential[]>('/credentials')).find((each) => each.type === type)!;

/** A workflow of a trigger and one node, opened on the canvas with the node's form open. */
async function openNewNode(name: string, type: 'zohoCrm' | 'zohoDesk', credential: Credential) {
	const node = zoho(name, type, credential, {});
	const id = await addWorkflow(playground.session, chain(`Journey of ${name}`, manualTrigger, node));
	await editor.open(`/workflow/${id}`);
	await editor.openNode(name);
}

describe('a person in the editor', () => {
	it('signs in with Zoho on the consent page and comes back connected', async () => {
		const { page, type } = editor;
		await newCredential('Zoho CRM and Desk OAuth2 API');
		await type('clientId', clients()[0]!.clientId);
		await type('clientSecret', clients()[0]!.clientSecret);

		const opens = page.waitForEvent('popup');
		await page.getByTestId('quick-connect-button').click();
		const consent = await opens;
		const closes = consent.waitForEvent('close');
		await consent.getByRole('button', { name: /accept/i }).click();
		await closes;

		await page.getByText('Account connected').waitFor();
		await editor.picture('connected');
		expect(await saved('zohoSuiteOAuth2Api')).toMatchObject({ name: 'Zoho CRM and Desk account' });
	});

	it('pastes a grant token into a Self Client credential and sees its test succeed', async () => {
		const { page, type } = editor;
		const { clientId, clientSecret } = clients()[1]!;
		const grantToken = playground.emulator.world.accounts.generateGrantToken({
			clientId,
			scopes: usualScopes,
		});
		await newCredential('Zoho Self Client API');
		await type('clientId', clientId);
		await type('clientSecret', clientSecret);
		await type('grantToken', grantToken);
		await page.getByTestId('credential-save-button').click();

		await page.getByText('Connection tested successfully').waitFor();
		await editor.picture('self-client');
		expect(await saved('zohoSelfClientApi')).toBeDefined();
	});

	it('updates a record of a custom module that it found by name, with fields typed', async () => {
		const records = () => playground.emulator.world.crm.records('Showrooms');
		const hartford = records().find(({ fields }) => fields.Name === 'Marigold Hartford Showroom')!;
		await openNewNode('Zoho CRM', 'zohoCrm', await saved('zohoSuiteOAuth2Api'));
		await editor.pick('module', 'Showroom', 'Showrooms');
		await editor.pick('recordId', 'Hartford', 'Hartford Showroom');
		await editor.addField('Seats');
		await editor.addField('Format');
		await editor.type('Seats', '42');
		await editor.choose('Format', 'Pop-up');
		const shown = await editor.execute('record updated');
		await editor.picture('crm-update');

		expect(shown).toContain(hartford.id);
		expect(hartford.fields).toMatchObject({ Seats: 42, Format: 'popup' });
	});

	it('reads what went wrong, in the words of the form', async () => {
		await editor.addField('Email');
		await editor.type('Email', 'not an address');
		const shown = await editor.execute(/'Email'/);
		await editor.picture('crm-error');
		expect(shown).toMatch(/'Email'/);
	});

	it('updates a ticket, with the organization found by itself', async () => {
		const subject = 'The lamp over the till flickers';
		const ticket = playground.emulator.world.desk.addTicket({ subject });
		await openNewNode('Zoho Desk', 'zohoDesk', await saved('zohoSuiteOAuth2Api'));
		await editor.pick('ticketId', subject, subject);
		await editor.addField('Status');
		await editor.choose('status', 'Closed');
		await editor.execute(ticket.id);
		await editor.picture('desk-update');
		expect(ticket.status).toBe('Closed');
	});

	it('fills in the form that turns a grant token into a credential', async () => {
		const { page } = editor;
		const { session, emulator } = playground;
		const { name } = (await readTemplates())['exchange-grant-token.json']!;
		await addTemplates(session, [await connectN8nApi(session)]);
		const workflows = await session.get<Array<{ id: string; name: string }>>('/workflows');
		await editor.open(`/workflow/${workflows.find((workflow) => workflow.name === name)!.id}`);
		const opens = page.waitForEvent('popup');
		await page.getByTestId('execute-workflow-button').click();
		const form = await opens;

		const { clientId, clientSecret } = clients()[1]!;
		const grantToken = emulator.world.accounts.generateGrantToken({ clientId, scopes: usualScopes });
		await form.getByLabel('Data Center').selectOption({ label: 'Other' });
		await form.getByLabel(/Accounts URL/).fill(emulator.urls.accounts);
		await form.getByLabel('Client ID').fill(clientId);
		await form.getByLabel('Client Secret').fill(clientSecret);
		await form.getByLabel('Grant Token').fill(grantToken);
		await form.getByLabel(/Create the Credential/).selectOption({ label: 'Yes' });
		await form.getByRole('button', { name: 'Exchange' }).click();

		await form.getByText('is in n8n').waitFor();
		expect(await form.innerText('body')).toMatch(/1000\.[0-9a-f]{32}\.[0-9a-f]{32}/);
		const credentials = await session.get<Credential[]>('/credentials');
		expect(credentials.map((each) => each.name)).toContain('Zoho Self Client (from grant token)');
	});
});
