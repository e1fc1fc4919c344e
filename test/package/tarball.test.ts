import { execFileSync } from 'node:child_process';

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
