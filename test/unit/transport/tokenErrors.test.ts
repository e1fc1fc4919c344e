import { tokenError, tokenRefusalOf } from '../../../nodes/shared/transport/tokenErrors';
import { tokenNetworkError } from '../../../nodes/shared/transport/networkErrors';

const accountsUrl = 'https://accounts.zoho.eu';

describe('a refusal of the token endpoint', () => {
	test.each([
		['invalid_client', 'Zoho does not know this client ID', 'Multi DC'],
		['invalid_client_secret', 'The client secret does not belong to the client ID', 'secret of its own'],
		['invalid_scope', 'Zoho does not know one of the scopes', 'One unknown scope spoils'],
		[
			'invalid_redirect_uri',
			'The redirect URL is not registered for this client',
			'Authorized Redirect URIs',
		],
		['access_denied', 'Access was refused on the consent page', 'Accept'],
		['general_error', "Zoho's accounts server could not make sense of the call", 'empty'],
		[
			'Access Denied',
			'Zoho gives out no tokens to this client for the moment, because it asked for too many',
			'Wait 10 minutes',
		],
		['new_code', "Zoho's accounts server refused: new_code", 'client ID'],
	])('%s', (error, message, description) => {
		const explained = tokenError({ error }, { use: 'refresh', accountsUrl });
		expect(explained.message).toBe(message);
		expect(explained.description).toContain(description);
		expect(explained.code).toBe(error);
		expect(explained.retryable).toBe(error === 'Access Denied');
	});

	test.each([
		['grant', 'Zoho did not accept the grant token', 'works once'],
		['refresh', 'The refresh token no longer works', '20 refresh tokens'],
		['connect', 'Zoho did not accept the sign-in', 'Data Center of the credential'],
	] as const)('invalid_code of a %s', (use, message, description) => {
		const explained = tokenError({ error: 'invalid_code' }, { use, accountsUrl });
		expect(explained.message).toBe(message);
		expect(explained.description).toContain(description);
		expect(explained.description).toContain('Europe (accounts.zoho.eu)');
	});

	test('is known as throttling by its description too', () => {
		const error_description =
			'You have made too many requests continuously. Please try again after some time.';
		expect(tokenError({ error: 'unknown', error_description }, { use: 'refresh' }).description).toContain(
			'Wait 10 minutes',
		);
	});

	test('is found in a body and not in others', () => {
		expect(tokenRefusalOf({ error: 'invalid_code' })).toEqual({ error: 'invalid_code' });
		expect(tokenRefusalOf({ access_token: 'x' })).toBeUndefined();
		expect(tokenRefusalOf({ error: '' })).toBeUndefined();
		expect(tokenRefusalOf(undefined)).toBeUndefined();
	});
});

test('an accounts server that does not answer is not a call that may have been carried out', () => {
	const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	expect(tokenNetworkError(reset)).toMatchObject({ code: 'ACCOUNTS_UNREACHABLE', retryable: true });
	expect(tokenNetworkError(new Error('x'))).toBeUndefined();
});
