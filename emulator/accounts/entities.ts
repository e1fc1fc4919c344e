/** A person with a Zoho account. */
export interface AccountsUser {
	/** Zoho's user id; digits. */
	zuid: string;
	firstName: string;
	lastName: string;
	email: string;
	/** The CRM organisation (zgid) the user belongs to. */
	zgid: string;
}

/** An application of the API console. */
export interface Client {
	clientId: string;
	clientSecret: string;
	kind: 'server' | 'self client';
	redirectUris: string[];
}

/** Who holds an access token and what it allows. */
export interface Grant {
	accessToken: string;
	clientId: string;
	user: AccountsUser;
	/** Scopes as they were asked for, e.g. `ZohoCRM.modules.ALL`. */
	scopes: string[];
	/** Milliseconds since the epoch. */
	expiresAt: number;
}

/** What the product services and tests ask of the accounts server. */
export interface Accounts {
	readonly users: AccountsUser[];
	readonly clients: Client[];
	/** The grant behind an access token that is alive, else undefined. */
	grantOf(accessToken: string): Grant | undefined;
	/** What the API console's "Generate code" does: a one-time grant token for a client. */
	generateGrantToken(options: { clientId: string; scopes: string[]; lifetimeSeconds?: number; zuid?: string }): string;
	/** A refresh token as if a consent had happened, for arranging tests. */
	issueRefreshToken(options: { clientId: string; scopes: string[]; zuid?: string }): string;
	/** An access token with a lifetime of choice, for arranging tests. */
	issueAccessToken(refreshToken: string, lifetimeSeconds?: number): string;
	revokeRefreshToken(refreshToken: string): void;
	/** From now on the token endpoint answers `Access Denied` (made too many requests continuously) until this time. */
	throttleUntil(time: number): void;
}
