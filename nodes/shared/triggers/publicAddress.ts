import { isLoopback } from '../transport/dataCenters';
import { ZohoError } from '../transport/zohoError';

/** IPv4 addresses that no router of the Internet forwards (RFC 1918, 3927, 6598). */
const PRIVATE_IP =
	/^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)[\d.]+$/;

/**
 * The webhook address to give to Zoho, which must be one that Zoho's servers can reach. A Custom credential whose
 * Zoho runs on this very machine reaches anything.
 * @param url `getNodeWebhookUrl('default')`
 * @param zohoHost the product's address as the connection knows it, `connection.hosts.crm`
 * @param pollingTrigger display name of the trigger that needs no address
 * @throws ZohoError that explains what is missing and names the polling trigger
 */
export function publicAddress(url: string | undefined, zohoHost: string, pollingTrigger: string): string {
	const obstacle = url === undefined || url === '' ? 'n8n gave no address' : obstacleOf(new URL(url));
	if (url !== undefined && (obstacle === undefined || (zohoHost !== '' && isLoopback(zohoHost)))) return url;
	throw new ZohoError({
		code: 'ADDRESS_NOT_PUBLIC',
		message: `Zoho cannot reach this n8n: ${obstacle}`,
		description: `Zoho sends events to an https address on the Internet. Give n8n one (its setting WEBHOOK_URL), then activate the workflow again. Without one, use the ${pollingTrigger} instead: it asks Zoho at regular intervals and needs no address.`,
		details: { url },
	});
}

function obstacleOf({ protocol, hostname, origin }: URL): string | undefined {
	if (protocol !== 'https:') return `its webhook address ${origin} is not https`;
	const isPrivate =
		isLoopback(origin) ||
		PRIVATE_IP.test(hostname) ||
		hostname.startsWith('[f') ||
		/\.(local|internal|localhost|lan)$/.test(hostname) ||
		!/[.:]/.test(hostname);
	return isPrivate ? `its webhook address ${origin} is only known inside your network` : undefined;
}
