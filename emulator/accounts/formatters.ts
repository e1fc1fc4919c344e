import type { Reply, Urls } from '../service';
import type { AccountsUser, Client, Issued } from './entities';

/** Codes of the token endpoint, as Zoho spells them. */
export type TokenRefusal =
	| 'invalid_code'
	| 'invalid_client'
	| 'invalid_client_secret'
	| 'invalid_redirect_uri'
	| 'general_error'
	| 'unsupported_grant_type';

/** Zoho answers a refused token call with status 200. */
export function tokenRefusal(error: TokenRefusal): Reply {
	return { status: 200, body: { error } };
}

/** The answer to too many token calls: the only one that is not 200 (reports of both are known). */
export const accessDenied: Reply = {
	status: 400,
	body: {
		error: 'Access Denied',
		error_description: 'You have made too many requests continuously. Please try again after some time.',
	},
};

/** `expires_in` in seconds; `api_domain` is CRM's host, never Desk's. A refresh has no `refresh_token`. */
export function tokenAnswer({ grant, refreshToken }: Issued, now: number, urls: Urls): Reply {
	return {
		status: 200,
		body: {
			access_token: grant.accessToken,
			...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
			scope: grant.scopes.join(' '),
			api_domain: urls.crm,
			token_type: 'Bearer',
			expires_in: Math.round((grant.expiresAt - now) / 1000),
		},
	};
}

/** The classic profile: Zoho's own key names, the ZUID as a number. */
export function profile(user: AccountsUser) {
	return {
		First_Name: user.firstName,
		Last_Name: user.lastName,
		Email: user.email,
		Display_Name: `${user.firstName} ${user.lastName}`,
		ZUID: Number(user.zuid),
	};
}

/** The OpenID profile, each part by its scope. */
export function openIdProfile(user: AccountsUser, scopes: string[]) {
	return {
		sub: user.zuid,
		...(scopes.includes('profile') && {
			name: `${user.firstName} ${user.lastName}`,
			given_name: user.firstName,
			family_name: user.lastName,
		}),
		...(scopes.includes('email') && { email: user.email, email_verified: true }),
	};
}

/** The page that sends the browser back to the application. */
export function redirectTo(redirectUri: string, parameters: Record<string, string | undefined>): Reply {
	const url = new URL(redirectUri);
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined) url.searchParams.set(name, value);
	}
	return { status: 302, headers: { location: url.href } };
}

/** What the console shows of an application. */
export function clientTitle(client: Client): string {
	return client.kind === 'self client' ? 'Self Client' : 'Server-based Application';
}
