const { readdirSync } = require('node:fs');
const { createNodeResolver, importX } = require('eslint-plugin-import-x');

const SENDER = 'nodes/shared/transport/send.ts';

const folders = readdirSync('nodes').filter((name) => name !== 'shared');
/** A product's trigger may use the product's API. */
const productOf = (folder) => folder.replace(/(Polling)?Trigger$/, '');
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

const givenByN8n = {
	regex: '^(?!\\.\\.?/|(n8n-workflow|(node:)?crypto|lodash|luxon)$)',
	message: 'n8n gives a community node n8n-workflow, crypto, lodash and luxon, nothing else.',
};
const networkGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
	name,
	message: `Only ${SENDER} talks to the network, through n8n.`,
}));
const sending = {
	selector: ':matches(Identifier[name=/^httpRequest/], Literal[value=/^httpRequest/])',
	message: `Only ${SENDER} talks to the network.`,
};
const loadingLater = {
	selector: ':matches(ImportExpression, TSImportEqualsDeclaration, Identifier[name="require"])',
	message: 'Import at the top of the file, where it is seen what a file needs.',
};

/** This project's own lines: who may import whom, and who may send. docs/invariants.md has the reasons. */
module.exports = [
	{
		files: ['**/*.ts'],
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
		},
		rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			'no-restricted-imports': ['error', { patterns: [givenByN8n] }],
			'no-restricted-globals': ['error', ...networkGlobals],
			'no-restricted-syntax': ['error', loadingLater],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: [SENDER],
		rules: { 'no-restricted-syntax': ['error', loadingLater, sending] },
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/*/resources/index.ts'],
		rules: { 'max-lines': ['error', 250] },
	},
];
