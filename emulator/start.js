/**
 * `npm run emulator`: makes one file of the emulator's many, when one of them has changed, and runs it. Loading them
 * one by one takes twice the time.
 */
const { existsSync, readdirSync, renameSync, statSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const bundle = join(__dirname, '../node_modules/.cache/n8n-nodes-zoho-suite/emulator.cjs');

const changedAt = (file) => statSync(join(__dirname, file)).mtimeMs;
const isCurrent = () =>
	existsSync(bundle) &&
	readdirSync(__dirname, { recursive: true }).every((file) => changedAt(file) < statSync(bundle).mtimeMs);

if (!isCurrent()) {
	// Another process may be starting from the old one.
	const made = `${bundle}.${process.pid}`;
	require('esbuild').buildSync({
		entryPoints: [join(__dirname, 'commandLine.ts')],
		bundle: true,
		platform: 'node',
		packages: 'external',
		sourcemap: 'inline',
		// The only files that are read by their place are the inspector's.
		define: { __dirname: JSON.stringify(join(__dirname, 'inspector')) },
		outfile: made,
	});
	renameSync(made, bundle);
}
// Compiling what has not changed since the last start takes a while. Node 20 has no such cache.
enableCompileCache?.();
require(bundle);
