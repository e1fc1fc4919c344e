/**
 * The build. `gulp build` makes dist/ from credentials/ and nodes/, and rewrites the files that are generated from
 * them; `gulp fresh` makes the same dist/ but only compares the generated files with what is there.
 */
const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const { operationTables } = require('./build/docs');
const { assertFresh, write } = require('./build/generated');
const { leftovers, missing } = require('./build/output');
const { checkFaultTable, writeFaultTable } = require('./build/reliability');
const { resourceIndexes } = require('./build/resources');
const { savedByThisVersion } = require('./build/savedByThisVersion');

/** Removes what no source stands behind any more, and lets everything be compiled again when something is missing. */
async function clean() {
	await Promise.all(leftovers().map((file) => rm(file)));
	if (missing().length > 0) await rm('.cache/tsconfig.build.tsbuildinfo', { force: true });
}

const compile = async () =>
	await run(
		'TypeScript refused the sources.',
		require.resolve('typescript/bin/tsc'),
		'-b',
		'tsconfig.build.json',
	);

/** What n8n reads at its start; in a process of its own, as n8n's loader changes the nodes it loads. */
const listings = async () => await run('n8n could not load the package.', 'build/listings.js');

/** Runs a program of Node's; an error in these words when it does not end well. */
function run(refused, ...command) {
	const program = spawn(process.execPath, command, { stdio: 'inherit' });
	return new Promise((resolve, reject) => {
		program.on('error', reject);
		program.on('close', (code) => (code === 0 ? resolve() : reject(new Error(refused))));
	});
}

const icons = () =>
	src(['credentials/**/*.svg', 'nodes/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));

const codex = () => src('nodes/*/*.node.json', { base: '.' }).pipe(dest('dist'));

/** Writes nodes/<node>/resources/index.ts: folders are resources, files are operations. */
const resources = async () => await write(await resourceIndexes());

/** Writes docs/operations.md and the README's table from the compiled nodes. */
const docs = async () => await write(await operationTables());

const checkResources = async () => await assertFresh(await resourceIndexes());
const checkDocs = async () => await assertFresh(await operationTables());

/** Keeps what users of this version may have saved, for test/package/compatibility.test.ts to hold later ones to. */
const snapshot = async () => await write(await savedByThisVersion());

const dist = series(clean, parallel(compile, icons, codex), listings);
const build = series(resources, dist, docs);

Object.assign(exports, {
	default: build,
	build,
	clean,
	resources,
	docs: series(resources, dist, docs),
	faults: writeFaultTable,
	fresh: series(checkResources, checkFaultTable, dist, checkDocs),
	snapshot: series(build, snapshot),
});
