import type { INodeTypeDescription } from 'n8n-workflow';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader } from 'n8n-core';
import { resolve } from 'node:path';

import { logger } from '../../engine/logger';

const root = resolve(__dirname, '../..');
Container.set(Logger, logger as unknown as Logger);

/** As n8n loads it at its start: from the listings, where they are there. */
async function started() {
	const loader = new LazyPackageDirectoryLoader(root);
	await loader.loadAll();
	return loader;
}

/** As n8n loads a package without listings, and one that has just been installed: all of its code. */
async function installed() {
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	return loader;
}

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
/** n8n fills it in when it loads the node. */
const withoutMethods = (nodes: INodeTypeDescription[]) =>
	asJson(nodes).map(({ __loadOptionsMethods: _, ...description }) => description);

test("n8n's start loads none of the code", async () => {
	const loader = await started();
	expect(loader.isLazyLoaded).toBe(true);
	expect(loader.nodeTypes).toEqual({});
	expect(loader.credentialTypes).toEqual({});
});

test('the listings say what the code says', async () => {
	const [listed, loaded] = [await started(), await installed()];
	expect(listed.known).toEqual(asJson(loaded.known));
	expect(withoutMethods(listed.types.nodes)).toEqual(withoutMethods(loaded.types.nodes));
	expect(listed.types.credentials).toEqual(asJson(loaded.types.credentials));
});

test('each node and credential of the listings is loaded when it is first used', async () => {
	const loader = await started();
	const { known } = loader;
	for (const name of Object.keys(known.nodes)) {
		expect(loader.getNode(name).type.description).toMatchObject({ name });
	}
	for (const name of Object.keys(known.credentials)) {
		expect(loader.getCredential(name).type.name).toBe(name);
	}
});
