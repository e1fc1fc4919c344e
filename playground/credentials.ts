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

/** One credential of each type, all connected to the emulator. */
export async function connectCredentials(session: Session, emulator: Emulator): Promise<Credential[]> {
	const { urls, world } = emulator;
	const accounts = { dataCenter: 'custom', customAccountsUrl: urls.accounts };
	const hosts = {
		...accounts,
		customCrmUrl: urls.crm,
		customCrmUploadUrl: urls.crmUpload,
		customDeskUrl: urls.desk,
	};
	const clientOf = (kind: 'server' | 'self client') => {
		const { clientId, clientSecret } = world.accounts.clients.find((client) => client.kind === kind)!;
		return { clientId, clientSecret };
	};

	const signIn = await saveCredential(
		session,
		{ name: 'Zoho (emulator)', type: 'zohoSuiteOAuth2Api' },
		{ ...hosts, ...clientOf('server') },
	);
	await connect(session, signIn.id);

	const selfClient = clientOf('self client');
	const refreshToken = world.accounts.issueRefreshToken({
		clientId: selfClient.clientId,
		scopes: usualScopes,
	});
	return [
		signIn,
		await saveCredential(
			session,
			{ name: 'Zoho Self Client (emulator)', type: 'zohoSelfClientApi' },
			{ ...hosts, ...selfClient, refreshToken },
		),
		await saveCredential(
			session,
			{ name: 'Zoho Client (emulator)', type: 'zohoClientApi' },
			{ ...accounts, ...selfClient },
		),
	];
}
