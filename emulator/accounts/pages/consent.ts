import type { Reply } from '../../service';
import type { AccountsUser } from '../entities';
import { scopeList, unknownScopes } from '../knownScopes';
import type { ConsentRefusal, ConsentRequest } from '../routes/authorize';
import { escaped, hidden, options, page } from './page';

/** The page on which a person accepts or rejects; `asked` are the parameters it was opened with. */
export function consentPage(
	{ client, scopes, redirectUri }: ConsentRequest,
	asked: Record<string, string>,
	users: AccountsUser[],
): string {
	const people = users.map(({ zuid, firstName, lastName, email }) => ({
		value: zuid,
		label: `${firstName} ${lastName} (${email})`,
	}));
	const items = scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('');
	return page(
		'Allow access to your data?',
		`<p>The application <code>${escaped(client.clientId)}</code> at <code>${escaped(new URL(redirectUri).host)}</code>
		would like to use these scopes:</p>
		<ul class="scopes">${items}</ul>
		<form method="post" action="/oauth/v2/auth">
			${hidden(asked)}
			<label for="zuid">Signed in as</label>
			<select id="zuid" name="zuid">${options(people, undefined)}</select>
			<div class="buttons">
				<button class="main" name="decision" value="accept">Accept</button>
				<button name="decision" value="reject">Reject</button>
			</div>
		</form>`,
	);
}

const reasons: Record<ConsentRefusal, string> = {
	general_error: 'The address lacks response_type=code, client_id or redirect_uri.',
	invalid_client: 'No server-based application has this client id.',
	invalid_redirect_uri: 'The redirect URI is not registered for this application.',
	invalid_scope: 'Invalid OAuth scope: a scope does not exist.',
};

/** The page instead of a consent. Zoho does not say which scope it does not know; the emulator does. */
export function consentRefused(refusal: ConsentRefusal, asked: Record<string, string | undefined>): Reply {
	const unknown = refusal === 'invalid_scope' ? unknownScopes(scopeList(asked.scope ?? '')) : [];
	const named = unknown.map((scope) => `<li>${escaped(scope)}</li>`).join('');
	const list = named && `<p class="faint">Unknown to the emulator:</p><ul class="scopes">${named}</ul>`;
	const content = `<p class="refused"><code>${refusal}</code></p><p>${reasons[refusal]}</p>${list}`;
	return { status: 400, body: page('This request is not possible', content) };
}
