/**
 * Writes what n8n needs to know of the package at its start: names, files and forms of all nodes and credentials. With
 * these files in dist/, n8n loads a node's code when a workflow first uses it; without them it loads all of it whenever
 * it starts. n8n-core's own loader makes them, in the form of n8n's own packages.
 */
require('reflect-metadata');

const { existsSync, statSync } = require('node:fs');
const { mkdir, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { expected, listings } = require('./output');

const root = join(__dirname, '..');

/** Loading n8n-core takes longer than all the rest of a build in which nothing has changed. */
function areFresh() {
	if (!listings.every((file) => existsSync(file))) return false;
	const written = Math.min(...listings.map(timeOf));
	return [...expected(), 'package.json', __filename].every((file) => timeOf(file) <= written);
}

const timeOf = (file) => statSync(file).mtimeMs;

async function writeListings() {
	if (areFresh()) return;
	const { PackageDirectoryLoader } = require('n8n-core');
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	const { known, types } = loader;
	// n8n makes the list of methods anew when it loads the node.
	const nodes = types.nodes.map(({ __loadOptionsMethods: _, ...description }) => description);
	const credentials = Object.values(loader.credentialTypes).map(({ type }) => type);
	const contents = [known.nodes, known.credentials, nodes, credentials];
	for (const [index, file] of listings.entries()) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, JSON.stringify(contents[index]));
	}
}

if (require.main === module) {
	writeListings().catch((error) => {
		console.error(error);
		process.exitCode = 1;
	});
}
