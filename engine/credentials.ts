import { getAdditionalKeys } from 'n8n-core';
import {
	getCredentialOwnRequestAllowedDomains,
	ICredentialsHelper,
	isExpression,
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { CredentialStore } from './credentialStore';
import type { CredentialTypes } from './credentialTypes';
import { resolved, withDefaults } from './resolvedCredentials';

type Data = ICredentialDataDecryptedObject;

/**
 * What n8n's server gives n8n-core for credentials, over an in-memory store: decrypting with defaults and
 * expressions filled in, pre-authentication, authentication and keeping what they bring.
 * It behaves as n8n 2.41's does. n8n's credential overwrites, external secrets and end-user credentials are
 * left out.
 */
export class EngineCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: CredentialTypes,
		private readonly store: CredentialStore,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getProperties(type);
	}

	/** The engine does not know which nodes a type supports, so a type restricted to them is usable by none. */
	isCredentialUsableByNode(type: string): boolean {
		return this.types.getByName(type).restrictToSupportedNodes !== true;
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getByName(typeName);
		if (!authenticate) return requestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (!workflow || !node) throw new Error('A generic authentication is resolved in a workflow and a node');
		const resolve = (value: string) => resolveText(value, credentials, workflow, node);
		requestOptions.headers ??= {};
		const parts = requestOptions as unknown as Record<string, IDataObject | undefined>;
		for (const [part, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				parts[part] = { ...parts[part], [resolve(key)]: resolve(value) };
			}
		}
		return requestOptions;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.types.getByName(typeName);
		const expirable = type.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || !type.preAuthentication) return undefined;
		const isTest = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable] !== '' && !credentialsExpired && !isTest) return undefined;

		const output = (await type.preAuthentication.call(
			within(allowedDomains(credentials), helpers),
			credentials,
		)) as Data;
		const ref = node.credentials?.[type.name];
		if (output[expirable] === undefined || !ref) return undefined;
		const stored = await this.store.get(ref, type.name).getData();
		const fresh = Object.entries(output).filter(([key]) => key === expirable || !isExpression(stored[key]));
		await this.updateCredentials(ref, type.name, { ...stored, ...Object.fromEntries(fresh) });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
	): Promise<Data | undefined> {
		const { preAuthentication } = this.types.getByName(typeName);
		if (!preAuthentication) return undefined;
		const output = await preAuthentication.call(within(allowedDomains(credentials), helpers), credentials);
		return (output as Data | undefined) ?? undefined;
	}

	async getCredentials(ref: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return this.store.get(ref, type);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		ref: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		expressionResolveValues?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const stored = await this.store.get(ref, type).getData();
		if (raw) return stored;
		return await this.resolve(additionalData, stored, type, mode, executeData, expressionResolveValues);
	}

	/** The data with the type's defaults and expressions filled in: stored data, or those of a form. */
	async resolve(
		additionalData: IWorkflowExecuteAdditionalData,
		data: Data,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		values?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		return await resolved(withDefaults(this.types.getProperties(type), data), {
			mode,
			keys,
			executeData,
			values,
		});
	}

	async updateCredentials(ref: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		const credentials = this.store.get(ref, type);
		await credentials.setData(data);
		this.store.write(credentials);
	}

	async updateCredentialsOauthTokenData(
		ref: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: Data,
	): Promise<void> {
		const credentials = this.store.get(ref, type);
		await credentials.updateData({ oauthTokenData });
		this.store.write(credentials);
	}
}

function resolveText(value: string, credentials: Data, workflow: Workflow, node: INode): string {
	if (!isExpression(value)) return value;
	const keys = { $credentials: credentials } as never;
	const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return resolved ? String(resolved) : '';
}

const allowedDomains = (credentials: Data) => getCredentialOwnRequestAllowedDomains(credentials);

/** A pre-authentication can do nothing but send requests, and only to where its credential may. */
function within(domains: string | undefined, { helpers }: IHttpRequestHelper): IHttpRequestHelper {
	const httpRequest = async (options: IHttpRequestOptions) => {
		if (domains === undefined) return await helpers.httpRequest(options);
		if (options.allowedDomains !== undefined) {
			throw new UserError('The credential and its authentication step both restrict the domains');
		}
		return await helpers.httpRequest({ ...options, allowedDomains: domains });
	};
	return { helpers: { httpRequest } };
}
