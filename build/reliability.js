const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

const TSX = require.resolve('tsx/cli');

/** Runs the script that makes the table of docs/reliability.md from the fault matrix of the tests. */
const faultTable = async (...options) =>
	await promisify(execFile)(process.execPath, [TSX, 'test/engine/faults/writeTable.ts', ...options]);

module.exports = {
	writeFaultTable: async () => await faultTable(),
	/** Throws when the table is not what the matrix says now. */
	checkFaultTable: async () => await faultTable('--check'),
};
