import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { endOf, keyOf } from '../../../nodes/shared/transport/credentialData';
import { forgetTokens } from '../../../nodes/shared/transport/oauth2Tokens';
import { type FreshCredential, freshCredential } from '../../../nodes/shared/transport/tokens';
import { fakeN8n, type FakeOptions, renewedToken } from './fakes';

const OAUTH2 = 'zohoSuiteOAuth2Api';
const SELF_CLIENT = 'zohoSelfClientApi';
const MINUTE = 60_000;
const SECRET = 's3cr3tOfTheClient';

let tokens = 0;
/** Every token is another one, as Zoho's are: what one test leaves in a cache means nothing to the next. */
const newToken = () => `1000.${(tokens += 1).toString(16).padStart(32, 'a')}.${'d'.repeat(32)}`;

/** A connected OAuth2 credential whose token has this much left. */
function connected(left: number, token: IDataObject = {}): ICredentialDataDecryptedObject {
	return {
		dataCenter: 'eu',
		clientId: '1000.CLIENT',
		clientSecret: SECRET,
		oauthTokenData: {
			access_token: newToken(),
			refresh_token: newToken(),
			api_domain: 'https://www.zohoapis.eu',
			n8n_expires_at: String(Date.now() + left),
			...token,
		},
	};
}

const accessTokenOf = ({ oauthTokenData }: ICredentialDataDecryptedObject) =>
	(oauthTokenData as IDataObject).access_token as string;

beforeEach(forgetTokens);

describe('an OAuth2 token', () => {
	test.each([
		['with an hour left', 60 * MINUTE, 0],
		['with just over two minutes left', 121_000, 0],
		['with under two minutes left', 119_000, 1],
		['with a minute left', MINUTE, 1],
		['that has ended', -MINUTE, 1],
	])('%s is renewed %s: %i times', async (_what, left, refreshes) => {
		const n8n = fakeN8n({ data: connected(left) });
		const before = accessTokenOf(n8n.stored);
		const { accessToken, goodUntil } = await freshCredential(n8n.context, OAUTH2);
		expect(n8n.refreshes).toBe(refreshes);
		expect(accessToken === before).toBe(refreshes === 0);
		expect(accessToken).toBe(accessTokenOf(n8n.stored));
		expect(goodUntil).toBeGreaterThan(Date.now());
	});

	test('is renewed once for fifty runs at the same time', async () => {
		const n8n = fakeN8n({ data: connected(MINUTE) });
		const runs = Array.from({ length: 50 }, async () => await freshCredential(n8n.context, OAUTH2));
		const accessTokens = new Set((await Promise.all(runs)).map(({ accessToken }) => accessToken));
		expect(n8n.refreshes).toBe(1);
		expect([...accessTokens]).toEqual([accessTokenOf(n8n.stored)]);
	});

	test('is not renewed again by a run that read the credential before', async () => {
		const n8n = fakeN8n({ data: connected(MINUTE) });
		const readBefore = structuredClone(n8n.stored);
		await freshCredential(n8n.context, OAUTH2);
		const late = { ...n8n.context, getCredentials: async () => readBefore } as typeof n8n.context;
		const { accessToken } = await freshCredential(late, OAUTH2);
		expect(n8n.refreshes).toBe(1);
		expect(accessToken).toBe(accessTokenOf(n8n.stored));
	});

	test('of two credentials is renewed for each', async () => {
		const [one, other] = [fakeN8n({ data: connected(MINUTE) }), fakeN8n({ data: connected(MINUTE) })];
		await Promise.all([freshCredential(one.context, OAUTH2), freshCredential(other.context, OAUTH2)]);
		expect([one.refreshes, other.refreshes]).toEqual([1, 1]);
	});

	test('leaves a log line when it is renewed, without a secret', async () => {
		const n8n = fakeN8n({ data: connected(MINUTE) });
		await freshCredential(n8n.context, OAUTH2);
		expect(n8n.log.lines).toEqual(['Zoho: the access token was renewed']);
	});

	test('without a refresh token is used to its end, and then asks for a new sign-in', async () => {
		const alive = fakeN8n({ data: connected(MINUTE, { refresh_token: undefined }) });
		await expect(freshCredential(alive.context, OAUTH2)).resolves.toMatchObject({
			accessToken: accessTokenOf(alive.stored),
		});
		const ended = fakeN8n({ data: connected(-1, { refresh_token: undefined }) });
		await expect(freshCredential(ended.context, OAUTH2)).rejects.toMatchObject({ code: 'NO_REFRESH_TOKEN' });
		expect([alive.refreshes, ended.refreshes]).toEqual([0, 0]);
	});

	test('cannot be renewed by an n8n that does not offer it', async () => {
		const n8n = fakeN8n({ data: connected(MINUTE), refresh: null });
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({ code: 'N8N_TOO_OLD' });
	});

	test('with an old refusal beside it is fine', async () => {
		const n8n = fakeN8n({ data: connected(60 * MINUTE, { error: 'invalid_code' }) });
		await expect(freshCredential(n8n.context, OAUTH2)).resolves.toMatchObject({
			accessToken: accessTokenOf(n8n.stored),
		});
		const renewedBeside = fakeN8n({ data: connected(MINUTE, { error: 'invalid_code' }) });
		await expect(freshCredential(renewedBeside.context, OAUTH2)).resolves.toBeDefined();
	});
});

describe('a token Zoho has refused', () => {
	const refusedOf = async (n8n: ReturnType<typeof fakeN8n>) => await freshCredential(n8n.context, OAUTH2);

	test('is replaced though its time is not over', async () => {
		const n8n = fakeN8n({ data: connected(60 * MINUTE) });
		const refused = await refusedOf(n8n);
		const { accessToken } = await freshCredential(n8n.context, OAUTH2, refused);
		expect(accessToken).not.toBe(refused.accessToken);
		expect(n8n.refreshes).toBe(1);
	});

	test('is replaced once for fifty runs, at the same time or one after the other', async () => {
		const n8n = fakeN8n({ data: connected(60 * MINUTE) });
		const refused = await refusedOf(n8n);
		const again = async () => await freshCredential(n8n.context, OAUTH2, refused);
		await Promise.all(Array.from({ length: 50 }, again));
		await again();
		expect(n8n.refreshes).toBe(1);
	});

	test('is replaced again when the next one is refused as well', async () => {
		const n8n = fakeN8n({ data: connected(60 * MINUTE) });
		const second = await freshCredential(n8n.context, OAUTH2, await refusedOf(n8n));
		await freshCredential(n8n.context, OAUTH2, second);
		expect(n8n.refreshes).toBe(2);
	});

	test('is replaced though an earlier renewal never reached n8n’s store', async () => {
		const n8n = fakeN8n({ data: connected(MINUTE) });
		const before = structuredClone(n8n.stored);
		await freshCredential(n8n.context, OAUTH2);
		n8n.stored = before;
		await new Promise((resolve) => setTimeout(resolve, 2));
		const refused = { data: before, accessToken: accessTokenOf(before), goodUntil: 0, readAt: 0 };
		const { accessToken } = await freshCredential(n8n.context, OAUTH2, refused);
		expect(n8n.refreshes).toBe(2);
		expect(accessToken).toBe(accessTokenOf(n8n.stored));
	});

	test('is not replaced by a renewal that another run was through with while this one read', async () => {
		const n8n = fakeN8n({ data: connected(60 * MINUTE) });
		const refused = await refusedOf(n8n);
		const before = structuredClone(n8n.stored);
		const slow = {
			...n8n.context,
			getCredentials: async () => {
				await freshCredential(n8n.context, OAUTH2, refused);
				return before;
			},
		} as typeof n8n.context;
		const { accessToken } = await freshCredential(slow, OAUTH2, refused);
		expect(n8n.refreshes).toBe(1);
		expect(accessToken).toBe(accessTokenOf(n8n.stored));
	});
});

describe('a refresh that Zoho refuses', () => {
	const refusing = (refresh: NonNullable<FakeOptions['refresh']>) =>
		fakeN8n({ data: connected(MINUTE), refresh });
	/** n8n takes any HTTP 200 for a success and merges Zoho's `{ error }` into the old data. */
	const merged = (error: string) => async (old: IDataObject) => ({ ...old, error });

	test.each([
		['invalid_code', 'The refresh token no longer works', false],
		['invalid_client', 'Zoho does not know this client ID', false],
		[
			'Access Denied',
			'Zoho gives out no tokens to this client for the moment, because it asked for too many',
			true,
		],
	])('with %s in a 200 is explained', async (error, message, retryable) => {
		const n8n = refusing(merged(error));
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({
			code: error,
			message,
			retryable,
		});
		expect(n8n.log.lines).toEqual([`Zoho: no new access token, ${error}`]);
	});

	test('with a 400 is explained by the body n8n hands over, or by its words', async () => {
		const description = 'You have made too many requests continuously. Please try again after some time.';
		const body = { error: 'Access Denied', error_description: description };
		const thrown = [Object.assign(new Error(description), { body }), new Error(description)];
		for (const error of thrown) {
			const n8n = refusing(async () => await Promise.reject(error));
			await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({
				code: 'Access Denied',
				description: expect.stringContaining('Wait 10 minutes'),
			});
		}
	});

	test('without a word is refused too', async () => {
		const n8n = refusing(async (old) => await Promise.resolve(old));
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({ code: 'no_access_token' });
	});

	test('is not repeated by the next run, which would make the throttling longer', async () => {
		const n8n = refusing(merged('Access Denied'));
		for (let run = 0; run < 5; run += 1) {
			await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({ code: 'Access Denied' });
		}
		expect(n8n.refreshes).toBe(1);
	});

	test('is repeated after a pause', async () => {
		const now = jest.spyOn(Date, 'now');
		const start = Date.now();
		const n8n = fakeN8n({
			data: connected(MINUTE),
			refresh: async (old, count) =>
				count === 1 ? { ...old, error: 'invalid_client' } : await renewedToken(old, count),
		});
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({ code: 'invalid_client' });
		now.mockReturnValue(start + 11_000);
		await expect(freshCredential(n8n.context, OAUTH2)).resolves.toBeDefined();
		now.mockRestore();
	});

	test('because the accounts server does not answer can be repeated at once', async () => {
		const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		const n8n = refusing(async () => await Promise.reject(reset));
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({
			code: 'ACCOUNTS_UNREACHABLE',
			retryable: true,
		});
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toBeDefined();
		expect(n8n.refreshes).toBe(2);
	});

	test('tells no secret', async () => {
		const n8n = refusing(async (old) => {
			const leak = `client_secret=${SECRET}&refresh_token=${String(old.refresh_token)}`;
			return await Promise.reject(new Error(leak));
		});
		const error = (await freshCredential(n8n.context, OAUTH2).catch((caught: unknown) => caught)) as Error;
		const told = JSON.stringify([error.message, { ...error }, n8n.log.lines]);
		expect(told).not.toContain(SECRET);
		expect(told).not.toContain('1000.');
	});
});

describe('a credential that is not connected', () => {
	const never = (oauthTokenData: IDataObject) =>
		fakeN8n({ data: { ...connected(0), oauthTokenData } as ICredentialDataDecryptedObject });

	test('says so', async () => {
		await expect(freshCredential(never({}).context, OAUTH2)).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
	});

	test('because Zoho refused the sign-in says why', async () => {
		await expect(freshCredential(never({ error: 'invalid_code' }).context, OAUTH2)).rejects.toMatchObject({
			code: 'invalid_code',
			message: 'Zoho did not accept the sign-in',
		});
	});

	test('because the account is in another data center names both', async () => {
		const callbackQueryString = { location: 'us', 'accounts-server': 'https://accounts.zoho.com' };
		const n8n = never({ error: 'invalid_code', callbackQueryString });
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({
			code: 'WRONG_DATA_CENTER',
			message:
				'The Zoho account is in the data center United States (accounts.zoho.com), and the credential is set to Europe (accounts.zoho.eu)',
			description: expect.stringContaining('Set the Data Center of the credential to United States'),
		});
	});

	test('in its own data center is not told to change it', async () => {
		const callbackQueryString = { 'accounts-server': 'https://accounts.zoho.eu' };
		const n8n = never({ error: 'invalid_client_secret', callbackQueryString });
		await expect(freshCredential(n8n.context, OAUTH2)).rejects.toMatchObject({
			code: 'invalid_client_secret',
		});
	});
});

describe('a Self Client', () => {
	const selfClient = (left: number, accessToken = newToken()): ICredentialDataDecryptedObject => ({
		dataCenter: 'eu',
		clientId: '1000.SELF',
		clientSecret: SECRET,
		accessToken,
		oauthTokenData: { refresh_token: newToken(), expires_at: Date.now() + left },
	});
	const dataOf = ({ credentialsDecrypted }: FreshCredential) => credentialsDecrypted?.data;

	test('with a token that lives long enough is used as it is', async () => {
		const n8n = fakeN8n({ data: selfClient(60 * MINUTE) });
		const fresh = await freshCredential(n8n.context, SELF_CLIENT);
		expect(fresh).toMatchObject({ accessToken: n8n.stored.accessToken });
		expect(fresh.credentialsDecrypted).toBeUndefined();
		expect(fresh.goodUntil).toBeGreaterThan(Date.now());
	});

	test.each([
		['that ends soon', selfClient(MINUTE)],
		['it does not have yet', { ...selfClient(60 * MINUTE), accessToken: '' }],
	])('with a token %s makes n8n run its sign-in', async (_what, data) => {
		const n8n = fakeN8n({ data });
		const fresh = await freshCredential(n8n.context, SELF_CLIENT);
		expect(fresh.credentialsDecrypted).toMatchObject({ id: '7', name: 'My Self Client', type: SELF_CLIENT });
		expect(dataOf(fresh)).toEqual({ ...n8n.stored, accessToken: '' });
		expect(fresh.goodUntil).toBe(0);
		expect(n8n.log.lines).toHaveLength(1);
	});

	test('with a refused token tells its sign-in which one', async () => {
		const n8n = fakeN8n({ data: selfClient(60 * MINUTE) });
		const refused = await freshCredential(n8n.context, SELF_CLIENT);
		const fresh = await freshCredential(n8n.context, SELF_CLIENT, refused);
		expect(dataOf(fresh)).toEqual({
			...n8n.stored,
			accessToken: '',
			refusedToken: refused.accessToken,
			refusedAt: refused.readAt,
		});
	});

	test('whose refused token another run has replaced uses the new one', async () => {
		const n8n = fakeN8n({ data: selfClient(60 * MINUTE) });
		const refused = await freshCredential(n8n.context, SELF_CLIENT);
		n8n.stored = { ...n8n.stored, accessToken: newToken() };
		const fresh = await freshCredential(n8n.context, SELF_CLIENT, refused);
		expect(fresh.accessToken).toBe(n8n.stored.accessToken);
		expect(fresh.credentialsDecrypted).toBeUndefined();
	});

	test('whose first token was refused at the wrong host goes to the right one with it', async () => {
		const n8n = fakeN8n({ data: { ...selfClient(60 * MINUTE), accessToken: '' } });
		const refused = await freshCredential(n8n.context, SELF_CLIENT);
		const accessToken = newToken();
		const oauthTokenData = {
			...(n8n.stored.oauthTokenData as IDataObject),
			api_domain: 'https://sandbox.zohoapis.eu',
		};
		n8n.stored = { ...n8n.stored, accessToken, oauthTokenData };
		const fresh = await freshCredential(n8n.context, SELF_CLIENT, refused);
		expect(fresh.accessToken).toBe(accessToken);
		expect(fresh.credentialsDecrypted).toBeUndefined();

		const sameHost = await freshCredential(n8n.context, SELF_CLIENT, { ...refused, data: n8n.stored });
		expect(dataOf(sameHost)).toMatchObject({ accessToken: '', refusedToken: accessToken });
	});
});

describe('when a token ends', () => {
	test('is what n8n or the Self Client says, but an hour after it was first met at the latest', () => {
		const now = Date.now();
		expect(endOf(newToken(), { n8n_expires_at: String(now + 5000) })).toBe(now + 5000);
		expect(endOf(newToken(), { expires_at: now + 7000 })).toBe(now + 7000);
		expect(endOf(newToken(), { n8n_expires_at: String(now + 3_600_000_000) })).toBeLessThanOrEqual(
			Date.now() + 3_600_000,
		);
	});

	test('without a word of n8n’s is an hour after it was first met, not after it was last looked at', () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
		const token = newToken();
		expect(endOf(token, {})).toBe(4_600_000);
		clock.mockReturnValue(2_000_000);
		expect(endOf(token, {})).toBe(4_600_000);
		clock.mockRestore();
	});
});

describe('the key of an account', () => {
	test('is another for another client or refresh token, and holds neither', () => {
		const data = connected(0);
		const keys = [
			keyOf(data),
			keyOf({ ...data, clientId: 'other' }),
			keyOf(connected(0)),
			keyOf({ clientId: '1000.CLIENT', refreshToken: 'typed' }),
			keyOf({ clientId: '1000.CLIENT', grantToken: 'granted' }),
		];
		expect(new Set(keys).size).toBe(5);
		for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
	});

	test('stays when the access token changes', () => {
		const data = connected(0);
		const renewed = {
			...data,
			oauthTokenData: { ...(data.oauthTokenData as IDataObject), access_token: 'x' },
		};
		expect(keyOf(renewed)).toBe(keyOf(data));
	});
});
