import type { Urls } from '../../service';
import { clientTitle } from '../formatters';
import type { AccountsStore } from '../store';
import { escaped, options, page } from './page';

interface ConsolePage {
	accounts: AccountsStore;
	urls: Urls;
	/** Lifetimes on offer. */
	minutes: string[];
	/** What the form holds: `scope`, `duration`, `zuid`. */
	form: Record<string, string>;
	grantToken?: string;
	/** Why no grant token was made. */
	refused?: string;
}

/** The API console: applications with their secrets, the form for a grant token, and the one just made. */
export function consolePage({ accounts, urls, minutes, form, grantToken, refused }: ConsolePage): string {
	const people = accounts.users.map(({ zuid, firstName, lastName }) => ({
		value: zuid,
		label: `${firstName} ${lastName}`,
	}));
	const durations = minutes.map((value) => ({ value, label: `${value} minutes` }));
	return page(
		'API console',
		`${grantToken ? made(grantToken, form.duration ?? '') : ''}
		<h2>Generate a grant token for the Self Client</h2>
		${refused ? `<p class="refused">${escaped(refused)}</p>` : ''}
		<form method="post" action="/console">
			<label for="scope">Scope <span class="faint">(separated by commas)</span></label>
			<textarea id="scope" name="scope">${escaped(form.scope ?? '')}</textarea>
			<label for="duration">Time duration</label>
			<select id="duration" name="duration">${options(durations, form.duration)}</select>
			<label for="zuid">Signed in as</label>
			<select id="zuid" name="zuid">${options(people, form.zuid)}</select>
			<div class="buttons"><button class="main">Create</button></div>
		</form>
		${accounts.clients.map((client) => details(clientTitle(client), { 'Client ID': client.clientId, 'Client Secret': client.clientSecret })).join('')}
		${details('Addresses', { Accounts: urls.accounts, CRM: urls.crm, 'CRM upload': urls.crmUpload, Desk: urls.desk })}`,
	);
}

function made(grantToken: string, duration: string): string {
	return `<div class="result"><strong>Grant token</strong>, for one use within ${escaped(duration)} minutes:<br>
		<code id="grant-token">${escaped(grantToken)}</code></div>`;
}

function details(title: string, entries: Record<string, string>): string {
	const rows = Object.entries(entries).map(
		([name, value]) => `<dt>${escaped(name)}</dt><dd><code>${escaped(value)}</code></dd>`,
	);
	return `<h2>${escaped(title)}</h2><dl>${rows.join('')}</dl>`;
}
