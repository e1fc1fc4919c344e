import type { Clock } from '../clock';
import { type Channel, listensTo, type Operation, operationOf } from './channels';
import type { Values, Write } from './records';

/** One POST to a channel's address. */
export interface Delivery {
	url: string;
	body: Record<string, unknown>;
	/** HTTP status of the answer; undefined while it is under way and when none came. */
	status?: number;
}

/** What happened to one record, as far as a channel is told. */
interface Happening {
	channel: Channel;
	module: string;
	operation: Operation;
	id: string;
	values: Values;
}

const timeout = 10_000;
/** Deliveries under way at a time; the others wait for their turn. */
const sideBySide = 20;

/** What Zoho calls an operation in what it sends, unlike in what it is asked. */
const told: Record<Operation, string> = { create: 'insert', edit: 'update', delete: 'delete' };

/**
 * Tells channels of writes. Zoho says neither when it puts several records into one delivery nor whether it tries
 * again; here the writes of one call are bundled unless `bundled` is off, and nothing is sent twice.
 */
export class Deliveries {
	/** Whether the records that one call changes come in one delivery. */
	bundled = true;
	/** Everything sent so far, oldest first. */
	readonly sent: Delivery[] = [];
	private waiting: Happening[] = [];
	private readonly underWay = new Set<Promise<void>>();

	constructor(private readonly clock: Clock) {}

	/** @param parents records the written one looks up to, whose channels may want to know as well */
	tell(channels: Channel[], write: Write, parents: Array<{ module: string; id: string }>): void {
		const { module, id } = write;
		const operation = operationOf[write.action];
		const values = Object.fromEntries(
			Object.entries(write.changes).map(([name, change]) => [name, change.new]),
		);
		const changed = Object.keys(values);
		for (const channel of channels) {
			if (listensTo(channel, module, operation, changed))
				this.add({ channel, module, operation, id, values });
			if (!channel.onRelatedAction) continue;
			for (const parent of parents) {
				const related = listensTo({ ...channel, conditions: [] }, parent.module, 'edit', []);
				if (related) this.add({ channel, ...parent, operation: 'edit', values: {} });
			}
		}
	}

	/** When everything that was to be sent has been answered or given up. */
	async settled(): Promise<void> {
		while (this.waiting.length > 0 || this.underWay.size > 0) {
			await new Promise((resolve) => setImmediate(resolve));
			await Promise.all(this.underWay);
		}
	}

	private add(happening: Happening): void {
		if (this.waiting.length === 0) setImmediate(() => this.flush());
		this.waiting.push(happening);
	}

	private flush(): void {
		const groups = new Map<unknown, Happening[]>();
		for (const happening of this.waiting) {
			const { channel, module, operation } = happening;
			const key = this.bundled ? [channel.userId, channel.id, module, operation].join() : happening;
			groups.set(key, [...(groups.get(key) ?? []), happening]);
		}
		this.waiting = [];
		const queue = groups.values();
		const sendAll = async () => {
			for (const group of queue) await this.send(group);
		};
		for (let sender = 0; sender < Math.min(sideBySide, groups.size); sender += 1) {
			const sending = sendAll().finally(() => this.underWay.delete(sending));
			this.underWay.add(sending);
		}
	}

	private async send(group: Happening[]): Promise<void> {
		const [first] = group;
		if (!first) return;
		const delivery: Delivery = { url: first.channel.notifyUrl, body: this.bodyOf(first, group) };
		this.sent.push(delivery);
		const answer = await fetch(delivery.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json;charset=UTF-8' },
			body: JSON.stringify(delivery.body),
			signal: AbortSignal.timeout(timeout),
		}).catch(() => undefined);
		delivery.status = answer?.status;
		await answer?.body?.cancel();
	}

	private bodyOf({ channel, module, operation }: Happening, group: Happening[]): Delivery['body'] {
		const ids = [...new Set(group.map(({ id }) => id))];
		const edits = operation === 'edit' ? group : [];
		return {
			server_time: this.clock.now(),
			affected_values: channel.withValues ? edits.map(({ id, values }) => ({ record_id: id, values })) : [],
			query_params: Object.fromEntries(new URL(channel.notifyUrl).searchParams),
			module,
			resource_uri: `https://www.zohoapis.com/crm/v8/${module}`,
			ids,
			affected_fields: edits.map(({ id, values }) => ({ [id]: Object.keys(values) })),
			operation: told[operation],
			channel_id: channel.id,
			token: channel.token,
		};
	}
}
