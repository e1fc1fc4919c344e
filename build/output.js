const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** What n8n reads at its start in place of the nodes and credentials themselves; build/listings.js writes it. */
const listings = ['known/nodes', 'known/credentials', 'types/nodes', 'types/credentials'].map((name) =>
	join('dist', `${name}.json`),
);

/** @returns {string[]} paths from the project's root of all files under a folder; none when it is not there */
function filesUnder(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/** @returns {string[]} what dist/ should hold: compiled TypeScript, icons and codex files */
function expected() {
	return [...filesUnder('credentials'), ...filesUnder('nodes')]
		.filter((file) => /\.(ts|svg|node\.json)$/.test(file) && !file.endsWith('.d.ts'))
		.map((file) => join('dist', file.replace(/\.ts$/, '.js')));
}

/** @returns {string[]} files in dist/ that neither a source nor the listings for n8n stand behind */
function leftovers() {
	const wanted = new Set([...expected(), ...listings]);
	return filesUnder('dist').filter((file) => !wanted.has(file));
}

/** @returns {string[]} files that dist/ should hold and does not */
const missing = () => expected().filter((file) => !existsSync(file));

module.exports = { expected, filesUnder, leftovers, listings, missing };
