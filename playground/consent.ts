import type { Session } from './session';

/**
 * Connects an OAuth2 credential as a person does, without a browser: opens the address that n8n's Connect button opens,
 * accepts on the emulator's consent page, and follows it back to n8n, which fetches the tokens.
 */
export async function connect(session: Session, credentialId: string): Promise<void> {
	const address = await session.get<string>(`/oauth2-credential/auth?id=${credentialId}`);
	const opened = await fetch(address);
	const page = await opened.text();
	if (!opened.ok) throw new Error(`The consent page cannot be shown: ${page}`);

	const { action, fields } = consentForm(page);
	fields.set('decision', 'accept');
	const accepted = await fetch(new URL(action, address), {
		method: 'POST',
		body: fields,
		redirect: 'manual',
	});
	const callback = accepted.headers.get('location');
	if (!callback) throw new Error(`The consent page does not lead back to n8n: ${await accepted.text()}`);

	const result = await session.page(callback);
	if (!result.includes("postMessage('success')")) throw new Error(`n8n did not connect: ${result}`);
}

/** What the page's form sends when nothing in it is changed. */
function consentForm(page: string): { action: string; fields: URLSearchParams } {
	const [, action] = /<form[^>]* action="([^"]*)"/.exec(page) ?? [];
	if (action === undefined) throw new Error(`The consent page has no form: ${page}`);
	const fields = new URLSearchParams();
	for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
		fields.set(unescaped(name!), unescaped(value!));
	for (const [, name, first] of page.matchAll(/<select[^>]* name="([^"]*)"[^>]*><option value="([^"]*)"/g))
		fields.set(unescaped(name!), unescaped(first!));
	return { action: unescaped(action), fields };
}

function unescaped(html: string): string {
	const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
	return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]!);
}
