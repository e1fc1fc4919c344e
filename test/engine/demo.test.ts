import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { company } from '../../emulator/seed/company';

it('npm run demo reads back every step, and its report holds no secret', async () => {
	const { stdout, stderr } = await promisify(execFile)(process.execPath, [
		require.resolve('tsx/cli'),
		'demo/demo.ts',
	]);
	expect(stdout).toContain('All 5 steps read back as written.');
	expect(stdout).not.toContain('✘');
	const report = stdout + stderr;
	expect(report).not.toMatch(/1000\.[0-9a-f]{16,}/);
	for (const { clientSecret } of company.clients) expect(report).not.toContain(clientSecret);
}, 60_000);
