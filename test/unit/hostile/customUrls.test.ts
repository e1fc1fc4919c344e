import { type ICredentialType, type INode, type INodeTypes, Workflow } from 'n8n-workflow';

import { ZohoClientApi } from '../../../credentials/ZohoClientApi.credentials';
import { ZohoSelfClientApi } from '../../../credentials/ZohoSelfClientApi.credentials';
import { ZohoSuiteOAuth2Api } from '../../../credentials/ZohoSuiteOAuth2Api.credentials';
import { accountsUrlOf, hostsOf } from '../../../nodes/shared/transport/dataCenters';

const unsafe = [
	'http://accounts.zoho.com',
	'http://localhost.evil.example',
	'http://127.0.0.1.evil.example',
	'http://127.0.0.1@evil.example',
	'http://localhost:80@evil.example',
	'http://evil.example#127.0.0.1',
	'http://evil.example/?localhost',
	'http://0.0.0.0',
	'http://[::]',
	'http://[::ffff:8.8.8.8]',
	'http://[2001:db8::1]',
	'http://2130706433.evil.example',
	'http://١٢٧.0.0.1.evil.example',
	'ftp://127.0.0.1',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'//evil.example',
	'evil.example',
];
const safe = [
	['https://accounts.example.com', 'https://accounts.example.com'],
	['  https://accounts.example.com:8443//  ', 'https://accounts.example.com:8443'],
	['http://localhost:4600', 'http://localhost:4600'],
	['http://127.0.0.1:4600/', 'http://127.0.0.1:4600'],
	['http://127.8.9.1', 'http://127.8.9.1'],
	['http://[::1]:4600', 'http://[::1]:4600'],
] as const;
const fields = ['customAccountsUrl', 'customCrmUrl', 'customCrmUploadUrl', 'customDeskUrl'];
const node: INode = { id: '', name: '', type: 'mock', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
} as unknown as INodeTypes;
const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
const all = (url: string) => ({
	dataCenter: 'custom',
	...Object.fromEntries(fields.map((name) => [name, url])),
});

describe.each(fields)('%s of a Custom data center', (field) => {
	test.each(unsafe)('is refused before anything is sent: %s', (url) => {
		expect(() => hostsOf({ ...all('https://zoho.example'), [field]: url })).toThrow(
			expect.objectContaining({
				code: 'INVALID_URL',
				description: expect.stringContaining('must begin with https://'),
			}),
		);
	});

	test.each(safe)('may be %s', (url, origin) => {
		expect(Object.values(hostsOf(all(url)))).toEqual([origin, origin, origin, origin]);
	});
});

test.each(unsafe.filter((url) => url.includes('://')))(
	'the Accounts URL of a Zoho Token node is refused: %s',
	(url) => {
		expect(() => accountsUrlOf(url)).toThrow(expect.objectContaining({ code: 'INVALID_URL' }));
	},
);

/** The addresses that n8n itself sends secrets to: in a credential's test, in a sign-in, for a new token. */
const ofCredentials: Array<[what: string, url: string, values: object]> = [
	...['crm', 'crmSandbox', 'crmDeveloper', 'desk'].map((testWith): [string, string, object] => [
		`the test of a Self Client with ${testWith}`,
		testUrlOf(new ZohoSelfClientApi()),
		{ testWith },
	]),
	['the test of a client', testUrlOf(new ZohoClientApi()), {}],
	['the sign-in', defaultOf('authUrl'), {}],
	['token calls', defaultOf('accessTokenUrl'), {}],
];

function testUrlOf({ test: of }: ICredentialType): string {
	return String(of?.request.url);
}

function defaultOf(name: string): string {
	return String(new ZohoSuiteOAuth2Api().properties.find((property) => property.name === name)?.default);
}

describe.each(ofCredentials)('where n8n goes for %s', (_, url, values) => {
	const evaluated = (typed: string) => {
		const data = { ...all(typed), ...values };
		return String(
			expression.getSimpleParameterValue(node, url, 'internal', { $credentials: data, $self: data } as never),
		);
	};

	test.each([...unsafe, 'http://localhost:80\\@evil.example'])(
		'is nowhere where a Custom URL is %s',
		(typed) => {
			expect(new URL(evaluated(typed)).origin).toBe('https://this-url-must-begin-with-https.invalid');
		},
	);

	test.each(safe)('is the host of %s', (typed, origin) => {
		expect(new URL(evaluated(typed)).origin).toBe(origin);
	});
});
