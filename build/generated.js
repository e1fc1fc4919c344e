const { mkdir, readFile, writeFile } = require('node:fs/promises');
const { dirname } = require('node:path');

/** @typedef {{ path: string, text: string }} Generated a file's path from the project's root, and all of its text */

/** @returns {Promise<Generated>} the file as `npm run format` would leave it */
async function formatted(path, text) {
	const prettier = await import('prettier');
	const options = await prettier.resolveConfig(path);
	return { path, text: await prettier.format(text, { ...options, filepath: path }) };
}

/** Writes what has changed, and leaves the rest untouched so that nothing is compiled again for it. */
async function write(files) {
	for (const { path, text } of await stale(files)) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
		console.log(`Wrote ${path}`);
	}
}

/** Throws when a file is not what would be generated now. */
async function assertFresh(files) {
	const paths = (await stale(files)).map(({ path }) => path);
	if (paths.length > 0)
		throw new Error(`Stale: ${paths.join(', ')}. Run "npm run build" and commit what it writes.`);
}

async function stale(files) {
	const current = await Promise.all(files.map(async ({ path }) => await readIfThere(path)));
	return files.filter(({ text }, index) => text !== current[index]);
}

async function readIfThere(path) {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
}

module.exports = { assertFresh, formatted, write };
