import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import type { ICredentialType, INode, INodeType } from 'n8n-workflow';

import { createEngine } from '../../engine/engine';
import { name as packageName } from '../../package.json';
import { BARE, bareCallsNode } from './bareCalls';
import { BUILT_IN, builtInZoho } from './builtIn';
import type { Job, Measured, Start, Who } from './runner';
import { SOURCE, sourceNode } from './source';
import type { Connection } from './zoho';

/** A node under test, with the type of its credential and the address its token is for. */
interface Tested {
	type: string;
	node: INodeType;
	credential: ICredentialType;
	apiDomain: string;
}

/** n8n-core's engine with one node under test, alone in a process; runs the jobs its parent sends. */
async function prepare({ who, connection, expressions }: Start): Promise<(job: Job) => Promise<Measured>> {
	let handedOver = { time: 0, processor: process.cpuUsage() };
	const source = sourceNode(connection.ids, () => {
		handedOver = { time: performance.now(), processor: process.cpuUsage() };
	});
	const { type, node, credential, apiDomain } = await tested[who](connection);
	const engine = await createEngine({
		nodes: [source, node],
		credentials: [credential],
		expressions,
	});
	const stored = await engine.credentials.add({
		name: 'Zoho',
		type: credential.name,
		data: formOf(connection, apiDomain),
	});

	return async ({ parameters, items }) => {
		engine.logs.length = 0;
		const nodes: INode[] = [
			placed('Source', SOURCE, { items: { ...items } }),
			{ ...placed('Zoho', type, parameters), credentials: { [credential.name]: stored } },
		];
		const connections = { Source: { main: [[{ node: 'Zoho', type: 'main' as const, index: 0 }]] } };
		const { error, items: outputs } = await engine.execute({ nodes, connections }, { mode: 'trigger' });
		const milliseconds = performance.now() - handedOver.time;
		const { user, system } = process.cpuUsage(handedOver.processor);
		if (error) throw error;
		const { maxRSS } = process.resourceUsage();
		return {
			milliseconds,
			processor: (user + system) / 1000,
			items: outputs[0]?.length ?? 0,
			peakMemory: maxRSS / 1024,
		};
	};
}

const placed = (name: string, type: string, parameters: Job['parameters']): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const tested: Record<Who, (connection: Connection) => Promise<Tested>> = {
	'this package': async ({ urls }) => ({
		type: `${packageName}.zohoCrm`,
		node: built<INodeType>('nodes/ZohoCrm/ZohoCrm.node.js', 'ZohoCrm'),
		credential: suiteCredential(),
		apiDomain: urls.crm,
	}),
	'built-in node': async ({ v2 }) => ({ type: BUILT_IN, ...(await builtInZoho()), apiDomain: v2 }),
	'bare calls': async ({ urls }) => ({
		type: BARE,
		node: bareCallsNode(urls.crm),
		credential: suiteCredential(),
		apiDomain: urls.crm,
	}),
};

const suiteCredential = () =>
	built<ICredentialType>('credentials/ZohoSuiteOAuth2Api.credentials.js', 'ZohoSuiteOAuth2Api');

/** What users install: the compiled file, not its source. */
function built<Type>(file: string, className: string): Type {
	const dist = resolve(__dirname, '../../dist', file);
	const { [className]: Class } = createRequire(__filename)(dist) as Record<string, new () => Type>;
	if (!Class) throw new TypeError(`dist/${file} has no ${className}`);
	return new Class();
}

/** A credential of either type after its user has signed in. */
const formOf = ({ urls, ...grant }: Connection, apiDomain: string) => ({
	dataCenter: 'custom',
	customAccountsUrl: urls.accounts,
	customCrmUrl: urls.crm,
	customCrmUploadUrl: urls.crmUpload,
	customDeskUrl: urls.desk,
	clientId: grant.clientId,
	clientSecret: grant.clientSecret,
	oauthTokenData: {
		access_token: grant.accessToken,
		refresh_token: grant.refreshToken,
		api_domain: apiDomain,
		token_type: 'Bearer',
		expires_in: 3600,
		n8n_expires_at: String(grant.expiresAt),
	},
});

const told = (message: unknown) => process.send?.(message);

process.once('message', (start: Start) => {
	void prepare(start).then((run) => {
		process.on('message', (job: Job) => {
			run(job).then(told, ({ message, description }: Error & { description?: string }) =>
				told({ refused: `${start.who}: ${message} ${description ?? ''}` }),
			);
		});
		told('ready');
	});
});
process.on('disconnect', () => process.exit(0));
