import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { createEngine } from '../../../engine/engine';
import { Pets } from './nodes';

const root = join(__dirname, '../../..');

/** Writes a file and reads it back. */
async function filed(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const binary = await this.helpers.prepareBinaryData(Buffer.from('a cat'), 'cat.txt', 'text/plain');
	const bytes = binary.id
		? await this.helpers.binaryToBuffer(await this.helpers.getBinaryStream(binary.id))
		: Buffer.from(binary.data, 'base64');
	const path = binary.id ? this.helpers.getBinaryPath(binary.id) : undefined;
	return [[{ json: { text: bytes.toString(), path }, binary: { data: binary } }]];
}

const withFiles = async (binaryData?: 'filesystem') =>
	await createEngine({
		nodes: [Object.assign(new Pets(), { execute: filed }) as never],
		credentials: [],
		binaryData,
	});

test('binary data are in files while the engine that asks for it is there, else in memory', async () => {
	const filing = await withFiles('filesystem');
	const inFile = (await filing.execute({ node: 'pets' })).items[0]?.[0];
	await filing.stop();
	const inMemory = (await (await withFiles()).execute({ node: 'pets' })).items[0]?.[0];

	expect(inFile?.json).toEqual({ text: 'a cat', path: expect.any(String) });
	await expect(access(String(inFile?.json.path))).rejects.toThrow('ENOENT');
	expect(inMemory?.json).toEqual({ text: 'a cat' });
	expect(inMemory?.binary?.data?.id).toBeUndefined();
});

test("a script with the engine runs with n8n's isolated expressions, ends by itself and prints nothing of its own", async () => {
	const script = join(root, 'test/unit/engine/alone.ts');

	const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
		cwd: root,
		timeout: 20_000,
	});

	expect(stderr).toBe('');
	expect(JSON.parse(stdout)).toEqual({
		items: [[{ json: { path: '/pets/1' }, pairedItem: { item: 0 } }]],
		tokenCalls: 1,
	});
}, 30_000);
