import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IWorkflowDataProxyAdditionalKeys,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

type Data = ICredentialDataDecryptedObject;

/** Where an OAuth2 flow goes and how: a type that hides such a field decides it, whatever is stored. */
const PINNED_WHEN_HIDDEN = [
	'useDynamicClientRegistration',
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
	'requestTokenUrl',
	'signatureMethod',
];

const KEPT_THOUGH_UNDECLARED = ['allowedHttpRequestDomains', 'allowedDomains'];

/** The stored values of the properties, and the defaults of the others. Token data are always kept. */
export function withDefaults(properties: INodeProperties[], stored: Data): Data {
	const values = { ...stored };
	for (const field of PINNED_WHEN_HIDDEN) {
		if (properties.some(({ name, type }) => name === field && type === 'hidden')) delete values[field];
	}
	const data = NodeHelpers.getNodeParameters(
		properties,
		values as INodeParameters,
		true,
		false,
		null,
		null,
	) as Data;
	if (stored.oauthTokenData !== undefined) data.oauthTokenData = stored.oauthTokenData;
	for (const key of KEPT_THOUGH_UNDECLARED) {
		if (data[key] === undefined && stored[key] !== undefined) data[key] = stored[key];
	}
	return data;
}

/**
 * The data with their expressions resolved; each sees all of them, unresolved, as `$self`.
 * @param values the item an execution is at, whose data the expressions see, too
 */
export async function resolved(
	credentialData: Data,
	{
		mode,
		keys,
		executeData,
		values,
	}: {
		mode: WorkflowExecuteMode;
		keys: IWorkflowDataProxyAdditionalKeys;
		executeData?: IExecuteData;
		values?: ICredentialsExpressionResolveValues;
	},
): Promise<Data> {
	const data = credentialData as INodeParameters;
	if (!values) {
		const { expression } = new Workflow({
			nodes: [NO_NODE],
			connections: {},
			active: false,
			nodeTypes: NO_NODE_TYPES,
		});
		return await expression.withIsolate(
			async () =>
				expression.getComplexParameterValue(NO_NODE, data, mode, keys, undefined, undefined, data) as Data,
		);
	}
	const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = values;
	try {
		return workflow.expression.getParameterValue(
			data,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		) as Data;
	} catch (caught) {
		if (caught instanceof Error) caught.message += ' [Error resolving credentials]';
		throw caught;
	}
}

const NO_NODE: INode = { id: '', name: '', type: 'mock', typeVersion: 1, position: [0, 0], parameters: {} };

const NO_NODE_TYPES = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
} as unknown as INodeTypes;
