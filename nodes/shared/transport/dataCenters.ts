import type { IDataObject } from 'n8n-workflow';

import type { Host } from './types';
import { ZohoError } from './zohoError';

export interface DataCenter {
	/** The country or region, as the credential's list shows it. */
	label: string;
	accounts: string;
	/** CRM's hosts by environment; the `api_domain` of a token tells which one it is for. */
	crm: string;
	crmSandbox: string;
	crmDeveloper: string;
	/** Where CRM takes the files of bulk writes. */
	crmUpload: string;
	desk: string;
}

/** Most data centres differ in their top-level domain only; Canada's and Saudi Arabia's have hosts of their own. */
function dataCenter(label: string, tld: string, own: Partial<DataCenter> = {}): DataCenter {
	return {
		label,
		accounts: `https://accounts.zoho.${tld}`,
		crm: `https://www.zohoapis.${tld}`,
		crmSandbox: `https://sandbox.zohoapis.${tld}`,
		crmDeveloper: `https://developer.zohoapis.${tld}`,
		crmUpload: `https://content.zohoapis.${tld}`,
		desk: `https://desk.zoho.${tld}`,
		...own,
	};
}

/**
 * Zoho's data centres by the value of the credential's `dataCenter`, which is also the `location` of the sign-in's
 * answer. From Zoho's SDKs and its multi-DC page; the API hosts of uk, ae and sg follow the pattern of the others
 * and are confirmed by no source, which is why the credential also takes Custom hosts.
 */
export const dataCenters = {
	us: dataCenter('United States', 'com'),
	eu: dataCenter('Europe', 'eu'),
	in: dataCenter('India', 'in'),
	au: dataCenter('Australia', 'com.au'),
	cn: dataCenter('China', 'com.cn'),
	jp: dataCenter('Japan', 'jp'),
	ca: dataCenter('Canada', 'ca', {
		accounts: 'https://accounts.zohocloud.ca',
		crmUpload: 'https://upload.zohocloud.ca',
		desk: 'https://desk.zohocloud.ca',
	}),
	sa: dataCenter('Saudi Arabia', 'sa', { crmUpload: 'https://files.zoho.sa' }),
	uk: dataCenter('United Kingdom', 'uk'),
	ae: dataCenter('United Arab Emirates', 'ae'),
	sg: dataCenter('Singapore', 'sg'),
} satisfies Record<string, DataCenter>;

export type DataCenterName = keyof typeof dataCenters;

/** The addresses of one credential, without a slash at the end; empty where a Custom credential leaves one out. */
export type Hosts = Record<Host, string>;

/** What the form calls the Custom address of each host. */
const customFields: Record<Host, { name: string; label: string }> = {
	accounts: { name: 'customAccountsUrl', label: 'Accounts URL' },
	crm: { name: 'customCrmUrl', label: 'CRM URL' },
	crmUpload: { name: 'customCrmUploadUrl', label: 'CRM Upload URL' },
	desk: { name: 'customDeskUrl', label: 'Desk URL' },
};

const isDataCenter = (name: unknown): name is DataCenterName =>
	typeof name === 'string' && Object.hasOwn(dataCenters, name);

/**
 * The hosts of a credential's data.
 * @throws ZohoError when the data center is unknown or a Custom URL is not one that a token may be sent to
 */
export function hostsOf(credential: IDataObject): Hosts {
	const { dataCenter: chosen = 'us' } = credential;
	if (isDataCenter(chosen)) {
		const { accounts, crm, crmUpload, desk } = dataCenters[chosen];
		return { accounts, crm, crmUpload, desk };
	}
	if (chosen !== 'custom') throw unknownDataCenter(String(chosen));
	const custom = (host: Host) => {
		const { name, label } = customFields[host];
		const url = String(credential[name] ?? '').trim();
		return url === '' ? '' : safeOrigin(url, label);
	};
	return {
		accounts: custom('accounts'),
		crm: custom('crm'),
		crmUpload: custom('crmUpload'),
		desk: custom('desk'),
	};
}

/** The address of one host. @throws ZohoError when a Custom credential leaves it out */
export function addressOf(hosts: Hosts, host: Host): string {
	if (hosts[host]) return hosts[host];
	const { label } = customFields[host];
	throw new ZohoError({
		code: 'CUSTOM_URL_MISSING',
		message: `The credential has no ${label}`,
		description: `Its Data Center is Custom: fill in '${label}' in the credential, or choose Zoho's data center from the list.`,
		field: { apiName: customFields[host].name, label },
	});
}

/** Whether a token may be sent to this address: an https CRM host of the table, or the Custom one. */
export function isKnownCrmHost(url: string, custom?: string): boolean {
	const address = originOf(url);
	if (address === undefined) return false;
	if (custom && isSameHost(address, custom)) return true;
	return Object.values(dataCenters).some(({ crm, crmSandbox, crmDeveloper }) =>
		[crm, crmSandbox, crmDeveloper].includes(address),
	);
}

/**
 * The CRM host of a token: its `api_domain`, which also tells production from sandbox.
 * @param apiDomain `api_domain` of the token's answer; without it the credential's own host is used
 * @throws ZohoError when `api_domain` is a host that no token may be sent to
 */
export function crmHost(apiDomain: string | undefined, hosts: Hosts): string {
	if (!apiDomain) return addressOf(hosts, 'crm');
	const address = originOf(apiDomain);
	if (address !== undefined && isKnownCrmHost(address, hosts.crm)) {
		return isSameHost(address, hosts.crm) ? hosts.crm : address;
	}
	throw new ZohoError({
		code: 'API_DOMAIN_UNKNOWN',
		message: `The token is for the CRM host ${apiDomain}, which is none of Zoho's known hosts`,
		description:
			"Nothing was sent there. If Zoho really gave this host to your account, choose the Data Center Custom in the credential and enter it as 'CRM URL'.",
		details: { api_domain: apiDomain },
	});
}

/** `https://accounts.zoho.eu` → `eu` */
export function dataCenterOfAccountsUrl(url: string): DataCenterName | undefined {
	const address = originOf(url);
	return (Object.keys(dataCenters) as DataCenterName[]).find(
		(name) => dataCenters[name].accounts === address,
	);
}

/**
 * The accounts host by data centre (`eu`) or by address (`https://accounts.zoho.eu`, `accounts.zoho.eu`).
 * @throws ZohoError when it is neither
 */
export function accountsUrlOf(dataCenterOrUrl: string): string {
	const given = dataCenterOrUrl.trim();
	const name = given.toLowerCase();
	if (isDataCenter(name)) return dataCenters[name].accounts;
	if (!given.includes('.') && !given.includes(':')) throw unknownDataCenter(given);
	return safeOrigin(given.includes('://') ? given : `https://${given}`, customFields.accounts.label);
}

/** The origin of an address a secret may be sent to: https, or plain http on this very machine. */
function safeOrigin(url: string, label: string): string {
	const address = originOf(url);
	if (address !== undefined && (address.startsWith('https://') || isLoopback(address))) return address;
	throw new ZohoError({
		code: 'INVALID_URL',
		message: `'${label}' is not an address that a token can be sent to safely`,
		description: `It must begin with https:// (http:// is taken for localhost only), for example ${dataCenters.us.accounts}.`,
		field: { apiName: label, label },
	});
}

function originOf(url: string): string | undefined {
	try {
		const { origin, protocol } = new URL(url);
		return ['https:', 'http:'].includes(protocol) ? origin : undefined;
	} catch {
		return undefined;
	}
}

/** Whether an origin is this very machine. */
export function isLoopback(address: string): boolean {
	const { hostname } = new URL(address);
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whether two addresses have the same origin; localhost and 127.0.0.1 are the same machine. */
export function isSameHost(one: string, other: string): boolean {
	const [a, b] = [originOf(one), originOf(other)];
	if (a === undefined || b === undefined) return false;
	const [first, second] = [new URL(a), new URL(b)];
	const sameMachine = isLoopback(a) && isLoopback(b);
	return a === b || (sameMachine && first.protocol === second.protocol && first.port === second.port);
}

function unknownDataCenter(name: string): ZohoError {
	return new ZohoError({
		code: 'UNKNOWN_DATA_CENTER',
		message: `"${name}" is not a Zoho data center`,
		description:
			'Use one of the list, or the address of its accounts server, for example https://accounts.zoho.eu.',
		field: { apiName: 'dataCenter', label: 'Data Center' },
		allowedValues: Object.keys(dataCenters),
	});
}
