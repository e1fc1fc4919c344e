import { startEmulator } from '../../emulator';
import { usualScopes } from '../../emulator/accounts/knownScopes';
import { company } from '../../emulator/seed/company';
import type { Asked, Connection } from './zoho';
import { fieldsOf, serveV2 } from './v2';

/** So that the records of several benchmarks can be written in one day. */
const CREDITS = 1_000_000_000;
const HOUR = 3600;

/** The emulator in a process of its own: its work is not counted with the node's. Does what its parent asks. */
async function serve(): Promise<void> {
	const emulator = await startEmulator({ seed: 'empty', edition: 'enterprise' });
	// Every call is counted: `calls` takes them out of the log.
	emulator.requests.most = Infinity;
	const v2 = await serveV2(emulator);

	const begin = (leads: number): Connection => {
		emulator.reset();
		const { accounts, crm, limits } = emulator.world;
		limits.dailyCredits.crm = CREDITS;
		const ids = Array.from({ length: leads }, (_, number) => {
			const { id } = crm.add('Leads', leadOf(number));
			return id;
		});
		const [client] = company.clients;
		if (!client) throw new Error('the seeded company has clients');
		const { clientId, clientSecret } = client;
		const refreshToken = accounts.issueRefreshToken({ clientId, scopes: [...usualScopes] });
		const accessToken = accounts.issueAccessToken(refreshToken, HOUR);
		const expiresAt = emulator.clock.now() + HOUR * 1000;
		const { urls } = emulator;
		const names = fieldsOf('Leads', emulator.world);
		return { urls, v2: v2.url, clientId, clientSecret, refreshToken, accessToken, expiresAt, ids, names };
	};
	const answers: { [What in keyof Asked]: (asked: Asked[What][0]) => Asked[What][1] } = {
		begin,
		latency: (milliseconds) => {
			emulator.latency = milliseconds;
		},
		calls: () => {
			const all = emulator.requests.all.map(({ method, path, status }) => ({ method, path, status }));
			emulator.requests.clear();
			return all;
		},
		written: (text) =>
			emulator.world.crm
				.records('Leads')
				.filter(({ fields }) => String(fields.Description ?? '').startsWith(text)).length,
	};
	process.on('message', ({ what, asked }: { what: keyof Asked; asked: never }) => {
		process.send?.(answers[what](asked) ?? null);
	});
	process.on('disconnect', () => process.exit(0));
	process.send?.('ready');
}

/** A lead as companies have them: some fields filled in, most not. */
const leadOf = (number: number) => ({
	Last_Name: `Lead ${number}`,
	First_Name: 'Robin',
	Company: `Company ${number % 977}, branch ${number % 13}`,
	Email: `lead.${number}@example.com`,
	Phone: `+49 7021 ${100_000 + number}`,
	City: 'Kirchheim unter Teck',
	Lead_Status: 'Contacted',
	Description: 'Asked for an offer at the fair; wants to be called back in the afternoon.',
});

void serve();
