import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import {
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import type * as selfClientModule from '../../../credentials/ZohoSelfClientApi.credentials';
import { type Emulator, startEmulator } from '../../../emulator';
import { company } from '../../../emulator/seed/company';
import { createEngine, type CredentialRef, type Engine, type EngineSettings } from '../../../engine/engine';

const selfClient = company.clients.find(({ kind }) => kind === 'self client')!;
export const { clientId, clientSecret } = selfClient;

/** Makes one call with the credential, as the HTTP Request node does: n8n alone decides when to ask for a token. */
class Caller implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Caller',
		name: 'caller',
		group: ['transform'],
		version: 1,
		description: 'Calls a URL',
		defaults: { name: 'Caller' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoSelfClientApi', required: true }],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const url = this.getNodeParameter('url', 0) as string;
		const json = (await this.helpers.httpRequestWithAuthentication.call(this, 'zohoSelfClientApi', {
			url,
		})) as object;
		return [this.helpers.returnJsonArray([{ ...json }])];
	}
}

/** The Self Client credential of a process that has just started: its memory is empty. */
export function freshSelfClient(): ICredentialType {
	let credential: ICredentialType | undefined;
	jest.isolateModules(() => {
		const { ZohoSelfClientApi } = jest.requireActual<typeof selfClientModule>(
			'../../../credentials/ZohoSelfClientApi.credentials',
		);
		credential = new ZohoSelfClientApi();
	});
	return credential!;
}

/** n8n's own request function, as it hands it to a pre-authentication. */
export const requestHelper = () => ({
	helpers: {
		httpRequest: async (options: IHttpRequestOptions) =>
			await Container.get(OutboundHttp).requests().request(options),
	},
});

/** n8n with the Self Client credential, and Zoho. */
export interface N8n {
	zoho: Emulator;
	engine: Engine;
	/** The credential of the running process. */
	selfClient: ICredentialType;
	/** The form as a user fills it in. */
	form(typed?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	create(form: ICredentialDataDecryptedObject): Promise<CredentialRef>;
	grantToken(scopes?: string[]): string;
	refreshToken(scopes?: string[]): string;
	call(ref: CredentialRef): ReturnType<Engine['execute']>;
	/** `grant_type` of each token call so far. */
	tokenCalls(): string[];
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const everything = ['ZohoCRM.users.READ', 'Desk.basic.READ'];

export async function startN8n(settings: Partial<EngineSettings> = {}): Promise<N8n> {
	const zoho = await startEmulator({ seed: 'empty' });
	const start = async (stored?: EngineSettings['stored']) => {
		const selfClient = freshSelfClient();
		const engine = await createEngine({
			nodes: [new Caller()],
			credentials: [selfClient],
			stored,
			...settings,
		});
		return { selfClient, engine };
	};
	const n8n: N8n = {
		zoho,
		...(await start()),
		form: (typed = {}) => ({ ...customUrls(zoho), clientId, clientSecret, ...typed }),
		create: async (data) =>
			await n8n.engine.credentials.add({ name: 'Zoho', type: 'zohoSelfClientApi', data }),
		grantToken: (scopes = everything) => zoho.world.accounts.generateGrantToken({ clientId, scopes }),
		refreshToken: (scopes = everything) => zoho.world.accounts.issueRefreshToken({ clientId, scopes }),
		call: async (ref) =>
			await n8n.engine.execute({
				node: 'caller',
				parameters: { url: `${zoho.urls.crm}/crm/v8/users?type=CurrentUser` },
				credentials: { zohoSelfClientApi: ref },
			}),
		tokenCalls: () =>
			zoho.requests
				.matching('POST /oauth/v2/token')
				.map(({ body }) => (body as { grant_type: string }).grant_type),
		restart: async () => {
			const stored = n8n.engine.credentials.stored();
			await n8n.engine.stop();
			Object.assign(n8n, await start(stored));
		},
		stop: async () => {
			await n8n.engine.stop();
			await zoho.stop();
		},
	};
	return n8n;
}

const customUrls = ({ urls }: Emulator) => ({
	dataCenter: 'custom',
	customAccountsUrl: urls.accounts,
	customCrmUrl: urls.crm,
	customDeskUrl: urls.desk,
});
