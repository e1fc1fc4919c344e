import type { Host, ZohoRequest } from './types';

/** What the user knows each host as. */
const products: Record<Host, string> = {
	accounts: 'Zoho Accounts',
	crm: 'Zoho CRM',
	crmUpload: 'Zoho CRM',
	desk: 'Zoho Desk',
};

export const productOf = (host: Host): string => products[host];

/** Whether sending it twice does no harm. */
export const isRepeatable = ({ method, repeatable }: ZohoRequest): boolean => repeatable ?? method !== 'POST';

/** Whether it changes anything at Zoho's end. */
export const isWrite = ({ method, reads }: ZohoRequest): boolean => method !== 'GET' && reads !== true;

/** For log lines: method and path, without the query, which can hold what users look for. */
export const nameOf = ({ method, host, path }: ZohoRequest): string =>
	`${productOf(host)}: ${method} ${path.split('?')[0]}`;
