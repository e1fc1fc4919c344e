import type { World } from '../../../engine/world';
import { testCells } from './cells';
import { crmCalls } from './crmCalls';
import type { CallName } from './matrix';
import { openWorldOfFaults, Scene } from './scene';

type CrmCall = keyof typeof crmCalls;

let world: World;
beforeAll(async () => void (world = await openWorldOfFaults()));
afterAll(async () => await world.stop());

testCells(Object.keys(crmCalls) as CallName[], async (call) => {
	const scene = await Scene.open(world);
	return { scene, attempt: crmCalls[call as CrmCall](scene) };
});
