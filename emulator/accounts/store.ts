import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { company } from '../seed/company';
import type { Accounts, AccountsUser, Client, Grant, GrantToken, Issued, RefreshToken } from './entities';
import { unknownScopes } from './knownScopes';
import { limits } from './limits';

/** All that the accounts server remembers, and the rules by which tokens come and go. */
export class AccountsStore implements Accounts {
	users: AccountsUser[] = [];
	clients: Client[] = [];
	private grantTokens = new Map<string, GrantToken>();
	/** In the order of their issue. */
	private refreshTokens = new Map<string, RefreshToken>();
	private grants = new Map<string, Grant>();
	/** `user client` pairs that have consented before. */
	private consents = new Set<string>();
	private throttledUntil = 0;

	constructor(private readonly clock: Clock) {
		this.reset();
	}

	reset(): void {
		this.users = company.people.map(({ zuid, firstName, lastName, email }) => ({
			...{ zuid, firstName, lastName, email },
			zgid: company.zgid,
		}));
		this.clients = company.clients.map((client) => ({ ...client, redirectUris: [] }));
		this.grantTokens.clear();
		this.refreshTokens.clear();
		this.grants.clear();
		this.consents.clear();
		this.throttledUntil = 0;
	}

	clientOf(clientId: string | undefined): Client | undefined {
		return this.clients.find((client) => client.clientId === clientId);
	}

	/** The person with this id; the first of the company where none is named. */
	userOf(zuid = this.users[0]?.zuid): AccountsUser {
		const user = this.users.find((known) => known.zuid === zuid);
		if (!user) throw new RangeError(`No user has the ZUID ${zuid}`);
		return user;
	}

	/** Registers a redirect URI for a client, as one does in the API console. */
	addRedirectUri(clientId: string, redirectUri: string): void {
		const client = this.clientOf(clientId);
		if (!client) throw new RangeError(`No client has the id ${clientId}`);
		client.redirectUris.push(redirectUri);
	}

	/**
	 * A person accepts what a client asks for. The code brings a refresh token if the client wants one (`offline`) and
	 * it is the person's first consent to this client, or the client insisted on the page (`prompt=consent`).
	 */
	consent(asked: {
		clientId: string;
		zuid: string;
		scopes: string[];
		redirectUri: string;
		offline: boolean;
		prompted: boolean;
	}): string {
		const user = this.userOf(asked.zuid);
		const pair = `${user.zuid} ${asked.clientId}`;
		const refreshable = asked.offline && (asked.prompted || !this.consents.has(pair));
		this.consents.add(pair);
		const { clientId, scopes, redirectUri } = asked;
		return this.addGrantToken({ clientId, user, scopes, redirectUri, refreshable }, limits.grantTokenSeconds);
	}

	generateGrantToken(options: Parameters<Accounts['generateGrantToken']>[0]): string {
		const { clientId, scopes, lifetimeSeconds = limits.grantTokenSeconds, zuid } = options;
		if (this.clientOf(clientId)?.kind !== 'self client')
			throw new RangeError(`${clientId} is no self client`);
		const unknown = unknownScopes(scopes);
		if (unknown.length > 0) throw new RangeError(`Unknown scopes: ${unknown.join(', ')}`);
		return this.addGrantToken(
			{ clientId, user: this.userOf(zuid), scopes, refreshable: true },
			lifetimeSeconds,
		);
	}

	/** The grant token if it is this client's and still good. Looking does not use it up. */
	grantTokenOf(code: string, clientId: string): GrantToken | undefined {
		const grantToken = this.grantTokens.get(code);
		const good = grantToken?.clientId === clientId && grantToken.expiresAt > this.clock.now();
		return good ? grantToken : undefined;
	}

	/** Uses a grant token up. */
	exchange(code: string, grantToken: GrantToken): Issued {
		this.grantTokens.delete(code);
		const { clientId, user, scopes } = grantToken;
		if (!grantToken.refreshable) {
			return { grant: this.addGrant({ clientId, user, scopes }, limits.accessTokenSeconds) };
		}
		const refreshToken = this.issueRefreshToken({ clientId, scopes, zuid: user.zuid });
		return { grant: this.issueGrant(this.required(refreshToken)), refreshToken };
	}

	/** A new access token, unless the refresh token is not this client's (any more) or was used too often. */
	refresh(value: string, clientId: string): Issued | 'unknown' | 'throttled' {
		const refreshToken = this.refreshTokens.get(value);
		if (refreshToken?.clientId !== clientId) return 'unknown';
		const now = this.clock.now();
		const windowStart = now - limits.refreshWindowSeconds * 1000;
		refreshToken.uses = [...refreshToken.uses.filter((time) => time > windowStart), now];
		if (refreshToken.uses.length > limits.refreshesPerWindow) return 'throttled';
		return { grant: this.issueGrant(refreshToken) };
	}

	issueRefreshToken({
		clientId,
		scopes,
		zuid,
	}: {
		clientId: string;
		scopes: string[];
		zuid?: string;
	}): string {
		const user = this.userOf(zuid);
		const siblings = [...this.refreshTokens.values()].filter(
			(known) => known.clientId === clientId && known.user.zuid === user.zuid,
		);
		const evicted = siblings.slice(
			0,
			Math.max(0, siblings.length + 1 - limits.refreshTokensPerUserAndClient),
		);
		for (const { value } of evicted) this.revokeRefreshToken(value);
		const value = newToken();
		this.refreshTokens.set(value, { value, clientId, user, scopes, accessTokens: [], uses: [] });
		return value;
	}

	issueAccessToken(refreshToken: string, lifetimeSeconds?: number): string {
		return this.issueGrant(this.required(refreshToken), lifetimeSeconds).accessToken;
	}

	grantOf(accessToken: string): Grant | undefined {
		const grant = this.grants.get(accessToken);
		return grant && grant.expiresAt > this.clock.now() ? grant : undefined;
	}

	/** Everything that has been given out and not taken back; access tokens also when they have ended. */
	given(): {
		refreshTokens: RefreshToken[];
		grantTokens: Array<[code: string, GrantToken]>;
		grants: Grant[];
	} {
		return {
			refreshTokens: [...this.refreshTokens.values()],
			grantTokens: [...this.grantTokens],
			grants: [...this.grants.values()],
		};
	}

	hasRefreshToken(value: string): boolean {
		return this.refreshTokens.has(value);
	}

	/** Takes its access tokens with it. */
	revokeRefreshToken(value: string): void {
		const refreshToken = this.refreshTokens.get(value);
		for (const { accessToken } of refreshToken?.accessTokens ?? []) this.grants.delete(accessToken);
		this.refreshTokens.delete(value);
	}

	/** A person takes a client's access away, as on Zoho's page of connected apps. */
	disconnect(clientId: string): void {
		const theirs = [...this.refreshTokens.values()].filter((known) => known.clientId === clientId);
		for (const { value } of theirs) this.revokeRefreshToken(value);
	}

	throttleUntil(time: number): void {
		this.throttledUntil = time;
	}

	get throttled(): boolean {
		return this.clock.now() < this.throttledUntil;
	}

	private required(value: string): RefreshToken {
		const refreshToken = this.refreshTokens.get(value);
		if (!refreshToken) throw new RangeError('No such refresh token; it was revoked or pushed out');
		return refreshToken;
	}

	/** An access token of a refresh token; the sixteenth living one ends the oldest. */
	private issueGrant(refreshToken: RefreshToken, lifetimeSeconds = limits.accessTokenSeconds): Grant {
		const { clientId, user, scopes } = refreshToken;
		const grant = this.addGrant({ clientId, user, scopes }, lifetimeSeconds);
		const living = refreshToken.accessTokens.filter(({ accessToken }) => this.grantOf(accessToken));
		const dropped = living.slice(0, Math.max(0, living.length + 1 - limits.liveAccessTokens));
		for (const { accessToken } of dropped) this.grants.delete(accessToken);
		refreshToken.accessTokens = [...living.slice(dropped.length), grant];
		return grant;
	}

	private addGrant(of: Omit<Grant, 'accessToken' | 'expiresAt'>, lifetimeSeconds: number): Grant {
		const grant = { ...of, accessToken: newToken(), expiresAt: this.clock.now() + lifetimeSeconds * 1000 };
		this.grants.set(grant.accessToken, grant);
		return grant;
	}

	private addGrantToken(of: Omit<GrantToken, 'expiresAt'>, lifetimeSeconds: number): string {
		const code = newToken();
		this.grantTokens.set(code, { ...of, expiresAt: this.clock.now() + lifetimeSeconds * 1000 });
		return code;
	}
}

/** The shape of all of Zoho's tokens and codes. */
function newToken(): string {
	return `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;
}
