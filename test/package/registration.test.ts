import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { builtCredentials, builtNodes } from '../../build/built';
import { filesUnder } from '../../build/output';
import packageJson from '../../package.json';

const nodes = builtNodes().map(
	({ file, description }) => [description.displayName, file, description] as const,
);
const credentials = builtCredentials().map(
	({ file, credential }) => [credential.displayName, file, credential] as const,
);

const sources = (folder: string, ending: string) =>
	filesUnder(folder)
		.filter((file) => file.endsWith(ending))
		.map((file) => join('dist', file.replace(/\.ts$/, '.js')));

/** The svg behind one theme of an icon, as n8n finds it: beside the compiled file. */
function svgOf(file: string, icon: string): string {
	const path = join(dirname(file), icon.replace(/^file:/, ''));
	expect(icon).toMatch(/^file:.*\.svg$/);
	return readFileSync(path, 'utf8');
}

function expectThemedIcon(file: string, icon: unknown) {
	const { light, dark } = icon as { light: string; dark: string };
	const [lightSvg, darkSvg] = [svgOf(file, light), svgOf(file, dark)];
	for (const svg of [lightSvg, darkSvg]) expect(svg).toMatch(/<svg[^]*<\/svg>\s*$/);
	expect(lightSvg).not.toBe(darkSvg);
}

test('package.json lists every node and credential there is, and each is there', () => {
	const { n8n } = packageJson;
	expect([...n8n.nodes].sort()).toEqual(sources('nodes', '.node.ts').sort());
	expect([...n8n.credentials].sort()).toEqual(sources('credentials', '.credentials.ts').sort());
	expect([...n8n.nodes, ...n8n.credentials].filter((file) => !existsSync(file))).toEqual([]);
});

describe.each(nodes)('%s', (_, file, description) => {
	test('has an icon for light and one for dark screens', () => {
		expectThemedIcon(file, description.icon);
	});

	test('has a codex file that names it', () => {
		const codex = JSON.parse(readFileSync(file.replace(/\.js$/, '.json'), 'utf8'));
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(codex).toMatchObject({ nodeVersion: expect.any(String), codexVersion: expect.any(String) });
		expect(codex.categories.length).toBeGreaterThan(0);
		for (const { url } of [
			...codex.resources.credentialDocumentation,
			...codex.resources.primaryDocumentation,
		])
			expect(url).toMatch(/^https:\/\//);
	});

	test('asks only for credentials of this package', () => {
		const own = credentials.map(([, , credential]) => credential.name);
		for (const { name } of description.credentials ?? []) expect(own).toContain(name);
	});
});

describe.each(credentials)('%s', (_, file, credential) => {
	test('has an icon for light and one for dark screens', () => {
		expectThemedIcon(file, credential.icon);
	});
});
