import { setTimeout as pause } from 'node:timers/promises';

import { type CallName, expected, type FaultName, faultNames } from './matrix';
import { quicken, slowDown } from './quickTime';
import type { Attempt, Scene } from './scene';
import { strikes } from './strike';
import { faultsFound } from './verdict';

/** A call that is about to be made. */
export interface Ready {
	scene: Scene;
	attempt: Attempt;
	close?(): Promise<void>;
}

const TIMED: FaultName[] = ['no answer in time', 'answer that drips without an end'];

/** A test for each cell of the matrix that belongs to these calls. */
export function testCells(calls: CallName[], open: (call: CallName) => Promise<Ready>): void {
	afterEach(() => {
		slowDown();
		jest.restoreAllMocks();
	});

	describe.each(calls)('%s', (call) => {
		const cells = faultNames.map((fault) => [fault, expected(call, fault)] as const);
		it.each(cells.filter(([, outcome]) => outcome !== '–'))('%s: %s', async (fault, outcome) => {
			const { scene, attempt, close } = await open(call);
			await strikes[fault](scene, attempt);
			quicken({ limits: TIMED.includes(fault) });
			const seen = await attempt.run();
			if (fault === 'workflow stopped') await expectSilence(scene);
			expect(faultsFound({ call, fault }, { scene, attempt, seen })).toEqual([]);
			if (outcome === 'next turn' || (outcome === 'empty' && attempt.nextTurn)) {
				jest.restoreAllMocks();
				await scene.mend();
				const items = (await attempt.nextTurn?.()) ?? [];
				expect(attempt.isWhole?.(items)).toBe(true);
			}
			await close?.();
		});
	});
}

async function expectSilence({ emulator }: Scene): Promise<void> {
	const before = emulator.requests.all.length;
	await pause(60);
	expect(emulator.requests.all).toHaveLength(before);
}
