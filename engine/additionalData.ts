import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { Container } from '@n8n/di';
import type {
	IDataObject,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { EngineCredentials } from './credentials';

/** What a node wrote to the editor's console. */
export interface ConsoleMessage {
	/** The node, as n8n's console names it. */
	source: string;
	messages: unknown[];
}

export interface Surroundings {
	credentials: EngineCredentials;
	/** Where n8n is reached from outside; ends with a slash. */
	baseUrl: string;
}

/** What n8n's server tells n8n-core about itself and the call under way. */
export function additionalData(
	{ credentials, baseUrl }: Surroundings,
	parts: {
		mode: WorkflowExecuteMode;
		workflowId?: string;
		currentNodeParameters?: INodeParameters;
		messagesToUI?: ConsoleMessage[];
	},
): IWorkflowExecuteAdditionalData {
	const { mode, workflowId, currentNodeParameters, messagesToUI } = parts;
	const executionId = randomUUID();
	return {
		credentialsHelper: credentials,
		executionId,
		workflowId,
		currentNodeParameters,
		currentNodeExecutionIndex: 0,
		hooks: new ExecutionLifecycleHooks(mode, executionId, { id: workflowId } as IWorkflowBase),
		variables: {},
		instanceBaseUrl: baseUrl,
		restApiUrl: `${baseUrl}rest`,
		formBaseUrl: `${baseUrl}form`,
		formTestBaseUrl: `${baseUrl}form-test`,
		formWaitingBaseUrl: `${baseUrl}form-waiting`,
		webhookBaseUrl: `${baseUrl}webhook`,
		webhookTestBaseUrl: `${baseUrl}webhook-test`,
		webhookWaitingBaseUrl: `${baseUrl}webhook-waiting`,
		mcpBaseUrl: `${baseUrl}mcp`,
		mcpTestBaseUrl: `${baseUrl}mcp-test`,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		sendDataToUI: (type: string, data: IDataObject | IDataObject[]) => {
			if (type === 'sendConsoleMessage') messagesToUI?.push(data as unknown as ConsoleMessage);
		},
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		executeWorkflow: absent('Sub-workflows'),
		startRunnerTask: absent('Task runners'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
	};
}

const absent = (what: string) => async (): Promise<never> => {
	throw new Error(`${what} are not part of the engine`);
};
