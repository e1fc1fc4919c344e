import type { Clock } from '../clock';
import type { Write } from './records';

export type Operation = 'create' | 'edit' | 'delete';

/** An event a channel listens for, `Leads.edit` in Zoho's words. */
export interface WatchedEvent {
	module: string;
	operation: Operation | 'all';
}

/** Edits are only told when these fields change, all of them or any. */
export interface ChangeCondition {
	module: string;
	operator: 'and' | 'or';
	/** API names. */
	fields: string[];
}

/** A notification channel: who asked for it, for what, where to send it. */
export interface Channel {
	/** Chosen by the caller, digits. */
	id: string;
	userId: string;
	notifyUrl: string;
	/** Comes back in each delivery. */
	token: string | null;
	events: WatchedEvent[];
	/** Milliseconds since the epoch. After it nothing is sent any more, and nobody is told. */
	expiry: number;
	conditions: ChangeCondition[];
	onRelatedAction: boolean;
	withValues: boolean;
}

export const operationOf: Record<Write['action'], Operation> = {
	insert: 'create',
	update: 'edit',
	delete: 'delete',
};

/** The channels of an organisation; each belongs to the user who made it. */
export class Channels {
	private readonly byUser = new Map<string, Map<string, Channel>>();

	constructor(private readonly clock: Clock) {}

	/** Those that have not ended. */
	all(): Channel[] {
		return [...this.byUser.values()].flatMap((own) => [...own.values()].filter(this.isLiving));
	}

	of(userId: string): Channel[] {
		return this.all().filter((channel) => channel.userId === userId);
	}

	get(userId: string, id: string): Channel | undefined {
		const channel = this.byUser.get(userId)?.get(id);
		return channel && this.isLiving(channel) ? channel : undefined;
	}

	/** A channel of the same user and id is replaced. */
	put(channel: Channel): void {
		const own = this.byUser.get(channel.userId) ?? new Map<string, Channel>();
		this.byUser.set(channel.userId, own.set(channel.id, channel));
	}

	/** False when there was none. */
	remove(userId: string, id: string): boolean {
		const known = this.get(userId, id) !== undefined;
		this.byUser.get(userId)?.delete(id);
		return known;
	}

	private readonly isLiving = ({ expiry }: Channel): boolean => this.clock.now() < expiry;
}

/** Whether a channel is to be told of a write to a record of the module. */
export function listensTo(
	channel: Channel,
	module: string,
	operation: Operation,
	changed: string[],
): boolean {
	const listens = channel.events.some(
		(event) => event.module === module && (event.operation === operation || event.operation === 'all'),
	);
	if (!listens || operation !== 'edit') return listens;
	const conditions = channel.conditions.filter((condition) => condition.module === module);
	return conditions.length === 0 || conditions.some((condition) => meets(condition, changed));
}

const meets = ({ operator, fields }: ChangeCondition, changed: string[]): boolean =>
	operator === 'and'
		? fields.every((field) => changed.includes(field))
		: fields.some((field) => changed.includes(field));
