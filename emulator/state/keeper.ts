import { MovableClock } from '../clock';
import type { EmulatedWorld } from '../world';
import { damaged, StateFile, UnusableState } from './file';
import { Fixtures } from './fixtures';
import { Graph } from './graph';

/** How long after the last request its deliveries to webhooks and channels may still change something. */
const aftermath = 15_000;
const interval = 500;

/** Keeps a world in a file: what a call has changed is there before its answer goes out. */
export class Keeper {
	private readonly root: Record<string, unknown> = {};
	private readonly file: StateFile;
	private readonly timer: NodeJS.Timeout;
	private fixtures: Fixtures;
	private graph: Graph;
	/** The file may lack what the graph takes for written. */
	private failed = false;
	private next?: Promise<void>;
	private touched = 0;

	/**
	 * Opens the file and gives a world that has just been made the state it keeps, if it keeps one.
	 * @throws UnusableState; the file is as it was then
	 */
	constructor(
		path: string,
		private readonly world: EmulatedWorld,
	) {
		this.fixtures = this.found();
		const { seed, edition, dataCenter, deskOrganizations } = world.options;
		const options = `--seed ${seed} --edition ${edition} --data-center ${dataCenter} --desk-organizations "${deskOrganizations}"`;
		this.graph = new Graph(this.fixtures);
		this.file = StateFile.open(path, { options, shape: this.fixtures.shape });
		try {
			if (!this.file.isNew) this.restore();
		} catch (error) {
			this.file.close();
			throw error instanceof UnusableState ? error : damaged(path);
		}
		this.write();
		this.timer = setInterval(() => {
			if (Date.now() < this.touched + aftermath) this.writeUnasked();
		}, interval).unref();
	}

	/** Something may have changed that nobody waits for: it is kept within a second. */
	touch(): void {
		this.touched = Date.now();
	}

	/** Resolves when all that has happened until now is in the file. Calls of the same moment are written together. */
	async saved(): Promise<void> {
		this.touch();
		this.next ??= new Promise((resolve, reject) => {
			setImmediate(() => {
				this.next = undefined;
				try {
					this.write();
					resolve();
				} catch (error) {
					reject(error as Error);
				}
			});
		});
		return await this.next;
	}

	/** The world was made anew: its stores are others now. */
	renew(): void {
		this.fixtures = this.found();
		this.graph.renew(this.fixtures);
		this.touch();
	}

	close(): void {
		clearInterval(this.timer);
		this.write();
		this.file.close();
	}

	/** @throws what SQLite says, such as that the disk is full; the next time, everything is written anew. */
	private write(): void {
		const { clock } = this.world;
		Object.assign(this.root, this.world.kept(), { time: clock.now(), ahead: clock.now() - Date.now() });
		try {
			this.file.write(this.graph.changes(this.root), this.failed);
			this.failed = false;
		} catch (error) {
			this.failed = true;
			this.graph = new Graph(this.fixtures);
			throw error;
		}
	}

	private writeUnasked(): void {
		try {
			this.write();
		} catch (error) {
			console.error('The state could not be kept:', error);
		}
	}

	private restore(): void {
		const { clock } = this.world;
		const { time, ahead, ...kept } = this.graph.restore(this.file.rows(), this.root) as Record<
			string,
			unknown
		>;
		this.world.restore(kept as ReturnType<EmulatedWorld['kept']>);
		const passed = Date.now() + Number(ahead);
		if (clock instanceof MovableClock) clock.advanceTo(Math.max(Number(time), passed));
	}

	private found(): Fixtures {
		Object.assign(this.root, this.world.kept(), { time: 0, ahead: 0 });
		return new Fixtures(this.root, new Set([this.world.clock]));
	}
}
