import { AsyncLocalStorage } from 'node:async_hooks';

/** Who or what is behind a change. */
export interface Cause {
	/** The `sourceId` of the call that makes it. */
	sourceId?: string;
	/** Desk's own workflow rules make it; a test says so, the emulator has none. */
	automation?: boolean;
}

const current = new AsyncLocalStorage<Cause>();

export const causeOf = (): Cause => current.getStore() ?? {};

/** Runs what makes changes, and says for whom. */
export const causedBy = <T>(cause: Cause, change: () => T): T => current.run(cause, change);
