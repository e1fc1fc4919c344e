import { readdirSync } from 'node:fs';

import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';

const shipped = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const folders = readdirSync('nodes').filter((name) => name !== 'shared');
/** A product's trigger may use the product's API. */
const productOf = (folder) => folder.replace(/Trigger$/, '');
const sameProduct = (folder) => folders.filter((other) => productOf(other) === productOf(folder));

const zones = [
	{
		target: './nodes/shared',
		from: './nodes',
		except: ['./shared'],
		message: 'nodes/shared knows no product: pass in what it needs.',
	},
	...folders.map((folder) => ({
		target: `./nodes/${folder}`,
		from: './nodes',
		except: ['shared', ...sameProduct(folder)].map((name) => `./${name}`),
		message: 'A product uses nodes/shared and itself, no other product.',
	})),
	{
		target: ['./nodes', './credentials'],
		from: '.',
		except: ['./nodes', './credentials', './node_modules'],
		message: 'Only nodes/ and credentials/ are published.',
	},
	{
		target: './emulator',
		from: '.',
		except: ['./emulator', './node_modules'],
		message: 'The emulator shares no code with the nodes, or they would share mistakes.',
	},
];

const sends = (allowed) => ({
	selector: ':matches(Identifier[name=/^httpRequest/], Literal[value=/^httpRequest/])',
	message: `Only ${allowed} talks to the network.`,
});
const loadsLater = {
	selector: ':matches(ImportExpression, TSImportEqualsDeclaration, Identifier[name="require"])',
	message: 'Import at the top of the file, so that it is seen what a file needs.',
};
const networkGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
	name,
	message: 'Only nodes/shared/transport/send.ts talks to the network, by the helper n8n gives it.',
}));

/** This project's own lines: who may import whom, who may send. docs/invariants.md has the reasons. */
export const boundaries = defineConfig(
	{
		files: ['**/*.ts'],
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
		},
		rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
	},
	{
		files: shipped,
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.\\.?/|(n8n-workflow|(node:)?crypto|lodash|luxon)$)',
							message: 'n8n gives a community node n8n-workflow, crypto, lodash and luxon, nothing else.',
						},
					],
				},
			],
			'no-restricted-globals': ['error', ...networkGlobals],
			'no-restricted-syntax': ['error', loadsLater],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/shared/transport/send.ts'],
		rules: {
			'no-restricted-syntax': ['error', loadsLater, sends('nodes/shared/transport/send.ts')],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/*/resources/index.ts'],
		rules: { 'max-lines': ['error', 250] },
	},
);
