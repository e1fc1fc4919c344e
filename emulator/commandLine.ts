import { usualScopes } from './accounts/knownScopes';
import { cliOptions, usage } from './cliOptions';
import { MovableClock } from './clock';
import { type Emulator, startEmulator } from './index';
import { UnusableState } from './state/file';

/** All that a script or a person needs to connect; the secrets are the emulator's own and open nothing else. */
function connection({ urls, world }: Emulator) {
	const [server, selfClient] = world.accounts.clients;
	if (!server || !selfClient) throw new TypeError('the seed has no clients');
	const clientOf = ({ clientId, clientSecret }: typeof server) => ({ clientId, clientSecret });
	const { clientId } = selfClient;
	return {
		urls,
		/** Milliseconds since the process began. */
		startedIn: Math.round(performance.now()),
		console: `${urls.accounts}/console`,
		inspector: `${urls.accounts}/inspector`,
		serverClient: clientOf(server),
		selfClient: clientOf(selfClient),
		grantToken: world.accounts.generateGrantToken({ clientId, scopes: usualScopes, lifetimeSeconds: 600 }),
	};
}

function forPeople(
	{
		urls,
		startedIn,
		console,
		inspector,
		serverClient,
		selfClient,
		grantToken,
	}: ReturnType<typeof connection>,
	state: string | undefined,
): string {
	return `
Zoho emulator: Zoho CRM and Zoho Desk of a made-up company, on this machine only. It started in ${startedIn} ms.

In n8n, choose in any Zoho credential of this package
  Data Center     Custom
  Accounts URL    ${urls.accounts}
  CRM URL         ${urls.crm}
  CRM Upload URL  ${urls.crmUpload}
  Desk URL        ${urls.desk}

To sign in with the browser (Zoho CRM and Desk OAuth2 API)
  Client ID       ${serverClient.clientId}
  Client Secret   ${serverClient.clientSecret}

To connect without a browser (Zoho Self Client API)
  Client ID       ${selfClient.clientId}
  Client Secret   ${selfClient.clientSecret}
  Grant Token     ${grantToken}
                  for one use in the next 10 minutes; more at ${console}

To look inside, and let things go wrong
  Inspector       ${inspector}

Ctrl+C stops it; ${state === undefined ? 'what was written is gone then' : `what was written is kept in ${state}`}.
`;
}

async function main(): Promise<void> {
	const { json, help, clock, ...options } = cliOptions(process.argv.slice(2));
	if (help) return void process.stdout.write(usage);
	const emulator = await startEmulator({ ...options, clock: new MovableClock(clock) });
	const connect = connection(emulator);
	await emulator.saved();
	process.stdout.write(json ? `${JSON.stringify(connect)}\n` : forPeople(connect, options.state));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void emulator.stop().then(() => process.exit(0)));
	}
}

main().catch((error: NodeJS.ErrnoException) => {
	const taken =
		error.code === 'EADDRINUSE' ? 'One of the four ports is taken; choose others with --port.\n' : '';
	const { message } = error;
	process.stderr.write(error instanceof UnusableState ? `${message}\n` : `${taken}${message}\n\n${usage}`);
	process.exitCode = 1;
});
