import { accountsService } from '../../../emulator/accounts/register';
import { MovableClock } from '../../../emulator/clock';
import { createServer } from '../../../emulator/http';
import type { EmulatorOptions, Service } from '../../../emulator/service';
import { EmulatedWorld } from '../../../emulator/world';

/** A service of the emulator on its own server, with a clock that can be moved. */
export async function serving(service: (world: EmulatedWorld) => Service, options: EmulatorOptions = {}) {
	const clock = new MovableClock();
	const world = new EmulatedWorld({ seed: 'empty', clock, ...options });
	const served = service(world);
	const server = await createServer(served, world);
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	world.urls[served.name] = url;
	return { world, clock, url, stop: async () => await server.close() };
}

/** The accounts server, with the calls its tests make. */
export async function servingAccounts() {
	const running = await serving((world) => accountsService(world.accounts));
	const { accounts } = running.world;
	const [server, selfClient] = accounts.clients;
	if (!server || !selfClient) throw new Error('the seed has lost its clients');

	/** A call of the token endpoint by the self client; fields may be overridden or, with `undefined`, left out. */
	const token = async (fields: Record<string, string | undefined>) => {
		const all = { client_id: selfClient.clientId, client_secret: selfClient.clientSecret, ...fields };
		const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
		const response = await fetch(`${running.url}/oauth/v2/token`, {
			method: 'POST',
			body: new URLSearchParams(given),
		});
		return { status: response.status, body: (await response.json()) as Record<string, string | number> };
	};
	const exchange = async (code: string, fields: Record<string, string | undefined> = {}) =>
		await token({ grant_type: 'authorization_code', code, ...fields });
	const refresh = async (refreshToken: string, fields: Record<string, string | undefined> = {}) =>
		await token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...fields });
	const userInfo = async (accessToken: string, scheme = 'Zoho-oauthtoken') =>
		await fetch(`${running.url}/oauth/user/info`, { headers: { authorization: `${scheme} ${accessToken}` } });
	return { ...running, accounts, server, selfClient, token, exchange, refresh, userInfo };
}

export const minutes = (count: number) => count * 60_000;
