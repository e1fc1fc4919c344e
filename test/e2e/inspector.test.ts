import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Emulator, startEmulator } from '../../emulator';
import { usualScopes } from '../../emulator/accounts/knownScopes';
import { openBrowser } from './browser';

let zoho: Emulator;
let browser: Browser;
let page: Page;
let token: string;
const complaints: string[] = [];

beforeAll(async () => {
	zoho = await startEmulator();
	const { accounts } = zoho.world;
	const { clientId } = accounts.clients.find(({ kind }) => kind === 'self client')!;
	token = accounts.issueAccessToken(accounts.issueRefreshToken({ clientId, scopes: usualScopes }));
	browser = await openBrowser();
	page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
	page.setDefaultTimeout(15_000);
	page.on('pageerror', ({ message }) => complaints.push(message));
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('dialog', (dialog) => void dialog.accept());
	await page.goto(`${zoho.urls.accounts}/inspector`);
});
afterAll(async () => {
	await browser?.close();
	await zoho?.stop();
});
afterEach(() => expect(complaints).toEqual([]));

const call = async (what: string, body?: unknown) => {
	const [method, path = ''] = what.split(' ');
	const url = (path.startsWith('/crm') ? zoho.urls.crm : zoho.urls.desk) + path;
	const headers = { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' };
	await fetch(url, { method, headers, body: JSON.stringify(body) }).catch(() => undefined);
};
const view = async (name: string) => await page.getByRole('link', { name }).first().click();
const row = (text: string) => page.getByRole('row').filter({ hasText: text }).first();

it('shows requests as they come, and the body of one that is opened', async () => {
	await call('GET /crm/v8/Leads?fields=Last_Name&per_page=200');
	await call('GET /api/v1/tickets?limit=50');
	await call('GET /crm/v8/Leads?frob=1');
	await call('PUT /crm/v8/Deals', { data: [{ id: '1', Stage: 'Closed Won' }] });
	zoho.failNext('POST /crm/v8/Leads', 'reset after');
	await call('POST /crm/v8/Leads', { data: [{ Last_Name: 'Lovelace', Company: 'Engines' }] });
	await call('POST /crm/v8/Leads', {
		data: [{ Last_Name: 'Hopper', Company: 'Compilers' }, { Company: 'Nameless' }],
	});
	await row('data: 1 SUCCESS, 1 MANDATORY_NOT_FOUND').click();
	await page.getByText('"Last_Name": "Hopper"').waitFor();
	await row('fault: reset after').waitFor();
	// It stays open while others come.
	await call('GET /api/v1/contacts');
	await row('/api/v1/contacts').waitFor();
	await page.getByText('"Last_Name": "Hopper"').waitFor();
	const folder = process.env.SCREENSHOTS;
	if (!folder) return;
	await mkdir(folder, { recursive: true });
	await page.screenshot({ path: join(folder, 'emulator-inspector.png'), animations: 'disabled' });
});

it('shows a record as text, whatever is in it', async () => {
	const hostile = '<img src=x onerror="document.title=\'broken\'">';
	await call('POST /crm/v8/Leads', {
		data: [{ Last_Name: hostile, Company: '</pre><script>document.title=1</script>' }],
	});
	await view('Records');
	await row(hostile).click();
	await page.getByText('"Company": "</pre><script>').waitFor();
	expect(await page.locator('#view img, #view script').count()).toBe(0);
	expect(await page.title()).toBe('Zoho emulator');
	await page.getByRole('searchbox').fill('Lovelace');
	await page.getByRole('button', { name: 'Search' }).click();
	await page.locator('form').getByText('1', { exact: true }).waitFor();
	await row('Lovelace').waitFor();
});

it('moves the clock until the token ends', async () => {
	await view('Tokens');
	await row(token.slice(0, 9)).waitFor();
	await page.getByRole('button', { name: '+1 h' }).click();
	await page.getByText('None is alive.').waitFor();
	await page.getByText('The clock has moved +1 h.').waitFor();
});

it('adds a fault, says what is wrong with one, and takes all back', async () => {
	await view('Faults and Clock');
	const fault = page.getByLabel('Fault', { exact: true });
	await fault.fill('GET /crm/v8/Leads=503*2');
	await page.getByRole('button', { name: 'Add' }).click();
	await row('GET /crm/v8/Leads').waitFor();
	await fault.fill('nonsense');
	await page.getByRole('button', { name: 'Add' }).click();
	await page.getByText('A fault looks like').waitFor();
	// What the browser says of the refusal.
	expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
	await page.getByRole('button', { name: 'Reset' }).click();
	await page.getByText('No fault waits').waitFor();
	expect(zoho.requests.all).toEqual([]);
});
