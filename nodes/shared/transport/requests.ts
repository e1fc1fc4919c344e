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

/** For log lines: method and path, without the query, which can hold what users look for. */
export const nameOf = ({ method, host, path }: ZohoRequest): string =>
	`${productOf(host)}: ${method} ${path.split('?')[0]}`;

/** How to go on when a write was sent and its answer is not known. */
export const MAY_BE_WRITTEN =
	'It was not sent again, because that could write it twice. Look the record up first; if it is not there, run this item again. An operation that finds its record again (Update, Create or Update) is repeated by itself.';
