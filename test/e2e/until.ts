import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await isSo())) await wait(200);
}
