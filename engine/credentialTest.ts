import { Container } from '@n8n/di';
import { ErrorReporter, ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestRequest,
	type INode,
	type INodeCredentialTestResult,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { NO_OP } from './builtInNodes';
import type { EngineCredentials } from './credentials';
import type { NodeTypes } from './nodeTypes';

interface TestedError extends Error {
	cause?: { response?: { status: number; statusText?: string }; code?: string };
}

/**
 * Sends a credential's test request as n8n does on Save and each time the credential is opened: by a node
 * with one field, on the data of the form. Its pre-authentication always runs, and what that returns is kept
 * with the *stored* credential.
 * @param credential with the form's data: expressions not yet resolved, `oauthTokenData: true`
 */
export async function testCredential(
	test: ICredentialTestRequest | undefined,
	credential: ICredentialsDecrypted,
	{
		data,
		helper,
		types,
	}: { data: IWorkflowExecuteAdditionalData; helper: EngineCredentials; types: NodeTypes },
): Promise<INodeCredentialTestResult> {
	if (!test) return refused('No testing function found for this credential.');
	try {
		const form = await helper.resolve(data, credential.data ?? {}, credential.type, 'internal');
		const decrypted = { ...credential, data: form };
		const body = await send(test, decrypted, { ...data, credentialsHelper: onTheForm(helper, form) }, types);
		const rule = test.rules?.find(
			(rule) =>
				rule.type === 'responseSuccessBody' && valueAt(body, rule.properties.key) === rule.properties.value,
		);
		return rule ? refused(rule.properties.message) : { status: 'OK', message: 'Connection successful!' };
	} catch (caught) {
		Container.get(ErrorReporter).error(caught);
		return refused(messageFor(test, caught as TestedError));
	}
}

async function send(
	test: ICredentialTestRequest,
	credential: ICredentialsDecrypted,
	data: IWorkflowExecuteAdditionalData,
	types: NodeTypes,
): Promise<unknown> {
	const nodeType = nodeTypeFor(test, credential.type, types);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: NO_OP,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...data, currentNodeParameters: node.parameters },
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		input,
		{ node, data: {}, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, credential);
	const answer = await workflow.expression.withIsolate(async () => await routing.runNode());
	return answer?.[0]?.[0]?.json;
}

/** A node whose one field, left empty, makes the test's request. The empty field tells n8n it is a test. */
function nodeTypeFor({ request }: ICredentialTestRequest, type: string, types: NodeTypes): INodeType {
	return {
		description: {
			...types.getByNameAndVersion(NO_OP).description,
			credentials: [{ name: type, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
		},
	};
}

/** The credentials as the test sees them: those of the form when decrypted, those stored when raw. */
function onTheForm(helper: EngineCredentials, form: ICredentialDataDecryptedObject): EngineCredentials {
	const getDecrypted: EngineCredentials['getDecrypted'] = async (...args) =>
		args[5] ? await helper.getDecrypted(...args) : form;
	return Object.create(helper, { getDecrypted: { value: getDecrypted } }) as EngineCredentials;
}

function messageFor({ rules }: ICredentialTestRequest, { message, cause }: TestedError): string {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	const rule = rules?.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
	if (rule) return rule.properties.message;
	return status >= 200 && status <= 299 ? message : statusText || `Received HTTP status code: ${status}`;
}

const refused = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

const valueAt = (body: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
