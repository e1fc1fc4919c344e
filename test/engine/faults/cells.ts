import { setTimeout as pause } from 'node:timers/promises';

import type { World } from '../../../engine/world';
import { type CallName, expected, type FaultName, faultNames } from './matrix';
import { quicken, slowDown } from './quickTime';
import { type Attempt, openWorldOfFaults, Scene } from './scene';
import { strikes } from './strike';
import { faultsFound } from './verdict';

type Calls = Partial<Record<CallName, (scene: Scene) => Attempt>>;

const TIMED: FaultName[] = ['no answer in time', 'answer that drips without an end'];

/** A test for each cell of the matrix that belongs to these calls. */
export function testCells(calls: Calls): void {
	let world: World;
	beforeAll(async () => void (world = await openWorldOfFaults()));
	afterAll(async () => await world.stop());
	afterEach(() => {
		slowDown();
		jest.restoreAllMocks();
	});

	describe.each(Object.keys(calls) as CallName[])('%s', (call) => {
		const cells = faultNames.map((fault) => [fault, expected(call, fault)] as const);
		it.each(cells.filter(([, outcome]) => outcome !== '–'))('%s: %s', async (fault) => {
			const scene = await Scene.open(world);
			const attempt = calls[call]!(scene);
			await strikes[fault](scene, attempt);
			quicken({ limits: TIMED.includes(fault) });
			const seen = await attempt.run();
			if (fault === 'workflow stopped') {
				const before = world.emulator.requests.all.length;
				await pause(60);
				expect(world.emulator.requests.all).toHaveLength(before);
			}
			expect(faultsFound({ call, fault }, { scene, attempt, seen })).toEqual([]);
		});
	});
}
