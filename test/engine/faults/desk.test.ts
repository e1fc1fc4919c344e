import type { World } from '../../../engine/world';
import { testCells } from './cells';
import { deskCalls } from './deskCalls';
import type { CallName } from './matrix';
import { openWorldOfFaults, Scene } from './scene';

type DeskCall = keyof typeof deskCalls;

let world: World;
beforeAll(async () => void (world = await openWorldOfFaults()));
afterAll(async () => await world.stop());

testCells(Object.keys(deskCalls) as CallName[], async (call) => {
	const scene = await Scene.open(world);
	return { scene, attempt: deskCalls[call as DeskCall](scene) };
});
