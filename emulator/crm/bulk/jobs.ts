import type { CrmRecord } from '../records';

/** What all jobs have: who started it, when, and how often it was looked at since. */
interface Job {
	id: string;
	userId: string;
	/** Milliseconds since the epoch. */
	time: number;
	looks: number;
	/** It ends without a result. */
	fails: boolean;
}

export interface ReadJob extends Job {
	/** As it was asked for. */
	query: Record<string, unknown>;
	columns: string[];
	/** All that the query found, of which this job gives one page. */
	found: ReadPage;
}

export interface ReadPage {
	module: string;
	records: CrmRecord[];
	/** From 1. */
	page: number;
}

/** Where a further job goes on. */
export interface ReadToken {
	userId: string;
	/** Milliseconds since the epoch. */
	expires: number;
	job: ReadJob;
}

export interface WriteJob extends Job {
	operation: 'insert' | 'update' | 'upsert';
	ignoreEmpty: boolean;
	module: string;
	findBy?: string;
	mappings: Mapping[];
	file: CsvFile;
	/** Made when the job is done. */
	result?: WriteResult;
}

/** A column of the file and the field it fills. */
export interface Mapping {
	apiName: string;
	index?: number;
	findBy?: string;
	defaultValue?: string;
}

export interface CsvFile {
	name: string;
	header: string[];
	rows: string[][];
}

export interface WriteResult {
	/** ZIP of the rows with what became of each. */
	zip: Buffer;
	added: number;
	updated: number;
	skipped: number;
}

/** The bulk jobs of an organisation. The numbers may be changed while the emulator runs. */
export class BulkJobs {
	/** Rows of one read job. */
	rowsPerRead = 200_000;
	/** How often a job has to be looked at until it is done. */
	looksUntilDone = 2;
	/** Whether jobs that are started from now on fail. */
	failing = false;
	readonly reads = new Map<string, ReadJob>();
	readonly readTokens = new Map<string, ReadToken>();
	readonly writes = new Map<string, WriteJob>();
	/** Uploaded ZIP files by id. */
	readonly uploads = new Map<string, Buffer>();
	/** When results of read jobs were downloaded, by user. Milliseconds since the epoch. */
	readonly downloads = new Map<string, number[]>();

	isDone = (job: Job): boolean => job.looks >= this.looksUntilDone;
}

/** Results are kept, and tokens taken, for a day. */
export const day = 24 * 60 * 60 * 1000;
