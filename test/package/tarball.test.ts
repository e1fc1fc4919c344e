import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { company } from '../../emulator/seed/company';

/** The paths npm would publish. */
function published(): string[] {
	const [tarball] = Object.values<{ files: Array<{ path: string }> }>(
		JSON.parse(
			execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
		),
	);
	return tarball?.files.map(({ path }) => path) ?? [];
}

test('the published package is dist/, index.js, package.json, README and licence, and no map, test or source', () => {
	const paths = published();
	const atTop = paths.filter((path) => !path.startsWith('dist/'));
	expect(atTop.sort()).toEqual(['LICENSE', 'README.md', 'index.js', 'package.json']);
	const inDist = paths.filter((path) => path.startsWith('dist/'));
	expect(inDist).toContain('dist/nodes/ZohoCrm/ZohoCrm.node.js');
	const foreign = inDist.filter(
		(path) =>
			!/^dist\/(nodes|credentials)\/.*(\.js|\.svg|\.node\.json)$/.test(path) &&
			!/^dist\/(known|types)\/(nodes|credentials)\.json$/.test(path),
	);
	expect(inDist.filter((path) => path.includes('.test.'))).toEqual([]);
	expect(foreign).toEqual([]);
});

/** Tokens of Zoho, npm and GitHub, keys of clouds, private keys, and addresses with a password in them. */
const SECRETS =
	/1000\.[0-9a-f]{8,}\.[0-9a-f]{8,}|npm_[A-Za-z0-9]{30,}|gh[pousr]_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|https?:\/\/[^\s/:@'"]+:[^\s/@'"]+@/;

const secretIn = (text: string) =>
	SECRETS.exec(text)?.[0] ??
	company.clients
		.flatMap(({ clientId, clientSecret }) => [clientId, clientSecret])
		.find((secret) => text.includes(secret));

test('no file of the published package holds a secret, the emulator’s own included', () => {
	const held = published().flatMap((path) => {
		const secret = secretIn(readFileSync(path, 'utf8'));
		return secret === undefined ? [] : [`${path}: ${secret}`];
	});
	expect(held).toEqual([]);
});

test.each([
	`1000.${'0a'.repeat(16)}.${'f1'.repeat(16)}`,
	`npm_${'a1B'.repeat(12)}`,
	'-----BEGIN RSA PRIVATE KEY-----',
	'https://user:password@example.com/',
	company.clients[0]!.clientSecret,
])('a secret is seen: %s', (secret) => {
	expect(secretIn(`const token = '${secret}';`)).toBeDefined();
});
