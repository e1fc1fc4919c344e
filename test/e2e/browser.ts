import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';

import { owner, type Playground } from './playground';

/** Debian's Chromium, or the one that `CHROMIUM` names. */
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

/** Chromium calls home for nothing; on machines without a network those calls only cost time. */
const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export const openBrowser = async (): Promise<Browser> =>
	await chromium.launch({ executablePath, args: quiet });

/** n8n's editor in a browser, as a person sees and uses it. Parameters go by the names n8n saves them under. */
export interface Editor {
	readonly page: Page;
	/** Goes to a page of n8n, such as `/home/credentials`. */
	open(path: string): Promise<void>;
	/** A parameter's place in the form that is open. */
	field(parameter: string): Locator;
	type(parameter: string, text: string): Promise<void>;
	/** Chooses from a fixed list. */
	choose(parameter: string, option: string | RegExp): Promise<void>;
	/** Picks from a list that is searched at Zoho. */
	pick(parameter: string, search: string, item: string | RegExp): Promise<void>;
	/** Opens a node of the workflow that is on the canvas. */
	openNode(name: string): Promise<void>;
	/** Adds one of the account's fields to what is sent. */
	addField(label: string): Promise<void>;
	/** Runs the node whose form is open, and answers what its output pane shows. */
	execute(until: string | RegExp): Promise<string>;
	/** Saves a picture where `SCREENSHOTS` names a folder; the README's are made with `SCREENSHOTS=docs/images`. */
	picture(name: string): Promise<void>;
	close(): Promise<void>;
}

/** n8n's editor at a laptop's window size, with the owner signed in as a person does it. */
export async function openEditor({ n8n }: Playground): Promise<Editor> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await openBrowser();
	const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
	page.setDefaultTimeout(60_000);
	page.on('dialog', (dialog) => void dialog.accept());
	const field = (parameter: string) => page.getByTestId(`parameter-input-${parameter}`).last();

	await page.goto(`${n8n.url}/signin`);
	await page.getByLabel('Email').fill(owner.email);
	await page.getByLabel('Password').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));

	return {
		page,
		field,
		open: async (path) => void (await page.goto(`${n8n.url}${path}`, { waitUntil: 'domcontentloaded' })),
		type: async (parameter, text) => await field(parameter).locator('input, textarea').first().fill(text),
		async choose(parameter, option) {
			await field(parameter).locator('input').click();
			await page.getByRole('option', { name: option }).first().click();
		},
		async pick(parameter, search, item) {
			await page.getByTestId(`resource-locator-${parameter}`).locator('input').last().click();
			const box = page.locator(
				'input[data-test-id=rlc-search]:visible, [data-test-id=rlc-search]:visible input',
			);
			// Who types before the list is there is not heard by n8n.
			const items = page.locator('[data-test-id=rlc-item]:visible');
			await items.first().waitFor();
			await box.first().fill(search);
			await items.filter({ hasText: item }).first().click();
		},
		async openNode(name) {
			await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
			await page.getByTestId('ndv').waitFor();
		},
		async addField(label) {
			await page.getByText('Add field to send').click();
			await page.getByText(label, { exact: true }).last().click();
		},
		async execute(until) {
			await page.getByTestId('ndv').getByRole('button', { name: 'Execute step' }).first().click();
			await page.getByTestId('output-panel').getByText(until).first().waitFor();
			await page.getByTestId('ndv').getByRole('button', { name: 'Execute step' }).first().waitFor();
			return await page.getByTestId('output-panel').innerText();
		},
		async picture(name) {
			const folder = process.env.SCREENSHOTS;
			if (!folder) return;
			await mkdir(folder, { recursive: true });
			// What has just been said in the corner would hide what is to be seen.
			await page.locator('.el-notification').evaluateAll((all) => all.forEach((each) => each.remove()));
			await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
		},
		close: async () => await browser.close(),
	};
}
