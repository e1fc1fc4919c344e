import type { ExecutionError, IDataObject, INodeParameters } from 'n8n-workflow';

import type { Thread } from '../../../emulator/desk/conversation';
import { Faults } from '../../../emulator/faults';
import type { LoggedRequest } from '../../../emulator/requests';
import { scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';
import { type Connected, openWorld, type World } from '../../../engine/world';

const FILES = [...(scopeGroups.crmFiles?.scopes ?? []), ...(scopeGroups.crmBulkWrite?.scopes ?? [])];

/** What n8n shows of a run. */
export interface Seen {
	status: string;
	items: IDataObject[];
	title: string;
	text: string;
	/** What the error says of the items, where it speaks of several. */
	details: { written?: Numbered[]; perhapsWritten?: number[] };
}

interface Numbered {
	item: number;
	id?: string;
}

/** A call about to be made, and what can be seen of it at Zoho's end. */
export interface Attempt {
	/** The requests of which one meets the fault. */
	meets(request: LoggedRequest): boolean;
	/** Which of them: the first of a call that is made once, the second of all others. */
	nth?: 1 | undefined;
	run(): Promise<Seen>;
	/** Of a write, for each item: how often Zoho has carried it out. */
	written?(): number[];
	/** Of a read: whether the items are all that there is, in order. */
	isWhole?(items: IDataObject[]): boolean;
	/** Of an event: whether it came without its record. */
	isBare?(items: IDataObject[]): boolean;
	/** Of a trigger: its next turn, after which all is as if nothing had gone wrong. Gives all items so far. */
	nextTurn?(): Promise<IDataObject[]>;
}

/** Zoho with nothing in it, and a connection to it that nobody has used yet. */
export class Scene {
	connected!: Connected;

	private constructor(
		readonly world: World,
		private readonly use: (connected: Connected) => void,
		private readonly moreScopes: readonly string[],
	) {}

	static async open(world: World, moreScopes: readonly string[] = []): Promise<Scene> {
		world.emulator.reset();
		return await Scene.on(world, undefined, moreScopes);
	}

	/** In a world where something is there already. @param use takes each new connection */
	static async on(
		world: World,
		use: (connected: Connected) => void = () => undefined,
		moreScopes: readonly string[] = [],
	): Promise<Scene> {
		const scene = new Scene(world, use, moreScopes);
		await scene.connect();
		return scene;
	}

	/** @param secondsLeft of the access token */
	async connect(secondsLeft = 3600): Promise<void> {
		this.connected = await this.world.connect('oAuth2', {
			secondsLeft,
			scopes: [...scopeSets.crmAndDesk, ...FILES, ...this.moreScopes],
		});
		this.use(this.connected);
	}

	/** Nothing goes wrong any more. */
	async mend(): Promise<void> {
		this.emulator.world.faults = new Faults();
		this.emulator.world.accounts.throttleUntil(0);
		await this.connect();
	}

	get emulator() {
		return this.world.emulator;
	}
	get crm() {
		return this.emulator.world.crm;
	}
	get desk() {
		return this.emulator.world.desk;
	}

	addLeads(count: number): IDataObject[] {
		return Array.from({ length: count }, (_, n) => {
			const { id } = this.crm.add('Leads', { Last_Name: `Lead ${n}`, Company: 'Acme', Budget: n });
			return { id, n };
		});
	}

	addTickets(count: number): IDataObject[] {
		this.desk.addContact({ lastName: 'Ada', email: 'ada@customer.example' });
		return Array.from({ length: count }, (_, n) => ({
			id: this.desk.addTicket({ subject: `Lamp ${n}` }).id,
			n,
		}));
	}

	/** A mail of the customer's on a ticket. */
	addMail(ticketId: string): Thread {
		const thread: Thread = {
			...{ id: this.emulator.world.nextId(), ticketId, direction: 'in', status: 'SUCCESS' },
			...{ contentType: 'text/html', isForward: false, to: 'support@marigold.example', cc: '', bcc: '' },
			...{ visibility: 'public', authorId: null, content: '<p>Mail</p>', attachments: [] },
			...{ fromEmailAddress: 'ada@customer.example', createdTime: '2026-05-01T00:00:00.000Z' },
		};
		this.desk.ofTickets.threads.set(thread.id, thread);
		return thread;
	}

	/** How many of the leads have each item's name. */
	leadsNamed = (items: IDataObject[]): number[] => {
		const names = this.crm.records('Leads').map(({ fields }) => fields.Last_Name);
		return items.map(({ name }) => names.filter((other) => other === name).length);
	};

	async run(node: 'crm' | 'desk', parameters: INodeParameters, items: IDataObject[]): Promise<Seen> {
		const auto = node === 'desk' ? { organization: { __rl: true, mode: 'list', value: 'auto' } } : {};
		const result = await this.connected[node]({ ...auto, ...parameters }, items);
		const outputs = (result.items[0] ?? []).map(({ json }) => json);
		return { ...seenIn(result.error), status: result.status, items: outputs };
	}
}

export function seenIn(error?: ExecutionError): Pick<Seen, 'title' | 'text' | 'details'> {
	const { message = '', description } = error ?? {};
	const { data } = (error?.context ?? {}) as { data?: { details?: Seen['details'] } };
	return { title: message, text: String(description ?? ''), details: data?.details ?? {} };
}

export const openWorldOfFaults = async () => await openWorld({ seed: 'empty', edition: 'ultimate' });

/** Items to create: each has a name of its own. */
export const named = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ name: `New ${n}`, email: `new.${n}@customer.example` }));
