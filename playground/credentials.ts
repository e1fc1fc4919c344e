import { usualScopes } from '../emulator/accounts/knownScopes';
import type { Emulator } from '../emulator';
import type { Session } from './session';
import { connect } from './consent';

/** A credential as nodes refer to it. */
export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** Creates this credential, or gives the one of its name and type new data. */
export async function saveCredential(
	session: Session,
	{ name, type }: Omit<Credential, 'id'>,
	data: object,
): Promise<Credential> {
	const all = await session.get<Credential[]>('/credentials');
	const existing = all.find((credential) => credential.name === name && credential.type === type);
	return existing
		? await session.patch('/credentials/' + existing.id, { name, type, data })
		: await session.post('/credentials', { name, type, data });
}

/** The credential for n8n's own API that a template needs to save a credential. Its key is shown once, so it is kept. */
export async function connectN8nApi(session: Session): Promise<Credential> {
	const credential = { name: 'n8n API', type: 'n8nApi' };
	const all = await session.get<Credential[]>('/credentials?includeData=true');
	const stored = all.find(({ type }) => type === credential.type) as
		{ data?: { apiKey: string } } | undefined;
	const apiKey = stored?.data?.apiKey ?? (await newApiKey(session));
	return await saveCredential(session, credential, { apiKey, baseUrl: `${session.url}/api/v1` });
}

async function newApiKey(session: Session): Promise<string> {
	const scopes = await session.get<string[]>('/api-keys/scopes');
	const key = { label: 'Playground', scopes, expiresAt: null };
	return (await session.post<{ rawApiKey: string }>('/api-keys', key)).rawApiKey;
}

/** One credential of each type, connected to the emulator. */
export async function connectCredentials(session: Session, emulator: Emulator): Promise<Credential[]> {
	const { urls, world } = emulator;
	const [server, self] = world.accounts.clients.map(({ clientId, clientSecret }) => ({
		clientId,
		clientSecret,
	}));
	if (!server || !self) throw new Error('The emulator has no clients.');
	const accounts = { dataCenter: 'custom', customAccountsUrl: urls.accounts };
	const hosts = {
		...accounts,
		customCrmUrl: urls.crm,
		customCrmUploadUrl: urls.crmUpload,
		customDeskUrl: urls.desk,
	};
	const refreshToken = world.accounts.issueRefreshToken({ clientId: self.clientId, scopes: usualScopes });

	const client = await saveCredential(
		session,
		{ name: 'Zoho Client (emulator)', type: 'zohoClientApi' },
		{ ...accounts, ...self },
	);
	const selfClient = await saveCredential(
		session,
		{ name: 'Zoho Self Client (emulator)', type: 'zohoSelfClientApi' },
		{ ...hosts, ...self, refreshToken },
	);
	// Last, because n8n offers the newest one to a new node.
	const signIn = await saveCredential(
		session,
		{ name: 'Zoho (emulator)', type: 'zohoSuiteOAuth2Api' },
		{ ...hosts, ...server },
	);
	await connect(session, signIn.id);
	return [client, selfClient, signIn];
}
