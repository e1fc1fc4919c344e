import { startEmulator } from '../../emulator';
import { usualScopes } from '../../emulator/accounts/knownScopes';
import { limits as ofTokens } from '../../emulator/accounts/limits';
import { company } from '../../emulator/seed/company';
import type { Account, Asked, Figures } from './zoho';

/** Zoho's limits of the edition hold: calls at a time, heavy calls, the day's credits, token calls. */
const EDITION = 'enterprise';

async function serve(): Promise<void> {
	const emulator = await startEmulator({ edition: EDITION });
	// Every call is counted: `figures` takes them out of the log.
	emulator.requests.most = Infinity;
	const counted: Figures = {
		calls: { crm: 0, desk: 0, tokens: 0 },
		statuses: {},
		peak: { crm: 0, desk: 0 },
		allowed: { ...emulator.limits.concurrency },
	};
	let refreshToken = '';

	const begin = ({ latency, secondsLeft }: Asked['begin'][0]): Account => {
		emulator.latency = latency;
		const [client] = company.clients;
		const [organization] = company.deskOrganizations;
		if (!client || !organization) throw new Error('the seeded company has a client and a help desk');
		const { clientId, clientSecret } = client;
		const { accounts, crm, desk } = emulator.world;
		refreshToken = accounts.issueRefreshToken({ clientId, scopes: [...usualScopes] });
		return {
			...{ urls: emulator.urls, clientId, clientSecret, refreshToken, organization: organization.id },
			accessToken: accounts.issueAccessToken(refreshToken, secondsLeft),
			expiresAt: emulator.clock.now() + secondsLeft * 1000,
			leads: crm.records('Leads').map(({ id }) => id),
			tickets: desk.tickets(organization.id).map(({ id }) => id),
		};
	};

	/** Takes over from the request log what has been answered, so that the log does not grow. */
	const figures = (): Figures => {
		const { all } = emulator.requests;
		const answered = all.filter(({ status }) => status !== undefined);
		const open = all.filter(({ status }) => status === undefined);
		all.splice(0, all.length, ...open);
		for (const { service, status } of answered) {
			if (service === 'accounts') counted.calls.tokens += 1;
			else counted.calls[service === 'desk' ? 'desk' : 'crm'] += 1;
			counted.statuses[String(status)] = (counted.statuses[String(status)] ?? 0) + 1;
		}
		const { crm, desk } = emulator.limits.peak;
		return { ...counted, peak: { crm, desk } };
	};

	const answers: { [What in keyof Asked]: (asked: Asked[What][0]) => Asked[What][1] } = {
		begin,
		figures,
		// Zoho drops the oldest access tokens of a refresh token when there are too many.
		endToken: () => {
			for (let count = 0; count < ofTokens.liveAccessTokens; count += 1) {
				emulator.world.accounts.issueAccessToken(refreshToken);
			}
			return null;
		},
	};
	process.on('message', ({ what, asked }: { what: keyof Asked; asked: never }) => {
		process.send?.(answers[what](asked));
	});
	process.on('disconnect', () => process.exit(0));
	// Ctrl+C reaches both processes; the parent says when it is over.
	process.on('SIGINT', () => undefined);
	process.send?.('ready');
}

void serve();
