import { startEmulator } from '../../emulator';
import { company } from '../../emulator/seed/company';
import type { Connection } from './connection';

/** The emulator with many leads, in a process of its own; tells its parent how to connect. */
async function serve(rows: number): Promise<void> {
	const { urls, world, clock } = await startEmulator({ seed: 'empty' });
	const { crm, accounts } = world;
	const owner = crm.users[0]?.id ?? '';
	for (let number = 0; number < rows; number += 1) {
		crm.put('Leads', crm.nextId(), {
			Last_Name: `Lead ${number}`,
			Company: `Company ${number % 977}, "branch ${number % 13}"`,
			Email: `lead.${number}@example.com`,
			City: 'Kirchheim unter Teck',
			Description: 'Asked for an offer at the fair; wants to be called back in the afternoon.',
			Budget: number * 1.5,
			Owner: owner,
			Created_By: owner,
			Modified_By: owner,
			Created_Time: '2026-01-05T09:30:00Z',
			Modified_Time: '2026-02-05T09:30:00Z',
		});
	}
	const [client] = company.clients;
	if (!client) throw new Error('the seeded company has clients');
	const refreshToken = accounts.issueRefreshToken({
		clientId: client.clientId,
		scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.bulk.READ'],
	});
	const connection: Connection = {
		urls,
		clientId: client.clientId,
		clientSecret: client.clientSecret,
		refreshToken,
		accessToken: accounts.issueAccessToken(refreshToken),
		expiresAt: clock.now() + 3_600_000,
	};
	process.send?.(connection);
}

void serve(Number(process.argv[2]));
