/**
 * `npm run test:compatibility`: the update journey and the token checks on other versions of n8n than the pinned one,
 * each installed beside it (2.2 GB each). Prints the table that README shows.
 */
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const versions = process.argv.slice(2);
const tested = versions.length > 0 ? versions : ['1.123.81', '2.4.8', '2.20.12', '2.41.1'];

const results = tested.map((version) => {
	const { status } = spawnSync('jest', ['--config', join(__dirname, 'jest.config.js'), 'e2e/tokens'], {
		env: { ...process.env, N8N_VERSION: version },
		stdio: 'inherit',
	});
	return { n8n: version, 'update and tokens': status === 0 ? 'pass' : 'do not pass' };
});
console.table(results);
process.exitCode = results.every((row) => row['update and tokens'] === 'pass') ? 0 : 1;
