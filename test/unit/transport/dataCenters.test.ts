import {
	accountsUrlOf,
	addressOf,
	crmHost,
	dataCenterOfAccountsUrl,
	dataCenters,
	hostsOf,
	isKnownCrmHost,
} from '../../../nodes/shared/transport/dataCenters';
import type { Host } from '../../../nodes/shared/transport/types';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';

const refusalOf = (work: () => unknown): ZohoError => {
	try {
		work();
	} catch (caught) {
		if (caught instanceof ZohoError) return caught;
	}
	throw new Error('no ZohoError was thrown');
};

const custom = {
	dataCenter: 'custom',
	customAccountsUrl: 'http://127.0.0.1:4000/',
	customCrmUrl: 'http://127.0.0.1:4001',
	customCrmUploadUrl: 'https://upload.example.com/',
	customDeskUrl: 'http://localhost:4003',
};

describe('the data center table', () => {
	test.each([
		['us', 'https://accounts.zoho.com', 'https://www.zohoapis.com', 'https://desk.zoho.com'],
		['eu', 'https://accounts.zoho.eu', 'https://www.zohoapis.eu', 'https://desk.zoho.eu'],
		['in', 'https://accounts.zoho.in', 'https://www.zohoapis.in', 'https://desk.zoho.in'],
		['au', 'https://accounts.zoho.com.au', 'https://www.zohoapis.com.au', 'https://desk.zoho.com.au'],
		['cn', 'https://accounts.zoho.com.cn', 'https://www.zohoapis.com.cn', 'https://desk.zoho.com.cn'],
		['jp', 'https://accounts.zoho.jp', 'https://www.zohoapis.jp', 'https://desk.zoho.jp'],
		['ca', 'https://accounts.zohocloud.ca', 'https://www.zohoapis.ca', 'https://desk.zohocloud.ca'],
		['sa', 'https://accounts.zoho.sa', 'https://www.zohoapis.sa', 'https://desk.zoho.sa'],
		['uk', 'https://accounts.zoho.uk', 'https://www.zohoapis.uk', 'https://desk.zoho.uk'],
		['ae', 'https://accounts.zoho.ae', 'https://www.zohoapis.ae', 'https://desk.zoho.ae'],
		['sg', 'https://accounts.zoho.sg', 'https://www.zohoapis.sg', 'https://desk.zoho.sg'],
	])('%s has its own accounts, CRM and Desk hosts', (dataCenter, accounts, crm, desk) => {
		expect(hostsOf({ dataCenter })).toMatchObject({ accounts, crm, desk });
	});

	test.each([
		['us', 'https://content.zohoapis.com'],
		['au', 'https://content.zohoapis.com.au'],
		['ca', 'https://upload.zohocloud.ca'],
		['sa', 'https://files.zoho.sa'],
	])('%s takes bulk files at %s', (dataCenter, crmUpload) => {
		expect(hostsOf({ dataCenter }).crmUpload).toBe(crmUpload);
	});

	test('holds eleven data centers, and a credential that never chose is in the US', () => {
		expect(Object.keys(dataCenters)).toHaveLength(11);
		expect(hostsOf({}).accounts).toBe('https://accounts.zoho.com');
	});

	test('a data center it does not know is refused with the list of those it knows', () => {
		const { code, message, allowedValues } = refusalOf(() => hostsOf({ dataCenter: 'mars' }));
		expect({ code, message }).toEqual({
			code: 'UNKNOWN_DATA_CENTER',
			message: '"mars" is not a Zoho data center',
		});
		expect(allowedValues).toContain('eu');
		expect(refusalOf(() => hostsOf({ dataCenter: 'toString' })).code).toBe('UNKNOWN_DATA_CENTER');
	});
});

describe('a Custom credential', () => {
	test('names its own hosts, https or on this machine', () => {
		expect(hostsOf(custom)).toEqual({
			accounts: 'http://127.0.0.1:4000',
			crm: 'http://127.0.0.1:4001',
			crmUpload: 'https://upload.example.com',
			desk: 'http://localhost:4003',
		});
	});

	test.each(['http://accounts.example.com', 'ftp://127.0.0.1', 'accounts', 'http://127.0.0.1.evil.example'])(
		'does not send tokens to %s',
		(customAccountsUrl) => {
			const { code, message, field } = refusalOf(() => hostsOf({ ...custom, customAccountsUrl }));
			expect(code).toBe('INVALID_URL');
			expect(message).toContain("'Accounts URL'");
			expect(field?.label).toBe('Accounts URL');
		},
	);

	test.each<[Host, string, string]>([
		['desk', 'customDeskUrl', 'Desk URL'],
		['crmUpload', 'customCrmUploadUrl', 'CRM Upload URL'],
	])('may leave out the host of %s until it is needed', (host, name, label) => {
		const hosts = hostsOf({ ...custom, [name]: '' });
		expect(addressOf(hosts, 'accounts')).toBe('http://127.0.0.1:4000');
		expect(refusalOf(() => addressOf(hosts, host)).message).toBe(`The credential has no ${label}`);
	});
});

describe("the token's api_domain", () => {
	const eu = hostsOf({ dataCenter: 'eu' });

	test.each([
		['https://www.zohoapis.eu', 'https://www.zohoapis.eu'],
		['https://sandbox.zohoapis.eu', 'https://sandbox.zohoapis.eu'],
		['https://developer.zohoapis.com', 'https://developer.zohoapis.com'],
		['https://www.zohoapis.in/', 'https://www.zohoapis.in'],
	])('%s is followed', (apiDomain, host) => {
		expect(crmHost(apiDomain, eu)).toBe(host);
	});

	test('is not needed', () => {
		expect(crmHost(undefined, eu)).toBe('https://www.zohoapis.eu');
	});

	test.each([
		'http://www.zohoapis.eu',
		'https://www.zohoapis.eu.evil.example',
		'https://evil.example/www.zohoapis.eu',
		'https://www.zohoapis.eu:8443',
		'https://desk.zoho.eu',
		'nonsense',
	])('%s gets no token', (apiDomain) => {
		expect(isKnownCrmHost(apiDomain)).toBe(false);
		const { code, message } = refusalOf(() => crmHost(apiDomain, eu));
		expect(code).toBe('API_DOMAIN_UNKNOWN');
		expect(message).toContain(apiDomain);
	});

	test('may be the Custom host, by either name of this machine', () => {
		const hosts = hostsOf(custom);
		expect(crmHost('http://127.0.0.1:4001', hosts)).toBe('http://127.0.0.1:4001');
		expect(crmHost('http://localhost:4001', hosts)).toBe('http://127.0.0.1:4001');
		expect(refusalOf(() => crmHost('http://localhost:4002', hosts)).code).toBe('API_DOMAIN_UNKNOWN');
	});
});

describe('an accounts server', () => {
	test.each([
		['eu', 'https://accounts.zoho.eu'],
		['EU', 'https://accounts.zoho.eu'],
		['https://accounts.zoho.eu', 'https://accounts.zoho.eu'],
		['https://accounts.zoho.eu/oauth/v2/token', 'https://accounts.zoho.eu'],
		['accounts.zohocloud.ca', 'https://accounts.zohocloud.ca'],
		['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
	])('is found by %s', (given, url) => {
		expect(accountsUrlOf(given)).toBe(url);
	});

	test.each([
		['mars', 'UNKNOWN_DATA_CENTER'],
		['http://accounts.zoho.eu', 'INVALID_URL'],
		['http://', 'INVALID_URL'],
	])('is not found by %s', (given, code) => {
		expect(refusalOf(() => accountsUrlOf(given)).code).toBe(code);
	});

	test('tells its data center', () => {
		expect(dataCenterOfAccountsUrl('https://accounts.zoho.com.au/')).toBe('au');
		expect(dataCenterOfAccountsUrl('https://accounts.zoho.example')).toBeUndefined();
	});
});
