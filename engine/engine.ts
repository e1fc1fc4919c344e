import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeCredentialTestResult,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { boot } from './boot';
import { CredentialStore, type StoredCredential } from './credentialStore';
import { testCredential } from './credentialTest';
import { CredentialTypes } from './credentialTypes';
import { EngineCredentials } from './credentials';
import { execute, type ExecuteOptions, type ExecutionResult } from './execute';
import { Form } from './form';
import { NodeTypes } from './nodeTypes';
import { binaryDataInFiles, expressionsInIsolate } from './processWide';
import { currentRun, type LogLine } from './run';
import { Triggers } from './triggers';
import { tell, watched } from './watch';
import type { NodeRun, WorkflowJson } from './workflow';

export type { ConsoleMessage } from './additionalData';
export type { CredentialRef, StoredCredential } from './credentialStore';
export type { ExecuteOptions, ExecutionResult } from './execute';
export type { LogLine } from './run';
export type { TriggerOptions, WebhookResult } from './triggers';
export type { WebhookAnswer, WebhookRequest } from './webhookMessages';
export type { NodeCall, NodeRun, WorkflowJson } from './workflow';

export interface EngineSettings {
	/** Instances of the node classes. Manual Trigger, No Operation and Items (`engine.items`) are there anyway. */
	nodes: Array<INodeType | IVersionedNodeType>;
	/** Instances of the credential classes. n8n's `oAuth2Api` is there anyway. */
	credentials: ICredentialType[];
	/** Credentials another engine stored: `engine.credentials.stored()`. Together they are a restart of n8n. */
	stored?: StoredCredential[];
	/** Where n8n is reached from outside, for the URLs of webhooks. Ends with a slash. */
	baseUrl?: string;
	/** Whether token refreshes run without n8n's own lock, as in an n8n before 2.30. */
	withoutRefreshLock?: boolean;
	/** Where binary data are kept, for the whole process: in memory, the default, or in files as in production. */
	binaryData?: 'memory' | 'filesystem';
	/** What evaluates expressions, for the whole process: `vm` is n8n's default and slower. Not in Jest. */
	expressions?: 'legacy' | 'vm';
}

export interface Engine extends Pick<Form, 'loadOptions' | 'listSearch' | 'resourceMapping'> {
	credentials: CredentialStore;
	/** Every line logged so far, by whatever was called. */
	logs: LogLine[];
	/** Runs a workflow, or one node on items. Throws when n8n refuses to start it: a mandatory field is empty. */
	execute(what: WorkflowJson | NodeRun, options?: ExecuteOptions): Promise<ExecutionResult>;
	/** Cancels every execution under way, as the editor's Stop button does. */
	cancel(): void;
	/** Tests a stored credential with the data of its form; without any, as when it has just been opened. */
	testCredential(ref: { id: string }, form?: IDataObject): Promise<INodeCredentialTestResult>;
	poll: Triggers['poll'];
	hook: Triggers['hook'];
	webhook: Triggers['webhook'];
	/** Cancels what runs and gives back what was taken, so that the process can end. */
	stop(): Promise<void>;
}

/** n8n's execution engine, in this process, with the nodes and credentials given and nothing else of n8n. */
export async function createEngine({
	nodes,
	credentials,
	stored,
	baseUrl = 'http://localhost:5678/',
	withoutRefreshLock = false,
	binaryData = 'memory',
	expressions = 'legacy',
}: EngineSettings): Promise<Engine> {
	boot();
	const undo = [
		...(binaryData === 'filesystem' ? [await binaryDataInFiles()] : []),
		...(expressions === 'vm' ? [await expressionsInIsolate()] : []),
	];
	const types = new NodeTypes(nodes);
	const credentialTypes = new CredentialTypes(credentials);
	const store = new CredentialStore(credentialTypes, stored);
	const helper = new EngineCredentials(credentialTypes, store);
	const surroundings = { credentials: helper, baseUrl };
	const form = new Form(surroundings, types);
	const triggers = new Triggers(surroundings, types);
	const logs: LogLine[] = [];
	const running = new Set<{ cancel(): void }>();

	const logged = async <Answer>(what: string, ask: () => Promise<Answer>) =>
		await watched(what, async () => await currentRun.run({ logs: [logs], withoutRefreshLock }, ask));
	const cancel = () => running.forEach((execution) => execution.cancel());

	return {
		credentials: store,
		logs,
		execute: async (what, options = {}) =>
			await watched(
				'execution',
				async () =>
					await execute(what, options, { surroundings, types, withoutRefreshLock, allLogs: logs, running }),
				(result) => (givesOutTokens(what, types) ? told(result) : result),
			),
		cancel,
		testCredential: async (ref, typed) =>
			await logged('credential test', async () => {
				const type = store.typeOf(ref);
				const data = await store.unblanked(ref, typed ?? (await store.form(ref)));
				return await testCredential(
					credentialTypes.getByName(type).test,
					{ id: ref.id, name: type, type, data: data as ICredentialDataDecryptedObject },
					{ data: additionalData(surroundings, { mode: 'internal' }), helper, types },
				);
			}),
		loadOptions: async (...args) => await logged('loadOptions', async () => await form.loadOptions(...args)),
		listSearch: async (...args) => await logged('listSearch', async () => await form.listSearch(...args)),
		resourceMapping: async (...args) =>
			await logged('resourceMapping', async () => await form.resourceMapping(...args)),
		poll: async (...args) => await logged('poll', async () => await triggers.poll(...args)),
		hook: async (...args) => await logged('hook', async () => await triggers.hook(...args)),
		webhook: async (...args) => await logged('webhook', async () => await triggers.webhook(...args)),
		stop: async () => {
			cancel();
			tell('logs', logs);
			for (const giveBack of undo) await giveBack();
		},
	};
}

/** Zoho Token is there to give tokens out, and is given them: its items are no leak. */
function givesOutTokens(what: WorkflowJson | NodeRun, types: NodeTypes): boolean {
	const names = 'nodes' in what ? what.nodes.map(({ type }) => type) : [types.nameOf(what.node)];
	return names.some((name) => name.endsWith('.zohoToken'));
}

/** What an execution says beside its items. */
const told = ({ status, error, hints, messagesToUI, logs }: ExecutionResult) => ({
	...{ status, error, hints, messagesToUI, logs },
});
