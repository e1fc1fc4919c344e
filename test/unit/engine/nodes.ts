import {
	NodeApiError,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestHelper,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

const host: INodeProperties = { displayName: 'Host', name: 'host', type: 'string', default: '' };

/** Its parent's fields are hidden and follow from the host. */
export class PetsOAuth2Api implements ICredentialType {
	name = 'petsOAuth2Api';
	displayName = 'Pets OAuth2 API';
	extends = ['oAuth2Api'];
	properties: INodeProperties[] = [
		host,
		hidden('grantType', 'authorizationCode'),
		hidden('authentication', 'body'),
		hidden('authUrl', '={{ $self["host"] + "/auth" }}'),
		hidden('accessTokenUrl', '={{ $self["host"] + "/token" }}'),
		hidden('scope', '={{ $self["wide"] ? "read,write" : "read" }}'),
		{ displayName: 'Wide', name: 'wide', type: 'boolean', default: false },
	];
}

/** Fetches a session key by itself, and keeps how often it has. */
export class PetsKeyApi implements ICredentialType {
	name = 'petsKeyApi';
	displayName = 'Pets Key API';
	properties: INodeProperties[] = [
		host,
		{ displayName: 'Secret', name: 'secret', type: 'string', typeOptions: { password: true }, default: '' },
		{ ...hidden('sessionKey', ''), typeOptions: { expirable: true, password: true } },
		hidden('fetched', ''),
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const url = `${String(credentials.host)}/token`;
		const answer = (await this.helpers.httpRequest({ method: 'POST', url, json: true })) as IDataObject;
		const before = (credentials.oauthTokenData as IDataObject | undefined)?.count ?? 0;
		return {
			sessionKey: answer.access_token as string,
			fetched: `by ${String(credentials.secret)}`,
			oauthTokenData: { count: Number(before) + 1 },
		};
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Key {{$credentials.sessionKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.host}}', url: '/me' },
		rules: [
			{ type: 'responseSuccessBody', properties: { key: 'path', value: '/closed', message: 'Closed' } },
		],
	};
}

type Context =
	IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IHookFunctions | IWebhookFunctions;

async function get(context: Context, authentication: string, path: string): Promise<IDataObject> {
	const credentials = await context.getCredentials(authentication);
	return (await context.helpers.httpRequestWithAuthentication.call(
		context,
		authentication,
		{ method: 'GET', url: `${String(credentials.host)}${path}`, json: true },
		{ oauth2: { skipTokenRefresh: true } },
	)) as IDataObject;
}

const credentials: INodeTypeDescription['credentials'] = ['petsOAuth2Api', 'petsKeyApi'].map((name) => ({
	name,
	required: true,
	displayOptions: { show: { authentication: [name] } },
}));

const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'OAuth2', value: 'petsOAuth2Api' },
		{ name: 'Key', value: 'petsKeyApi' },
	],
	default: 'petsOAuth2Api',
};

const base = {
	group: [],
	version: 1,
	description: '',
	inputs: ['main'],
	outputs: ['main'],
	credentials,
} as const;

/** One request per item, after the token steps it is told to take. */
export class Pets implements INodeType {
	description: INodeTypeDescription = {
		...(base as unknown as INodeTypeDescription),
		displayName: 'Pets',
		name: 'pets',
		defaults: { name: 'Pets' },
		properties: [
			authentication,
			{ displayName: 'Path', name: 'path', type: 'string', default: '/pets', required: true },
			{ displayName: 'Before', name: 'before', type: 'string', default: '' },
		],
	};

	methods = {
		loadOptions: {
			async getPaths(this: ILoadOptionsFunctions) {
				const { path } = await get(this, authenticationOf(this), '/options');
				return [{ name: 'Path', value: String(path) }];
			},
		},
		listSearch: {
			async searchPets(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const { path } = await get(this, authenticationOf(this), `/search/${filter}/${paginationToken}`);
				return { results: [{ name: 'Path', value: String(path) }] };
			},
		},
		resourceMapping: {
			async getFields(this: ILoadOptionsFunctions) {
				await get(this, authenticationOf(this), '/fields');
				return { fields: [field('name', 'First'), field('name', 'Second')] };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const type = this.getNodeParameter('authentication', 0) as string;
		const before = this.getNodeParameter('before', 0) as string;
		if (before === 'refresh') await this.helpers.refreshOAuth2Token.call(this, type);
		const output: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const path = this.getNodeParameter('path', item) as string;
			this.logger.info('Getting a pet', { path });
			this.sendMessageToUI(`item ${item}`);
			try {
				output.push({ json: await get(this, type, path), pairedItem: { item } });
			} catch (caught) {
				if (!this.continueOnFail())
					throw new NodeApiError(this.getNode(), caught as never, { itemIndex: item });
				output.push({ json: { error: 'refused' }, pairedItem: { item } });
			}
		}
		this.addExecutionHints({ message: 'All pets were got', location: 'outputPane' });
		return [output];
	}
}

/** Polls, and has a webhook it registers by an authenticated call. */
export class PetsTrigger implements INodeType {
	description: INodeTypeDescription = {
		...(base as unknown as INodeTypeDescription),
		displayName: 'Pets Trigger',
		name: 'petsTrigger',
		group: ['trigger'],
		inputs: [],
		polling: true,
		defaults: { name: 'Pets Trigger' },
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'pets' }],
		properties: [authentication],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return this.getWorkflowStaticData('node').url !== undefined;
			},
			async create(this: IHookFunctions) {
				await get(this, authenticationOf(this), '/register');
				this.getWorkflowStaticData('node').url = this.getNodeWebhookUrl('default');
				return true;
			},
			async delete(this: IHookFunctions) {
				delete this.getWorkflowStaticData('node').url;
				return true;
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const memory = this.getWorkflowStaticData('node');
		const seen = (memory.seen ??= { count: 0 }) as { count: number };
		seen.count += 1;
		if (seen.count > 1) return null;
		return [this.helpers.returnJsonArray(await get(this, authenticationOf(this), '/changes'))];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const body = this.getBodyData();
		if (this.getHeaderData()['x-secret'] !== 'known') {
			this.getResponseObject().status(401).json({ refused: true });
			return { noWebhookResponse: true };
		}
		const pet = await get(this, authenticationOf(this), `/pets/${String(body.id)}`);
		return { workflowData: [this.helpers.returnJsonArray(pet)] };
	}
}

function authenticationOf(context: Exclude<Context, IExecuteFunctions>): string {
	return context.getNodeParameter('authentication', 'petsOAuth2Api') as string;
}

function hidden(name: string, value: string): INodeProperties {
	return { displayName: name, name, type: 'hidden', default: value };
}

function field(id: string, displayName: string) {
	return { id, displayName, required: false, defaultMatch: false, display: true, type: 'string' as const };
}
