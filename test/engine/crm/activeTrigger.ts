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
import { forgetReceived } from '../../../nodes/ZohoCrmTrigger/received';

export interface Setting {
	node?: string;
	parameters: INodeParameters;
	emulator?: EmulatorOptions;
	/** Where n8n says it is reached; this server's address where it is left out. */
	baseUrl?: string;
	credentialScopes?: readonly string[];
}

/**
 * A workflow that begins with a trigger of CRM's, and n8n's server in front of it. Static data is kept the way n8n
 * keeps it: polls work on a copy of their own, which is saved only when they start the workflow; deliveries work on
 * what is saved.
 */
export class ActiveTrigger {
	/** What n8n has in its database. */
	saved: IDataObject = {};
	/** What the running n8n's polls work on. */
	polled: IDataObject = {};
	/** What the workflow was started with, start by start. */
	readonly starts: INodeExecutionData[][] = [];
	/** Status of each delivery's answer. */
	readonly answers: number[] = [];
	/** n8n is up; while it is not, nobody answers Zoho. */
	isUp = true;
	world!: World;
	connected!: Connected;
	parameters: INodeParameters;
	private readonly node: string;
	private server!: Server;
	private readonly working = new Set<Promise<unknown>>();

	private constructor({ node = 'zohoCrmTrigger', parameters }: Setting) {
		this.node = node;
		this.parameters = parameters;
	}

	static async in(setting: Setting): Promise<ActiveTrigger> {
		const trigger = new ActiveTrigger(setting);
		trigger.server = createServer((request, response) => void trigger.arrive(request, response));
		await new Promise<void>((listening) => trigger.server.listen(0, '127.0.0.1', listening));
		const { port } = trigger.server.address() as AddressInfo;
		const { baseUrl = `http://127.0.0.1:${port}/` } = setting;
		trigger.world = await openWorld(setting.emulator ?? {}, { baseUrl });
		trigger.connected = await trigger.world.connect(
			'oAuth2',
			setting.credentialScopes && { scopes: setting.credentialScopes },
		);
		forgetReceived();
		return trigger;
	}

	get crm() {
		return this.world.emulator.world.crm;
	}

	/** All items so far. */
	get items(): IDataObject[] {
		return this.starts.flat().map(({ json }) => json);
	}

	/** Calls to Zoho CRM so far, as `GET /crm/v8/Leads`. */
	calls(pattern: RegExp): string[] {
		return this.world.emulator.requests
			.of('crm')
			.map(({ method, path }) => `${method} ${path}`)
			.filter((call) => pattern.test(call));
	}

	async hook(
		method: 'checkExists' | 'create' | 'delete',
		activation: WorkflowActivateMode = 'activate',
		staticData = this.polled,
	): Promise<boolean> {
		return await this.world.engine.hook(this.call, method, { staticData, activation });
	}

	/** As n8n does it: the webhook if there is none, then a poll. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		this.polled = deepCopy(this.saved);
		if (!(await this.hook('checkExists', activation))) await this.hook('create', activation);
		this.saved = deepCopy(this.polled);
		await this.beat();
	}

	async deactivate(): Promise<void> {
		await this.hook('delete', 'update', this.saved);
		this.polled = {};
	}

	/** n8n ends without a word: only what it has saved is left. */
	crash(): void {
		this.isUp = false;
		this.polled = {};
		forgetReceived();
	}

	async restart(): Promise<void> {
		this.isUp = true;
		await this.activate('init');
	}

	/** One poll; starts the workflow where it brings something. */
	async beat(): Promise<INodeExecutionData[]> {
		const result = await this.world.engine.poll(this.call, { staticData: this.polled });
		if (result === null) return [];
		this.saved = deepCopy(this.polled);
		const [items = []] = result;
		this.starts.push(items);
		return items;
	}

	/** Hands a body over as n8n does. */
	async receive(body: unknown, answered?: (answer: WebhookAnswer) => void): Promise<WebhookResult> {
		const staticData = deepCopy(this.saved);
		const result = await this.world.engine.webhook(this.call, { body }, { staticData, answered });
		this.saved = staticData;
		const [items] = result.workflowData ?? [];
		if (items) this.starts.push(items);
		return result;
	}

	/** Everything that Zoho wanted to send has been sent and worked on. */
	async settled(): Promise<void> {
		await this.crm.deliveries.settled();
		await Promise.all(this.working);
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await this.world.stop();
	}

	get call() {
		const parameters = { authentication: 'oAuth2', ...this.parameters };
		return { node: this.node, parameters, credentials: this.connected.credentials };
	}

	private async arrive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		if (!this.isUp) return void response.destroy();
		// The node answers by itself and works on: its answer goes out at once, as in n8n.
		const work = this.receive(JSON.parse(Buffer.concat(parts).toString()), ({ status }) => {
			this.answers.push(status);
			response.writeHead(status).end();
		}).finally(() => this.working.delete(work));
		this.working.add(work);
	}
}
