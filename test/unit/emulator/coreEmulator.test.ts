import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cliOptions } from '../../../emulator/cliOptions';
import { startEmulator } from '../../../emulator';
import { crmService, crmUploadService } from '../../../emulator/crm/register';
import { deskService } from '../../../emulator/desk/register';
import { compared } from '../../../emulator/published/comparison';
import { operationsPage, withRoutes } from '../../../emulator/routesTable';
import type { Route } from '../../../emulator/service';

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
		const cli = spawn(process.execPath, ['emulator/start.js', '--json', '--port', '0'], {
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
			const inspector = await fetch(`${urls.accounts}/inspector`);
			expect([inspector.status, await inspector.text()]).toEqual([200, expect.stringContaining('<html')]);
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

describe('the lists of operations (if they are old, run "npx tsx emulator/routesTable.ts")', () => {
	it('are those of the routes and of Zoho', () => {
		const readme = readFileSync('emulator/README.md', 'utf8');
		expect(readme).toBe(withRoutes(readme));
		expect(readFileSync('docs/emulator-operations.md', 'utf8')).toBe(operationsPage());
	});

	it('name every route, and every published operation', () => {
		const page = operationsPage();
		const routes = [...crmService().routes, ...crmUploadService().routes, ...deskService().routes];
		const rows = page.split('\n').filter((line) => line.startsWith('| `'));
		for (const { summary } of routes) expect(page).toContain(summary);
		expect(rows).toContainEqual(expect.stringMatching(/^\| `POST \/oauth\/v2\/token` +\| /));
		expect(rows).toContainEqual(
			expect.stringMatching(/^\| `GET \/crm\/v8\/{module_api_name}\/{id}` +\| yes +\| Get a record/),
		);
		expect(rows).toContainEqual(expect.stringMatching(/^\| `GET \/crm\/v8\/__apis` +\| no +\| +\|$/));
	});
});

describe('a published operation', () => {
	const route = (line: string, partly?: string): Route => {
		const [method, path = ''] = line.split(' ');
		return {
			method: method as Route['method'],
			path,
			summary: 'Does it',
			partly,
			handle: () => ({ status: 200 }),
		};
	};
	const state = (operation: string, ...routes: Route[]) => {
		const { files, others } = compared({ source: '', operations: { file: [operation] } }, routes, ['Leads']);
		return [files.get('file')?.[0]?.state, others.length];
	};

	it.each([
		['implemented', 'GET /crm/v8/{module}/{id}', 'GET /crm/v8/:module/:id'],
		['implemented', 'POST /crm/v8/Leads/{id}/convert', 'POST /crm/v8/:module/:id/convert'],
		['implemented', 'GET /api/v1/{moduleApiName}/{recordId}', 'GET /api/v1/cm_visits/:recordId'],
		['not', 'GET /api/v1/{moduleApiName}', 'GET /api/v1/tickets'],
		['not', 'GET /crm/v8/Nowhere__s/{id}', 'GET /crm/v8/:module/:id'],
		['not', 'GET /crm/v8/settings/{id}', 'GET /crm/v8/:module/:id'],
		['not', 'PUT /crm/v8/{module}', 'POST /crm/v8/:module'],
		['not', 'GET /crm/v8/{module}/{id}', 'GET /crm/v8/Notes/:id'],
	])('is %s: %s by %s', (expected, operation, line) =>
		expect(state(operation, route(line))).toEqual([expected, expected === 'not' ? 1 : 0]),
	);

	it('is partly there where the route says what is missing', () => {
		const { files } = compared({ source: '', operations: { file: ['GET /a'] } }, [
			route('GET /a', 'Without b.'),
		]);
		expect(files.get('file')).toEqual([
			{ operation: 'GET /a', state: 'partly', note: 'Does it. Without b.' },
		]);
	});
});
