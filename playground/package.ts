import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { npm } from './npm';

const execute = promisify(execFile);
const project = join(__dirname, '..');

/** Builds this package; dist/ is what n8n loads. */
export async function buildPackage(): Promise<void> {
	await npm(['run', 'build'], project, () => 'The package does not build.');
}

/** Packs the built package as it would be published, and answers the tarball's path. */
export async function packPackage(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	const output = await npm(
		['pack', '--silent', '--ignore-scripts', `--pack-destination=${folder}`],
		project,
		() => 'npm could not pack this package.',
	);
	const [tarball] = output.split('\n').slice(-1);
	return join(folder, tarball!);
}

/**
 * Installs a tarball of this package as n8n installs a community package: unpacked into its `nodes` folder, without
 * development, peer and optional dependencies, the rest installed with scripts off (downloadPackage in n8n's
 * community-packages.service). n8n's own dialog knows published packages only.
 *
 * @param userFolder The N8N_USER_FOLDER of an n8n that is not running; it loads what is in it when it starts.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const { name } = await manifestOf(project);
	const folder = join(userFolder, '.n8n/nodes/node_modules', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await execute('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);

	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = await manifestOf(folder);
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
	const options = ['--ignore-scripts', '--no-package-lock', '--no-bin-links', '--no-audit', '--no-fund'];
	await npm(['install', ...options], folder, () => 'npm could not install the dependencies of this package.');
}

async function manifestOf(folder: string): Promise<{ name: string } & Record<string, unknown>> {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
