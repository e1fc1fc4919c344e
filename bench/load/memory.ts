import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MEGABYTE = 1024 * 1024;

/** What is still held after everything unused was collected; megabytes. */
export function held(): { heap: number; whole: number } {
	collect();
	const { heapUsed, external, rss } = process.memoryUsage();
	return { heap: (heapUsed + external) / MEGABYTE, whole: rss / MEGABYTE };
}

/** How much the values grow in one of the units of `at`, by least squares. */
export function slope(points: Array<{ at: number; value: number }>): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [at, value] = [mean(points.map((point) => point.at)), mean(points.map((point) => point.value))];
	const over = points.reduce((sum, point) => sum + (point.at - at) * (point.value - value), 0);
	const under = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
	return under === 0 ? 0 : over / under;
}
