import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cliOptions } from '../../../emulator/cliOptions';
import { startEmulator } from '../../../emulator';
import { withRoutes } from '../../../emulator/routesTable';

describe('starting the emulator', () => {
	it('opens four servers of which each knows only its own paths', async () => {
		const zoho = await startEmulator({ seed: 'empty' });
		try {
			const { urls } = zoho;
			expect(new Set(Object.values(urls)).size).toBe(4);
			for (const url of Object.values(urls)) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
			expect((await fetch(`${urls.accounts}/oauth/serverinfo`)).status).toBe(200);
			for (const url of [urls.crm, urls.crmUpload, urls.desk]) {
				expect((await fetch(`${url}/oauth/serverinfo`)).status).toBe(404);
			}
			zoho.failNext('GET /console', { status: 503 });
			expect((await fetch(`${urls.accounts}/console`)).status).toBe(503);
			zoho.latency = 7;
			zoho.reset();
			expect([zoho.latency, zoho.requests.all]).toEqual([0, []]);
		} finally {
			await zoho.stop();
		}
	});

	it('leaves nothing open when a port is taken', async () => {
		const first = await startEmulator({ seed: 'empty' });
		try {
			const port = Number(new URL(first.urls.accounts).port);
			await expect(startEmulator({ seed: 'empty', port })).rejects.toThrow('EADDRINUSE');
			await expect(startEmulator({ seed: 'empty', port: port - 1 })).rejects.toThrow('EADDRINUSE');
			await expect(fetch(`http://127.0.0.1:${port - 1}/console`)).rejects.toThrow('fetch failed');
		} finally {
			await first.stop();
		}
	});
});

describe('the command line', () => {
	it('prints one JSON line for scripts, whose grant token can be exchanged, and stops on an interrupt', async () => {
		const cli = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', '--json', '--port', '0'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = once(cli, 'exit');
		try {
			const [line] = (await once(cli.stdout, 'data')) as [Buffer];
			const { urls, selfClient, grantToken } = JSON.parse(line.toString());
			const answer = await fetch(`${urls.accounts}/oauth/v2/token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'authorization_code',
					client_id: selfClient.clientId,
					client_secret: selfClient.clientSecret,
					code: grantToken,
				}),
			});
			expect(await answer.json()).toMatchObject({ api_domain: urls.crm, refresh_token: expect.any(String) });
		} finally {
			cli.kill('SIGINT');
		}
		expect(await ended).toEqual([0, null]);
		// A process of its own, which takes its time on a busy machine.
	}, 30_000);

	it('reads its options', () => {
		const args =
			'--port 0 --seed empty --latency 20 --edition free --header zoho-oauthtoken-only --data-center eu';
		expect(cliOptions([...args.split(' '), '--desk-organizations', 'several with default'])).toEqual({
			port: 0,
			seed: 'empty',
			latency: 20,
			edition: 'free',
			zohoOauthTokenOnly: true,
			dataCenter: 'eu',
			deskOrganizations: 'several with default',
			clock: {},
			faults: [],
			json: false,
			help: false,
		});
	});

	it.each([
		[['--edition', 'gold'], '--edition takes free, standard'],
		[['--port', '-1x'], 'port'],
		[['--port', '70000'], '--port takes a whole number from 0 to 65532; not "70000".'],
		[['--latency', '1.5'], '--latency takes a whole number'],
		[['--frob'], '--frob'],
	])('says what is wrong with %j', (args, message) => expect(() => cliOptions(args)).toThrow(message));
});

it('lists its calls in the README (if not, run "npx tsx emulator/routesTable.ts")', () => {
	const readme = readFileSync('emulator/README.md', 'utf8');
	expect(readme).toBe(withRoutes(readme));
	expect(readme).toContain('| `POST /oauth/v2/token`');
});
