import { MovableClock } from '../clock';
import { momentIn } from '../cliOptions';
import { faultIn } from '../faultText';
import type { EmulatedWorld } from '../world';

type Given = Record<string, unknown>;

const longest = 10 * 366 * 24 * 60 * 60 * 1000;

/** What the page can do. Each throws a RangeError whose message says what does not fit. */
export const actions: Record<string, (given: Given, world: EmulatedWorld) => void> = {
	fault({ fault }, { faults }) {
		const { match, fault: what, times } = faultIn(String(fault ?? ''));
		faults.failNext(match, what, times);
	},

	/** `{ ahead }` in milliseconds, or `{ moment }` as for `--clock`. */
	clock({ ahead, moment }, { clock }) {
		if (!(clock instanceof MovableClock)) throw new RangeError('A program holds this clock.');
		const to = moment === undefined ? clock.now() + Number(ahead) : momentIn(String(moment));
		if (to === undefined || Number.isNaN(to)) {
			throw new RangeError('A moment has a time zone: 2027-01-01T00:00Z.');
		}
		if (to < clock.now())
			throw new RangeError('The clock cannot go back: what happened would be yet to come.');
		if (to > clock.now() + longest) throw new RangeError('The clock moves by ten years at most.');
		clock.advanceTo(to);
	},

	latency({ milliseconds }, { options }) {
		const latency = Number(milliseconds);
		if (!Number.isInteger(latency) || latency < 0 || latency > 600_000) {
			throw new RangeError('The latency is a whole number of milliseconds, 600000 at most.');
		}
		options.latency = latency;
	},

	reset(_given, world) {
		world.reset();
	},
};
