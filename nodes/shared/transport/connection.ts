import { keyOf } from './credentialData';
import { type Hosts, hostsOf } from './dataCenters';
import type { Product } from './editions';
import { holdWrites } from './holdWrites';
import { readErrors } from './readErrors';
import { retry } from './retry';
import { addressFor, authenticatedSend, signalOf } from './send';
import { type AskEdition, setEdition, throttle, whenCrowded } from './throttle';
import type { AuthenticationType, Log, Send, ZohoContext } from './types';
import { wait } from './wait';

/** One credential's way to a product of Zoho's, for one run of a node. */
export interface Connection {
	/** Sends with a token, holds back, tries again, and throws refusals as explained ZohoErrors. */
	send: Send;
	/** Stands for the Zoho account in caches of this process; holds no secret. */
	key: string;
	authentication: AuthenticationType;
	hosts: Hosts;
	/** Tells the edition as Zoho names it; it decides how many calls may be under way at a time. */
	setEdition(edition: string, organization?: string): void;
	/** Says how the edition can be found out, once calls have to wait for each other. */
	whenCrowded(ask: AskEdition, organization?: string): void;
	log: Log;
	/** Aborted when the workflow is stopped. */
	signal?: AbortSignal;
}

/** How a connection is made for a dry run: what would change data is held back and thrown as a HeldCall. */
export interface Opening {
	dryRun?: boolean;
}

/**
 * The connection that the node's Authentication choice and credential describe. Asks Zoho nothing yet.
 * @throws ZohoError when the credential's addresses are not usable
 */
export async function connect(
	context: ZohoContext,
	product: Product,
	{ dryRun = false }: Opening = {},
): Promise<Connection> {
	const authentication = authenticationOf(context);
	const data = await context.getCredentials(authentication);
	const key = keyOf(data);
	const log = context.logger;
	const signal = signalOf(context);

	const authenticated = authenticatedSend(context, authentication);
	const throttled = throttle(key, product, log, signal)(authenticated);
	const retried = retry(async (milliseconds) => await wait(milliseconds, signal), log)(throttled);
	const send = readErrors(retried);
	return {
		send: dryRun ? holdWrites((host) => addressFor(data, host))(send) : send,
		key,
		authentication,
		hosts: hostsOf(data),
		setEdition: (edition, organization) => setEdition(key, product, edition, organization),
		whenCrowded: (ask, organization) => whenCrowded(key, product, ask, organization),
		log,
		signal,
	};
}

/** The second argument is the item in an execution and the fallback elsewhere; both give the first item's choice. */
function authenticationOf(context: ZohoContext): AuthenticationType {
	const { getNodeParameter } = context as { getNodeParameter(name: string, itemOrFallback: number): unknown };
	const chosen = getNodeParameter.call(context, 'authentication', 0);
	return chosen === 'selfClient' ? 'zohoSelfClientApi' : 'zohoSuiteOAuth2Api';
}
