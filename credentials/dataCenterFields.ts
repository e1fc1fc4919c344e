import type { INodeProperties } from 'n8n-workflow';

import { type DataCenter, dataCenters } from '../nodes/shared/transport/dataCenters';
import type { Host } from '../nodes/shared/transport/types';

/** The data centre, first in every credential. */
export const dataCenterField: INodeProperties = {
	displayName: 'Data Center',
	name: 'dataCenter',
	type: 'options',
	options: [
		...Object.entries(dataCenters).map(([value, { label, accounts }]) => ({
			name: `${label} (${new URL(accounts).host})`,
			value,
		})),
		{
			name: 'Custom',
			value: 'custom',
			description: 'Addresses of your own, for example those of the emulator',
		},
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: 'us',
	description: 'Where your Zoho account lives. The address bar shows it when you are signed in to Zoho.',
};

const shownForCustom = { displayOptions: { show: { dataCenter: ['custom'] } } };

const customUrlFields: Record<Host, INodeProperties> = {
	accounts: {
		displayName: 'Accounts URL',
		name: 'customAccountsUrl',
		type: 'string',
		default: '',
		placeholder: 'https://accounts.zoho.com',
		description: 'Where tokens come from',
		required: true,
		...shownForCustom,
	},
	crm: {
		displayName: 'CRM URL',
		name: 'customCrmUrl',
		type: 'string',
		default: '',
		placeholder: 'https://www.zohoapis.com',
		description: 'Leave empty if you do not use Zoho CRM',
		...shownForCustom,
	},
	crmUpload: {
		displayName: 'CRM Upload URL',
		name: 'customCrmUploadUrl',
		type: 'string',
		default: '',
		placeholder: 'https://content.zohoapis.com',
		description: 'Where files of bulk writes go. Leave empty if you do not upload any.',
		...shownForCustom,
	},
	desk: {
		displayName: 'Desk URL',
		name: 'customDeskUrl',
		type: 'string',
		default: '',
		placeholder: 'https://desk.zoho.com',
		description: 'Leave empty if you do not use Zoho Desk',
		...shownForCustom,
	},
};

/** The addresses a Custom data centre is made of. */
export function customUrls(...hosts: Host[]): INodeProperties[] {
	return hosts.map((host) => customUrlFields[host]);
}

/**
 * An n8n expression, without its `={{ }}`, that gives a host's address for the credential's data centre.
 * It is a plain look-up in a literal made from the one table, because an expression cannot reach this package's code.
 * @param root where the credential's fields are: `$self` in its own properties, `$credentials` in its test
 */
export function addressExpression(
	root: '$self' | '$credentials',
	host: Exclude<keyof DataCenter, 'label'>,
): string {
	const addresses = Object.fromEntries(Object.entries(dataCenters).map(([name, row]) => [name, row[host]]));
	// CRM's environments share one Custom address.
	const custom = host === 'crmSandbox' || host === 'crmDeveloper' ? 'crm' : host;
	const typed = `${root}["${customUrlFields[custom].name}"]`;
	const own = `(${typed} || "").trim().replace(/\\/+$/, "")`;
	return `(${JSON.stringify(addresses)}[${root}["dataCenter"]] || (${SAFE}.test(${own}) ? ${own} : ${own} && "${UNSAFE}"))`;
}

/** As a regular expression within an expression: https, or plain http on this very machine, and nobody's name in front. */
const SAFE = String.raw`/^(https:\/\/|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$))[^@\\]*$/i`;
/** Stands for an address that no secret may be sent to. Names that end so lead nowhere, and n8n shows the name. */
const UNSAFE = 'https://this-url-must-begin-with-https.invalid';
