import type { Clock } from '../clock';
import type { Edition } from '../service';
import type { Attachment } from './attachments';
import type { Blueprint } from './blueprints';
import type { Email, EmailTemplate } from './emails';
import { BulkJobs } from './bulk/jobs';
import { Channels } from './channels';
import { Deliveries } from './deliveries';
import type { Field, Module } from './metadata';
import type { Note } from './notes';
import {
	type CrmRecord,
	type CrmUser,
	type DeletedRecord,
	type Organization,
	type PageToken,
	plainWrite,
	type Refused,
	toUtc,
	type Value,
	type Values,
	type Write,
	type WriteOptions,
} from './records';
import { makeTag, type Tag } from './tags';
import type { Variable, VariableGroup } from './variables';
import { ValueIndex } from './valueIndex';

/** A mass update of a custom view. */
export interface MassUpdate {
	module: string;
	total: number;
	failed: number;
	/** Milliseconds since the epoch. */
	started: number;
	/** Set by tests in the place of what the clock says, such as `SUSPENDED`. */
	status: string | undefined;
}

/** All that one CRM organisation holds. Writes made here are not validated: that is what the routes do. */
export class CrmStore {
	readonly clock: Clock;
	readonly nextId: () => string;
	readonly edition: Edition;
	readonly users: CrmUser[] = [];
	readonly modules = new Map<string, Module>();
	readonly writes: Write[] = [];
	readonly pageTokens = new Map<string, PageToken>();
	/** How many records `page_token` reaches. */
	pageTokenReach = 100_000;
	/** Files uploaded to Zoho's file system, by id, which file and image fields refer to. */
	readonly files = new Map<string, { name: string; size: number; type?: string; content?: Buffer }>();
	/** By id; a note belongs to a record of any module. */
	readonly notes = new Map<string, Note>();
	/** By id; files and links attached to records. */
	readonly attachments = new Map<string, Attachment>();
	/** Bulk read and bulk write, with the files that were uploaded for it. */
	readonly bulk = new BulkJobs();
	/**
	 * Links of records to others, by module, record and related list; each with what the link itself says.
	 */
	readonly relations = new Map<string, Map<string, Record<string, unknown>>>();
	/** Who wants to be told of writes, and what they were told. */
	readonly channels: Channels;
	readonly deliveries: Deliveries;
	/** In the order they were sent or kept. */
	readonly emails: Email[] = [];
	readonly emailTemplates: EmailTemplate[] = [];
	/** Values that the whole organisation shares, and the groups they are in. */
	readonly variables: Variable[] = [];
	readonly variableGroups: VariableGroup[] = [];
	/** The tags of all modules. */
	readonly allTags: Tag[] = [];
	/** The processes of modules. */
	readonly blueprints: Blueprint[] = [];
	/** By record id. */
	readonly photos = new Map<string, { content: Buffer; type: string }>();
	/** By job id; mass updates of custom views. */
	readonly massUpdates = new Map<string, MassUpdate>();
	/** Milliseconds a mass update of a view takes until it says it is done. */
	massUpdateTime = 0;
	/** Milliseconds a write takes to reach the search index, as in life; COQL and lists see it at once. */
	searchDelay = 0;
	private readonly byModule = new Map<string, Map<string, CrmRecord>>();
	private readonly deletedByModule = new Map<string, DeletedRecord[]>();
	private readonly refusedModules = new Map<string, Refused>();
	/** By module, then by the API name of the field. */
	private readonly indexes = new Map<string, Map<string, ValueIndex>>();
	private readonly counters = new Map<Field, number>();

	constructor(
		context: { clock: Clock; nextId(): string; edition: Edition },
		readonly organization: Organization,
	) {
		this.clock = context.clock;
		this.channels = new Channels(context.clock);
		this.deliveries = new Deliveries(context.clock);
		this.nextId = () => context.nextId();
		this.edition = context.edition;
	}

	module(apiName: string): Module | undefined {
		return this.modules.get(apiName);
	}

	field(module: string, apiName: string): Field | undefined {
		return this.module(module)?.fields.find((field) => field.apiName === apiName);
	}

	user(id: string): CrmUser | undefined {
		return this.users.find((user) => user.id === id);
	}

	userOf(zuid: string): CrmUser | undefined {
		return this.users.find((user) => user.zuid === zuid);
	}

	/** Every record that is not deleted, oldest first. */
	records(module: string): CrmRecord[] {
		return [...(this.byModule.get(module)?.values() ?? [])];
	}

	record(module: string, id: string): CrmRecord | undefined {
		return this.byModule.get(module)?.get(id);
	}

	/** The records that hold a value of a field that is not computed, oldest first. */
	holding(module: string, field: Field, value: unknown): CrmRecord[] {
		const ofModule = this.indexes.get(module) ?? new Map<string, ValueIndex>();
		const index = ofModule.get(field.apiName) ?? new ValueIndex(field, this.records(module));
		this.indexes.set(module, ofModule.set(field.apiName, index));
		return index.holding(value);
	}

	/**
	 * Adds a record as it is, without validation or automations. Times and users that are left out are now and
	 * the first user; autonumbers are given; an id is, unless `given` brings one.
	 */
	add(module: string, given: Values, by = this.users[0]?.id ?? '', options = plainWrite): CrmRecord {
		const { id = this.nextId(), ...fields } = given;
		const time = toUtc(this.clock.now());
		const stamps = { Owner: by, Created_By: by, Modified_By: by, Created_Time: time, Modified_Time: time };
		const record = this.put(module, String(id), { ...stamps, ...fields });
		this.log('insert', record, {}, fields, by, options);
		return record;
	}

	/**
	 * Puts a record in its place as if it had always been there: `fields` is complete, `writes` knows
	 * nothing of it.
	 */
	put(module: string, id: string, fields: Values): CrmRecord {
		const definition = this.module(module);
		if (!definition) throw new TypeError(`The organisation has no module ${module}`);
		const layoutId = definition.layouts[0]?.id ?? '';
		const record: CrmRecord = { id, module, fields, layoutId, tags: [], locked: false, converted: false };
		for (const field of definition.fields) {
			if (field.autoNumber) fields[field.apiName] = this.nextNumber(field, field.autoNumber);
		}
		const records = this.byModule.get(module) ?? new Map<string, CrmRecord>();
		this.byModule.set(module, records.set(record.id, record));
		for (const index of this.indexesOf(record)) index.add(record);
		return record;
	}

	/** Changes the given values only and moves the modified time. */
	change(record: CrmRecord, fields: Values, by = this.users[0]?.id ?? '', options = plainWrite): void {
		const before = { ...record.fields };
		for (const index of this.indexesOf(record)) index.remove(record);
		Object.assign(record.fields, fields, { Modified_By: by, Modified_Time: toUtc(this.clock.now()) });
		for (const index of this.indexesOf(record)) index.add(record);
		this.log('update', record, before, fields, by, options);
	}

	/** Moves a record to the recycle bin. */
	remove(record: CrmRecord, by = this.users[0]?.id ?? '', options = plainWrite): void {
		this.byModule.get(record.module)?.delete(record.id);
		for (const index of this.indexesOf(record)) index.remove(record);
		const deleted = this.deletedByModule.get(record.module) ?? [];
		this.deletedByModule.set(record.module, deleted);
		deleted.push({
			id: record.id,
			displayName: this.nameOf(record),
			createdBy: String(record.fields.Created_By),
			deletedBy: by,
			deletedTime: this.clock.now(),
		});
		this.log('delete', record, {}, {}, by, options);
	}

	/** Newest first. */
	deleted(module: string): DeletedRecord[] {
		return [...(this.deletedByModule.get(module) ?? [])].reverse();
	}

	/** The value of a field, computed where it is a formula. */
	valueOf(record: CrmRecord, apiName: string): Value {
		if (apiName === 'id') return record.id;
		const field = this.field(record.module, apiName);
		if (field?.compute) return field.compute(record.fields);
		return record.fields[apiName] ?? null;
	}

	/** What names a record in lookups and in the recycle bin. */
	nameOf(record: CrmRecord): string {
		const name = this.valueOf(record, this.module(record.module)?.displayField ?? 'Name');
		return typeof name === 'string' ? name : '';
	}

	/** From now on every call for the module is refused, until `allow`. */
	forbid(module: string, refused: Refused = 'NO_PERMISSION'): void {
		this.refusedModules.set(module, refused);
	}

	allow(module: string): void {
		this.refusedModules.delete(module);
	}

	forbidden(module: string): Refused | undefined {
		return this.refusedModules.get(module);
	}

	/** The tag of a module with a name; a new name makes a new tag, as it does in Zoho. */
	tag(module: string, name: string, by = this.users[0]?.id ?? ''): Tag {
		const known = this.allTags.find((tag) => tag.module === module && tag.name === name);
		return known ?? makeTag(this, { module, name, by });
	}

	/** The ids of a module's tags, by name. */
	tags(module: string): Map<string, string> {
		return new Map(this.allTags.filter((tag) => tag.module === module).map(({ name, id }) => [name, id]));
	}

	private indexesOf({ module }: CrmRecord): Iterable<ValueIndex> {
		return this.indexes.get(module)?.values() ?? [];
	}

	private nextNumber(
		field: Field,
		{ prefix, suffix, startNumber }: NonNullable<Field['autoNumber']>,
	): string {
		const number = this.counters.get(field) ?? startNumber;
		this.counters.set(field, number + 1);
		return `${prefix}${number}${suffix}`;
	}

	private log(
		action: Write['action'],
		record: CrmRecord,
		before: Values,
		after: Values,
		userId: string,
		options: WriteOptions,
	): void {
		const changes: Write['changes'] = {};
		for (const [name, value] of Object.entries(after))
			changes[name] = { old: before[name] ?? null, new: value };
		const { id, module } = record;
		const write: Write = { action, module, id, userId, time: this.clock.now(), changes, ...options };
		this.writes.push(write);
		const channels = this.channels.all();
		if (channels.length > 0) this.deliveries.tell(channels, write, this.parentsOf(record));
	}

	/** The records that lookups of this one lead to. */
	private parentsOf({ module, fields }: CrmRecord): Array<{ module: string; id: string }> {
		return (this.module(module)?.fields ?? []).flatMap(({ apiName, lookup }) => {
			const target = lookup === 'se_module' ? String(fields.$se_module ?? '') : lookup;
			const id = fields[apiName];
			return target && typeof id === 'string' ? [{ module: target, id }] : [];
		});
	}
}
