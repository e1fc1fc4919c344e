import { ClientRequest } from 'node:http';

const REAL = {
	setTimeout,
	abortAfter: AbortSignal.timeout,
	answerWithin: ClientRequest.prototype.setTimeout,
};

/** Waits between tries: a hundredth. */
const quickWait = (milliseconds = 0) => (milliseconds < 300 ? milliseconds : milliseconds / 100);
/** Time limits: a minute is 560 ms, half an hour 2.3 s; enough for an emulator on a busy machine. */
const quickLimit = (milliseconds: number) =>
	milliseconds < 30_000 ? milliseconds : 500 + milliseconds / 1_000;

/**
 * From now on the waits between tries are short, and with `limits` the time limits of HTTP calls too. Everything else
 * goes as ever: what is tested asks for the waits it would ask for in life.
 */
export function quicken({ limits }: { limits: boolean }): void {
	const quickSetTimeout = (run: () => void, milliseconds = 0, ...given: []) => {
		return REAL.setTimeout(run, milliseconds >= 30_000 ? milliseconds : quickWait(milliseconds), ...given);
	};
	globalThis.setTimeout = Object.assign(quickSetTimeout, REAL.setTimeout);
	if (!limits) return;
	AbortSignal.timeout = (milliseconds) => REAL.abortAfter.call(AbortSignal, quickLimit(milliseconds));
	ClientRequest.prototype.setTimeout = function (milliseconds, late) {
		return REAL.answerWithin.call(this, quickLimit(milliseconds), late);
	};
}

export function slowDown(): void {
	globalThis.setTimeout = REAL.setTimeout;
	AbortSignal.timeout = REAL.abortAfter;
	ClientRequest.prototype.setTimeout = REAL.answerWithin;
}
