/** The emulator's only source of time, so that a test can step through days in a moment. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Where a clock begins and how fast it runs. */
export interface ClockStart {
	/** Milliseconds since the epoch; the system's time where it is left out. */
	from?: number;
	/** How many of its seconds go by in one of the system's (1). */
	speed?: number;
}

/** A clock that can begin at any moment, run faster than the system's, and be moved ahead; it never goes back. */
export class MovableClock implements Clock {
	readonly speed: number;
	private readonly started = Date.now();
	private from: number;

	constructor({ from = Date.now(), speed = 1 }: ClockStart = {}) {
		this.from = from;
		this.speed = speed;
	}

	now(): number {
		return this.from + (Date.now() - this.started) * this.speed;
	}

	advance(milliseconds: number): void {
		this.from += milliseconds;
	}

	/** Moves ahead to a moment; does nothing where it has gone by. */
	advanceTo(time: number): void {
		this.advance(Math.max(0, time - this.now()));
	}
}
