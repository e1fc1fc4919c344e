import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	deepCopy,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import type { WebhookResult } from '../../../engine/triggers';
import type { WebhookAnswer } from '../../../engine/webhookMessages';
import { type Connected, openWorld, type World } from '../../../engine/world';
import type { EmulatorOptions } from '../../../emulator/service';
import { forgetKeys } from '../../../nodes/ZohoDeskTrigger/keys';
import { forgetMemories } from '../../../nodes/ZohoDeskTrigger/registration';

/** A workflow that begins with the Zoho Desk Trigger, and n8n's server in front of it: what Zoho sends arrives by HTTP. */
export class ActiveTrigger {
	/** What n8n's database holds, which deliveries read and change. */
	stored: IDataObject = {};
	/** The copy that polls work on from the activation on; it is stored when a poll starts the workflow. */
	private polled: IDataObject = {};
	/** What the workflow was started with, start by start. */
	readonly starts: INodeExecutionData[][] = [];
	/** Deliveries in the order they came, with how long the answer took. */
	readonly answers: Array<{ method: string; status: number; milliseconds: number }> = [];
	/** Why n8n calls the webhook methods. */
	activation: WorkflowActivateMode = 'activate';
	/** n8n is up; while it is not, nobody answers Zoho. */
	isUp = true;
	private server!: Server;
	private readonly working: Array<Promise<unknown>> = [];

	private constructor(
		private readonly node: string,
		private readonly test: boolean,
		public parameters: INodeParameters,
	) {}

	world!: World;
	connected!: Connected;

	static async in(
		parameters: INodeParameters,
		{
			node = 'zohoDeskTrigger',
			test = false,
			emulator = {},
			scopes,
		}: { node?: string; test?: boolean; emulator?: EmulatorOptions; scopes?: readonly string[] } = {},
	): Promise<ActiveTrigger> {
		const trigger = new ActiveTrigger(node, test, parameters);
		trigger.server = createServer((request, response) => void trigger.arrive(request, response));
		await new Promise<void>((listening) => trigger.server.listen(0, '127.0.0.1', listening));
		const { port } = trigger.server.address() as AddressInfo;
		trigger.world = await openWorld(emulator, { baseUrl: `http://127.0.0.1:${port}/` });
		trigger.connected = await trigger.world.connect('oAuth2', { scopes });
		forgetMemories();
		forgetKeys();
		return trigger;
	}

	get desk() {
		return this.world.emulator.world.desk;
	}

	/** All items so far. */
	get items(): IDataObject[] {
		return this.starts.flat().map(({ json }) => json);
	}

	async hook(method: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		this.polled = deepCopy(this.stored);
		const done = await this.world.engine.hook(this.call, method, {
			...this.options,
			activation: this.activation,
		});
		this.stored = deepCopy(this.polled);
		return done;
	}

	/** As n8n 2 does it: a poll, then the webhook. */
	async activate(): Promise<void> {
		await this.beat();
		if (!(await this.hook('checkExists'))) await this.hook('create');
	}

	/** What only n8n's process knew is gone. */
	stopProcess(): void {
		forgetMemories();
		forgetKeys();
	}

	/** n8n is started again. */
	async restart(): Promise<void> {
		this.stopProcess();
		this.isUp = true;
		this.polled = deepCopy(this.stored);
		this.activation = 'init';
		await this.activate();
	}

	/** One poll; starts the workflow where it brings something. */
	async beat(): Promise<INodeExecutionData[]> {
		const [items = []] = (await this.world.engine.poll(this.call, this.options)) ?? [];
		if (items.length > 0) {
			this.starts.push(items);
			this.stored = deepCopy(this.polled);
		}
		return items;
	}

	/** Hands a request over as n8n does: on what is stored, which is stored again afterwards. */
	async receive(
		method: string,
		headers: Record<string, string>,
		body: unknown,
		answered?: (answer: WebhookAnswer) => void,
	): Promise<WebhookResult> {
		const webhook = method === 'GET' ? 'setup' : 'default';
		const staticData = deepCopy(this.stored);
		const options = { ...this.options, staticData, webhook, answered };
		const result = await this.world.engine.webhook(this.call, { method, headers, body }, options);
		const [items] = result.workflowData ?? [];
		if (items) {
			this.starts.push(items);
			this.stored = staticData;
		}
		return result;
	}

	/** Everything that Zoho wanted to send has been sent and worked on. */
	async settled(): Promise<void> {
		await this.desk.webhooks.idle();
		await Promise.all(this.working);
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await this.world.stop();
	}

	private get call() {
		const parameters = { authentication: 'oAuth2', ...this.parameters };
		return { node: this.node, parameters, credentials: this.connected.credentials };
	}

	private get options() {
		return { staticData: this.polled, test: this.test };
	}

	private async arrive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const startedAt = performance.now();
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		if (!this.isUp) return void response.destroy();
		const text = Buffer.concat(parts).toString();
		const { method = '' } = request;
		const headers = request.headers as Record<string, string>;
		// The node answers by itself and may go on working.
		const answered = ({ status }: WebhookAnswer) => {
			this.answers.push({ method, status, milliseconds: performance.now() - startedAt });
			response.writeHead(status).end();
		};
		const body: unknown = text === '' ? {} : JSON.parse(text);
		this.working.push(this.receive(method, headers, body, answered));
	}
}
