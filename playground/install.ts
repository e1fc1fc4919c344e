import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { npm } from './npm';
import { dependencies } from './package.json';
import { withProgress } from './progress';

/** The version that the lockfile in this folder pins. */
export const pinnedVersion = dependencies.n8n;

/** Versions without a lockfile get the dependencies that were there on this day, the day the lockfile was made. */
const publishedUntil = '2026-09-28';

/** Older versions take this one from a server of its makers, which not every network reaches; newer ones as here. */
const onTheRegistry = { xlsx: 'npm:@e965/xlsx@0.20.3' };

/** Installed versions are kept outside the clone, so that clones and CI runs on one machine share them. */
const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-zoho-suite');

/**
 * Makes sure that this n8n is installed, and answers its folder. It is made aside and moved into place when it is
 * whole, so one that was broken off, or two at a time, do no harm.
 */
export async function installN8n(version: string): Promise<string> {
	const folder = join(cacheFolder, `n8n-${version}`);
	if (existsSync(folder)) return folder;

	const aside = join(cacheFolder, `.installing-${randomUUID()}`);
	await mkdir(aside, { recursive: true });
	try {
		await withProgress(`Installing n8n ${version} (once; 2.2 GB, about 5 min)`, async () => {
			await download(version, aside);
			await buildSqlite(aside);
		});
		await rename(aside, folder);
	} catch (thrown) {
		await rm(aside, { recursive: true, force: true });
		if (!existsSync(folder)) throw thrown;
	}
	return folder;
}

async function download(version: string, folder: string): Promise<void> {
	const explain = (output: string) => whyNoDownload(output, version);
	const manifest = join(folder, 'package.json');
	const options = ['--ignore-scripts', '--fetch-retries=5', '--no-audit', '--no-fund'];

	// Tells at once, without the patience of the installation, when there is no network or no such version.
	await npm(['view', `n8n@${version}`, 'version', '--fetch-retries=0'], folder, explain);
	if (version === pinnedVersion) {
		await copyFile(join(__dirname, 'package.json'), manifest);
		await copyFile(join(__dirname, 'package-lock.json'), join(folder, 'package-lock.json'));
		await npm(['ci', '--legacy-peer-deps', ...options], folder, explain);
	} else {
		const dependencies = { n8n: version };
		await writeFile(manifest, JSON.stringify({ private: true, dependencies, overrides: onTheRegistry }));
		await npm(['install', `--before=${publishedUntil}`, ...options], folder, explain);
	}
}

function whyNoDownload(output: string, version: string): string {
	if (/ETARGET|E404/.test(output))
		return `The npm registry has no n8n ${version}, or not all that it needs was published by ${publishedUntil}.`;
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|SOCKET_TIMEOUT/.test(output))
		return 'The npm registry cannot be reached, and n8n is not installed yet. Check the network and start again; once n8n is installed, no network is needed.';
	if (output.includes('ENOSPC')) return `The disk is full: n8n needs 2.2 GB in ${cacheFolder}.`;
	return `npm could not install n8n ${version}.`;
}

/** n8n keeps its data in SQLite, the one package it needs whose native code the registry does not bring along. */
async function buildSqlite(folder: string): Promise<void> {
	await npm(['rebuild', 'sqlite3', '--foreground-scripts'], folder, whyNoSqlite);
}

function whyNoSqlite(output: string): string {
	const neither = 'n8n needs SQLite, which could neither be downloaded ready-made nor compiled';
	if (/any Python|distutils|not found: make|(g\+\+|c\+\+|cc|clang): |Xcode|Visual Studio/.test(output))
		return `${neither}: a C++ compiler, make or Python 3 with setuptools is missing. Install them (Debian and Ubuntu: build-essential, python3 and python3-setuptools; macOS: xcode-select --install) and start again.`;
	if (output.includes('nodejs.org'))
		return `${neither}: Node's headers come from nodejs.org, which cannot be reached. Check the network, or have npm_config_nodedir name a folder with include/node, and start again.`;
	return `${neither}.`;
}
