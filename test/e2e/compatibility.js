/**
 * `npm run test:compatibility [versions]`: the checks that do not look at the screen on other versions of n8n than the
 * pinned one, each installed beside it (2.2 GB each). Prints the table that README shows.
 */
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const versions = process.argv.slice(2);
const tested = versions.length > 0 ? versions : ['1.123.81', '2.4.8', '2.20.12', '2.41.1'];

const checks = {
	'updates and tokens': 'e2e/tokens',
	'instant triggers': 'e2e/(crm|desk)Trigger',
	templates: 'e2e/templates',
	'AI tool': 'e2e/aiTool',
};

const passes = (version, files) => {
	const { status } = spawnSync('jest', ['--config', join(__dirname, 'jest.config.js'), files], {
		env: { ...process.env, N8N_VERSION: version },
		stdio: 'inherit',
	});
	return status === 0;
};

const results = tested.map((n8n) => ({
	n8n,
	...Object.fromEntries(Object.entries(checks).map(([name, files]) => [name, passes(n8n, files)])),
}));
console.table(results);
process.exitCode = results.every((row) => Object.values(row).every(Boolean)) ? 0 : 1;
