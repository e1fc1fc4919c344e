import type * as Sqlite from 'node:sqlite';
import type { Changes, Row } from './graph';

/** Says that a file is one of ours; any number will do. */
const applicationId = 0x5a4f484f;
const formatVersion = 1;

/** A state file that cannot be used, with what to do in its message. */
export class UnusableState extends Error {}

/** What a file says of the world it keeps. */
export interface About {
	/** The options that decide what the world began with, as they are given on the command line. */
	options: string;
	/** Differs between programs that would not understand each other's state. */
	shape: string;
}

/**
 * The SQLite database that keeps a state. It is this process's alone until it is closed or the process ends, however
 * it ends; what `write` has returned from is there the next time.
 */
export class StateFile {
	private readonly put: Sqlite.StatementSync;
	private readonly remove: Sqlite.StatementSync;

	private constructor(
		private readonly database: Sqlite.DatabaseSync,
		/** The file was not there, or empty. */
		readonly isNew: boolean,
	) {
		this.put = database.prepare('INSERT OR REPLACE INTO object (id, piece, kind, data) VALUES (?, ?, ?, ?)');
		this.remove = database.prepare('DELETE FROM object WHERE id = ? AND piece = ?');
	}

	/**
	 * Opens a file, or makes it. What is in it is not touched before it is known to be a state of this program.
	 * @throws UnusableState
	 */
	static open(path: string, about: About): StateFile {
		const { DatabaseSync } = sqlite();
		let database: Sqlite.DatabaseSync | undefined;
		try {
			database = new DatabaseSync(path);
			database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
			const isNew = prepared(database, path, about);
			database.exec('COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
			return new StateFile(database, isNew);
		} catch (error) {
			database?.close();
			throw error instanceof UnusableState ? error : unusable(path, error);
		}
	}

	rows(): Row[] {
		return this.database.prepare('SELECT * FROM object ORDER BY id, piece').all() as unknown as Row[];
	}

	/**
	 * All of it or, when the process ends in the middle, nothing.
	 * @param anew everything that was there before gives way
	 */
	write({ rows, gone }: Changes, anew: boolean): void {
		if (rows.length === 0 && gone.length === 0) return;
		this.database.exec('BEGIN');
		try {
			if (anew) this.database.exec('DELETE FROM object');
			for (const { id, piece } of gone) this.remove.run(id, piece);
			for (const { id, piece, kind, data } of rows) this.put.run(id, piece, kind, data);
			this.database.exec('COMMIT');
		} catch (error) {
			this.database.exec('ROLLBACK');
			throw error;
		}
	}

	close(): void {
		this.database.close();
	}
}

/** Node.js has SQLite from version 22.13 on, and says at each first use that it may still change. */
function sqlite(): typeof Sqlite {
	const { emitWarning } = process;
	process.emitWarning = () => undefined;
	try {
		const found = process.getBuiltinModule?.('node:sqlite') as typeof Sqlite | undefined;
		if (!found) throw new UnusableState('--state needs Node.js 22.13 or later.');
		return found;
	} finally {
		process.emitWarning = emitWarning;
	}
}

/** Whether the file is new; it has its tables then. */
function prepared(database: Sqlite.DatabaseSync, path: string, about: About): boolean {
	const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
	const tables = database.prepare('SELECT count(*) AS number FROM sqlite_schema').get()?.number;
	if (pragma('application_id') === 0 && tables === 0) {
		database.exec(`
			PRAGMA application_id = ${applicationId};
			PRAGMA user_version = ${formatVersion};
			CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
			CREATE TABLE object (id INTEGER, piece INTEGER, kind TEXT NOT NULL, data ANY NOT NULL,
				PRIMARY KEY (id, piece)) STRICT, WITHOUT ROWID;
		`);
		const tell = database.prepare('INSERT INTO about VALUES (?, ?)');
		for (const [name, value] of Object.entries(about)) tell.run(name, value);
		return true;
	}
	if (pragma('application_id') !== applicationId) {
		throw new UnusableState(
			`${path} is a database of something else, and is left as it is. Name another file with --state.`,
		);
	}
	const said = new Map(
		database
			.prepare('SELECT name, value FROM about')
			.all()
			.map(({ name, value }) => [name, value]),
	);
	const isOurs = pragma('user_version') === formatVersion;
	if (isOurs && said.get('options') !== about.options) {
		throw new UnusableState(
			`${path} was made with ${String(said.get('options'))}. Start the emulator with the same, or name another file ` +
				'with --state; this one is left as it is.',
		);
	}
	if (!isOurs || said.get('shape') !== about.shape) {
		throw new UnusableState(
			`${path} was made by another version of the emulator, and is left as it is. Go on with that version, or name ` +
				'another file with --state.',
		);
	}
	if (pragma('quick_check') !== 'ok') throw damaged(path);
	return false;
}

export const damaged = (path: string): UnusableState =>
	new UnusableState(
		`${path} is damaged or no state of the emulator, and is left as it is. Name another file with --state.`,
	);

/** What SQLite says, in words for whoever started the emulator. */
function unusable(path: string, error: unknown): UnusableState {
	const { errcode = 0, message } = error as { errcode?: number; message: string };
	switch (errcode & 0xff) {
		case 5: // busy
		case 6: // locked
			return new UnusableState(
				`${path} is in use by another emulator. Stop that one first, or name another file with --state.`,
			);
		case 11: // corrupt
		case 26: // not a database
			return damaged(path);
		default:
			return new UnusableState(`${path} cannot be opened (${message}). Name another file with --state.`);
	}
}
