const { join } = require('node:path');

require('tsx/cjs');
const { installN8n, pinnedVersion } = require('../../playground/install.ts');
const { buildPackage, packPackage } = require('../../playground/package.ts');

/** Before all tests: n8n is installed (once on a machine) and the package is built and packed (once a run). */
module.exports = async () => {
	await installN8n(process.env.N8N_VERSION ?? pinnedVersion);
	await buildPackage();
	process.env.E2E_TARBALL = await packPackage(join(__dirname, '../../.playground/e2e'));
};
