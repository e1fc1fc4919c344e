import { redact, withoutSecrets } from '../../../nodes/shared/transport/redact';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';

const token = '1000.0123456789abcdef.fedcba9876543210';

describe('redact', () => {
	test.each([
		[`token ${token} refused`, 'token [hidden] refused'],
		['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [hidden]'],
		['Zoho-oauthtoken secret, next', 'Zoho-oauthtoken [hidden], next'],
		['?client_secret=s3cret&x=1', '?client_secret=[hidden]&x=1'],
		['{"client_secret":"s3cret","a":1}', '{"client_secret":"[hidden]","a":1}'],
		['refreshToken: abc', 'refreshToken: [hidden]'],
	])('%s', (text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	test.each([
		'Lead 1000.50 EUR',
		'client 1000.ABCXYZGHI',
		'the access token ended',
		'a grant token works once',
	])('leaves "%s" alone', (text) => {
		expect(redact(text)).toBe(text);
	});

	test('a text that was redacted already stays as it is', () => {
		const once = redact(`Bearer ${token} client_secret=abc`);
		expect(redact(once)).toBe(once);
	});
});

describe('withoutSecrets', () => {
	test('hides the values of secret keys and tokens in any depth, and keeps the rest', () => {
		const value = {
			code: 'INVALID_DATA',
			request: { headers: { Authorization: 'x', accept: 'json' }, body: [{ client_secret: 'y' }, token] },
			accessToken: 'z',
			access_token: '',
			count: 3,
			none: null,
		};
		expect(withoutSecrets(value)).toEqual({
			code: 'INVALID_DATA',
			request: {
				headers: { Authorization: '[hidden]', accept: 'json' },
				body: [{ client_secret: '[hidden]' }, '[hidden]'],
			},
			accessToken: '[hidden]',
			access_token: '',
			count: 3,
			none: null,
		});
	});

	test('comes to an end on a value that holds itself', () => {
		const loop: Record<string, unknown> = {};
		loop.self = loop;
		expect(JSON.stringify(withoutSecrets(loop))).toContain('[…]');
	});
});

test('no ZohoError holds a secret, whatever it is made of', () => {
	const error = new ZohoError({
		code: 'X',
		message: `refused ${token}`,
		description: `client_secret=s3cret`,
		details: { refresh_token: 's3cret', text: token },
	});
	const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack });
	expect(shown).not.toContain(token);
	expect(shown).not.toContain('s3cret');
});
