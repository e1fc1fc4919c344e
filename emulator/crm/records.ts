/**
 * A value as it is kept: a lookup is the id of the other record, a date-time is UTC (`2026-08-25T15:00:00Z`),
 * a picklist its actual value, a bigint digits. What Zoho shows instead is made in formatters.ts.
 */
export type Value =
	string | number | boolean | null | string[] | Row[] | Link[] | StoredFile[] | Participant[];

export type Values = Record<string, Value>;

/** A row of a subform. */
export interface Row {
	id: string;
	fields: Values;
}

/** A row of a linking module: what a multi-select lookup holds. */
export interface Link {
	id: string;
	/** Id of the connected record. */
	to: string;
}

export interface StoredFile {
	id: string;
	/** The id `POST /files` gave. */
	fileId: string;
	name: string;
	size: number;
}

export interface Participant {
	type: string;
	participant: string;
}

export interface CrmRecord {
	readonly id: string;
	readonly module: string;
	/** By field API name, `Owner`, `Created_Time` and the other system fields included. */
	fields: Values;
	layoutId: string;
	tags: string[];
	locked: boolean;
	/** Leads only. */
	converted: boolean;
}

export interface DeletedRecord {
	id: string;
	displayName: string;
	createdBy: string;
	deletedBy: string;
	/** Milliseconds since the epoch. */
	deletedTime: number;
}

export interface CrmUser {
	id: string;
	zuid: string;
	firstName: string;
	lastName: string;
	email: string;
	status: 'active' | 'disabled' | 'deleted';
	/** Whether the invitation was accepted. */
	confirmed: boolean;
	administrator: boolean;
	/** The profile's permission to use the API at all. */
	apiAccess: boolean;
}

export interface Organization {
	id: string;
	zgid: string;
	name: string;
	country: string;
	currency: string;
	currencySymbol: string;
	timeZone: string;
}

/** One record written, deleted or refused nothing: what happened and which automations were asked to run. */
export interface Write {
	action: 'insert' | 'update' | 'delete';
	module: string;
	id: string;
	userId: string;
	/** Milliseconds since the epoch. */
	time: number;
	/** What changed, before and after. */
	changes: Record<string, { old: Value; new: Value }>;
	/** As sent; `undefined` means that everything runs, an empty list that nothing does. */
	trigger?: string[];
	/** `apply_feature_execution`, by name. */
	applied: string[];
	/** `skip_feature_execution`, by name. */
	skipped: string[];
}

/** What a write asked for besides the values. */
export type WriteOptions = Pick<Write, 'trigger' | 'applied' | 'skipped'>;

export const plainWrite: WriteOptions = { applied: [], skipped: [] };

/** Where a page begins: after this record, or at the very start. */
export interface PageStart {
	key: string;
	id: string;
}

export interface PageToken {
	userId: string;
	/** The call it belongs to: module and every parameter but the token. */
	boundTo: string;
	/** The starts of all pages up to the one it fetches; the first is undefined. */
	starts: Array<PageStart | undefined>;
	expires: number;
}

export type Refused = 'NO_PERMISSION' | 'AUTHORIZATION_FAILED';

/** Seconds are the finest grain Zoho keeps. */
export const toUtc = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().slice(0, 19) + 'Z';
