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

/** A one-time code that waits for its exchange. */
export interface GrantToken {
	clientId: string;
	user: AccountsUser;
	scopes: string[];
	/** Where the consent page sent it; absent for a self client. */
	redirectUri?: string;
	/** Whether the exchange brings a refresh token. */
	refreshable: boolean;
	expiresAt: number;
}

/** What a refresh token stands for, and what came of it. */
export interface RefreshToken {
	value: string;
	clientId: string;
	user: AccountsUser;
	scopes: string[];
	/** Oldest first. */
	accessTokens: Grant[];
	/** When it was used to ask for an access token, refused tries too: to go on trying makes the wait longer. */
	uses: number[];
}

/** What an exchange or a refresh gives. */
export interface Issued {
	grant: Grant;
	refreshToken?: string;
}

/** What the product services and tests ask of the accounts server. */
export interface Accounts {
	readonly users: AccountsUser[];
	readonly clients: Client[];
	/** The grant behind an access token that is alive, else undefined. */
	grantOf(accessToken: string): Grant | undefined;
	/**
	 * What the API console's "Generate code" does: a one-time grant token for the self client, for 3 minutes unless said
	 * otherwise. Throws a RangeError for another client, an unknown user, or a scope that Zoho does not know.
	 */
	generateGrantToken(options: {
		clientId: string;
		scopes: string[];
		lifetimeSeconds?: number;
		zuid?: string;
	}): string;
	/** A refresh token as if a consent had happened, for arranging tests; takes any scopes, known or not. */
	issueRefreshToken(options: { clientId: string; scopes: string[]; zuid?: string }): string;
	/** An access token with a lifetime of choice, for arranging tests. */
	issueAccessToken(refreshToken: string, lifetimeSeconds?: number): string;
	revokeRefreshToken(refreshToken: string): void;
	/** From now on the token endpoint answers `Access Denied` (made too many requests continuously) until this time. */
	throttleUntil(time: number): void;
}
