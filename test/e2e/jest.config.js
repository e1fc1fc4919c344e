/** `npm run test:e2e`: the packed package in the real n8n, in a browser. Apart from `npm test`, which needs neither. */
const [unit] = require('../../jest.config.js').projects;

module.exports = {
	...unit,
	displayName: 'e2e',
	rootDir: `${__dirname}/../..`,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	// n8n is started from playground/, and tests of n8n take as long as n8n does.
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.playground/'],
	globalSetup: '<rootDir>/test/e2e/packed.js',
	testTimeout: 240_000,
	maxWorkers: 1,
};
