import type { IDataObject, INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

import { ZohoClientApi } from '../credentials/ZohoClientApi.credentials';
import { ZohoSelfClientApi } from '../credentials/ZohoSelfClientApi.credentials';
import { ZohoSuiteOAuth2Api } from '../credentials/ZohoSuiteOAuth2Api.credentials';
import { type Emulator, startEmulator } from '../emulator';
import type { EmulatorOptions } from '../emulator/service';
import { company } from '../emulator/seed/company';
import {
	createEngine,
	type CredentialRef,
	type Engine,
	type EngineSettings,
	type ExecutionResult,
} from './engine';
import { scopeSets } from '../nodes/shared/transport/scopes';
import { ZohoCrm } from '../nodes/ZohoCrm/ZohoCrm.node.ts';
import { forgetMetadata as forgetCrmMetadata } from '../nodes/ZohoCrm/metadata';
import { ZohoCrmPollingTrigger } from '../nodes/ZohoCrmPollingTrigger/ZohoCrmPollingTrigger.node.ts';
import { ZohoCrmTrigger } from '../nodes/ZohoCrmTrigger/ZohoCrmTrigger.node.ts';
import { forgetNames } from '../nodes/ZohoDesk/deskApi';
import { ZohoDesk } from '../nodes/ZohoDesk/ZohoDesk.node.ts';
import { forgetMetadata as forgetDeskMetadata } from '../nodes/ZohoDesk/metadata';
import { forgetOrganizations } from '../nodes/ZohoDesk/organization';
import { ZohoDeskPollingTrigger } from '../nodes/ZohoDeskPollingTrigger/ZohoDeskPollingTrigger.node.ts';
import { ZohoDeskTrigger } from '../nodes/ZohoDeskTrigger/ZohoDeskTrigger.node.ts';
import { ZohoToken } from '../nodes/ZohoToken/ZohoToken.node.ts';

export type Authentication = 'oAuth2' | 'selfClient';
export const authentications: Authentication[] = ['oAuth2', 'selfClient'];

const [serverClient, selfClient] = company.clients;

/** The emulator, n8n's engine with this package's nodes, and credentials of both kinds that are connected. */
export interface World {
	emulator: Emulator;
	engine: Engine;
	/** A connected credential whose access token has this many seconds left. */
	connect(
		authentication: Authentication,
		options?: { scopes?: readonly string[]; secondsLeft?: number },
	): Promise<Connected>;
	stop(): Promise<void>;
}

/** A connection, and the nodes run with it. */
export interface Connected {
	ref: CredentialRef;
	/** By the name of its type, as a node refers to it. */
	credentials: Record<string, CredentialRef>;
	authentication: Authentication;
	refreshToken: string;
	crm(parameters: INodeParameters, items?: IDataObject[], settings?: NodeSettings): Promise<ExecutionResult>;
	desk(parameters: INodeParameters, items?: IDataObject[], settings?: NodeSettings): Promise<ExecutionResult>;
}

type NodeSettings = { onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput' };

export async function openWorld(
	options: EmulatorOptions = {},
	settings: Partial<EngineSettings> = {},
): Promise<World> {
	forgetCrmMetadata();
	forgetDeskMetadata();
	forgetOrganizations();
	forgetNames();
	const emulator = await startEmulator(options);
	const engine = await createEngine({
		nodes: [
			new ZohoCrm(),
			new ZohoDesk(),
			new ZohoCrmPollingTrigger(),
			new ZohoCrmTrigger(),
			new ZohoDeskTrigger(),
			new ZohoDeskPollingTrigger(),
			new ZohoToken(),
		],
		credentials: [new ZohoSuiteOAuth2Api(), new ZohoSelfClientApi(), new ZohoClientApi()],
		...settings,
	});
	return {
		emulator,
		engine,
		connect: async (authentication, how) => await connect(emulator, engine, authentication, how),
		stop: async () => {
			await engine.stop();
			await emulator.stop();
		},
	};
}

/** The fields of a credential's form that point it at the emulator. */
export const customHosts = ({ urls }: Emulator) => ({
	dataCenter: 'custom',
	customAccountsUrl: urls.accounts,
	customCrmUrl: urls.crm,
	customCrmUploadUrl: urls.crmUpload,
	customDeskUrl: urls.desk,
});

async function connect(
	emulator: Emulator,
	engine: Engine,
	authentication: Authentication,
	{
		scopes = scopeSets.crmAndDesk,
		secondsLeft = 3600,
	}: { scopes?: readonly string[]; secondsLeft?: number } = {},
): Promise<Connected> {
	const client = authentication === 'oAuth2' ? serverClient : selfClient;
	if (!client) throw new Error('the seeded company has two clients');
	const { clientId, clientSecret } = client;
	const refreshToken = emulator.world.accounts.issueRefreshToken({ clientId, scopes: [...scopes] });
	const accessToken = emulator.world.accounts.issueAccessToken(refreshToken, secondsLeft);
	const expiresAt = emulator.clock.now() + secondsLeft * 1000;
	const form = { ...customHosts(emulator), clientId, clientSecret };
	const type = authentication === 'oAuth2' ? 'zohoSuiteOAuth2Api' : 'zohoSelfClientApi';
	const data: IDataObject =
		authentication === 'oAuth2'
			? {
					...form,
					oauthTokenData: {
						access_token: accessToken,
						refresh_token: refreshToken,
						api_domain: emulator.urls.crm,
						token_type: 'Bearer',
						expires_in: 3600,
						n8n_expires_at: String(expiresAt),
					},
				}
			: secondsLeft < 3600
				? {
						...form,
						accessToken,
						oauthTokenData: { refresh_token: refreshToken, access_token: accessToken, expires_at: expiresAt },
					}
				: { ...form, refreshToken };
	const ref = await engine.credentials.add({ name: `Zoho ${authentication}`, type, data: data as never });
	const credentials = { [type]: ref };
	const run =
		(node: string) =>
		async (parameters: INodeParameters, items: IDataObject[] = [{}], settings: NodeSettings = {}) =>
			await engine.execute({
				node,
				parameters: { authentication, ...parameters },
				credentials,
				items,
				settings,
			});
	return { ref, credentials, authentication, refreshToken, crm: run('zohoCrm'), desk: run('zohoDesk') };
}

/** A resource locator's value as the editor saves it. */
export const byId = (value: string): INodeParameterResourceLocator => ({ __rl: true, mode: 'id', value });
export const fromList = (value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'list',
	value,
});

/** A field mapping as the editor saves it. */
export const mapped = (value: IDataObject): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: value as INodeParameters,
	matchingColumns: [],
	schema: [],
});
export const mappedFromItem: INodeParameters = {
	mappingMode: 'autoMapInputData',
	value: null,
	matchingColumns: [],
	schema: [],
};
