/** Three levels, one project each; `npm test` runs them all. What each proves is in docs/architecture.md. */
const level = (name, extra = {}) => ({
	displayName: name,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
		'/node_modules/jose/.+\\.js$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
		],
	},
	// Published as ES modules only.
	transformIgnorePatterns: ['/node_modules/(?!jose/)'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/', '<rootDir>/.playground/'],
	...extra,
});

module.exports = {
	// A busy machine is slow; a test that hangs still ends.
	testTimeout: 60_000,
	// Each engine test file loads n8n's engine anew, and what jest keeps of the former adds up to gigabytes in one process.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1GB',
	projects: [
		level('unit'),
		level('package'),
		// In no engine test does a secret leave n8n.
		level('engine', { setupFilesAfterEnv: ['<rootDir>/test/engine/noSecrets.ts'] }),
	],
};
