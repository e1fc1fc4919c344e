import { execFileSync } from 'node:child_process';

test('docs/performance.md and its plot show what was measured last', () => {
	const check = () => execFileSync(process.execPath, ['--import', 'tsx', 'bench/page.ts', '--check']);
	expect(check).not.toThrow();
});
