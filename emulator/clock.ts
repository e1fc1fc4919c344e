/** The emulator's only source of time, so that a test can step through days in a moment. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs with the system's and can be moved ahead. */
export class MovableClock implements Clock {
	private ahead = 0;

	now(): number {
		return Date.now() + this.ahead;
	}

	advance(milliseconds: number): void {
		this.ahead += milliseconds;
	}
}
