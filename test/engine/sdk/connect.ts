import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Emulator, startEmulator } from '../../../emulator';
import { company } from '../../../emulator/seed/company';

/** Zoho's SDK comes without types: as loose as what `JSON.parse` returns. */
type Untyped = ReturnType<typeof JSON.parse>;

/** Zoho's SDK, which `environment.js` has loaded. */
export const sdk = (globalThis as Untyped).zohoSdk as Untyped;

/** Whether it is the SDK for TypeScript, not the one for JavaScript. */
export const isTypeScript = (globalThis as Untyped).zohoSdkName === '@zohocrm/typescript-sdk-8.0';

/** A time, as the SDK takes it. */
export const dateOf = (time: number): Date => new (globalThis as Untyped).zohoDate(time);

const scopes = [
	'ZohoCRM.modules.ALL',
	'ZohoCRM.settings.ALL',
	'ZohoCRM.users.ALL',
	'ZohoCRM.org.ALL',
	'ZohoCRM.coql.READ',
	'ZohoSearch.securesearch.READ',
	'ZohoCRM.mass_update.READ',
	'ZohoCRM.mass_update.UPDATE',
	'ZohoCRM.change_owner.CREATE',
	'ZohoCRM.files.CREATE',
	'ZohoCRM.files.READ',
	'ZohoCRM.notifications.ALL',
	'ZohoCRM.templates.email.READ',
	'ZohoCRM.send_mail.all.CREATE',
	'ZohoCRM.bulk.ALL',
	'ZohoFiles.files.ALL',
];
const client = company.clients.find(({ kind }) => kind === 'self client');
if (!client) throw new Error('the seeded company has a self client');
const { clientId, clientSecret } = client;

/** An emulator, and a folder for the metadata and tokens that the SDK keeps. */
export async function openSdk() {
	const emulator = await startEmulator();
	const folder = mkdtempSync(join(tmpdir(), 'zoho-sdk-'));
	const stop = async () => {
		await emulator.stop();
		rmSync(folder, { recursive: true });
	};
	return { emulator, folder, tokens: join(folder, 'tokens.txt'), stop };
}

export const grantToken = ({ world }: Emulator) => world.accounts.generateGrantToken({ clientId, scopes });
export const refreshToken = ({ world }: Emulator) => world.accounts.issueRefreshToken({ clientId, scopes });

/** Initialises the SDK with one of both tokens, and returns the SDK's token. */
export async function initialise(
	{ emulator: { urls }, folder, tokens }: Awaited<ReturnType<typeof openSdk>>,
	given: { grantToken: string } | { refreshToken: string },
) {
	const unconnected = new sdk.OAuthBuilder().clientId(clientId).clientSecret(clientSecret);
	const token =
		'grantToken' in given
			? unconnected.grantToken(given.grantToken).build()
			: unconnected.refreshToken(given.refreshToken).build();
	const tokenUrl = `${urls.accounts}/oauth/v2/token`;
	const builder = await new sdk.InitializeBuilder();
	await builder
		.environment(sdk.USDataCenter.setEnvironment(urls.crm, tokenUrl, urls.crmUpload))
		.token(token)
		.store(new sdk.FileStore(tokens))
		.SDKConfig(new sdk.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false).build())
		// The SDK appends names of its own without a slash.
		.resourcePath(`${folder}/`)
		.initialize();
	return token;
}

/** Query parameters in the SDK's own collection. */
export async function parameters(...given: Array<[parameter: unknown, value: unknown]>) {
	const map = new sdk.ParameterMap();
	for (const [parameter, value] of given) await map.add(parameter, value);
	return map;
}

/** Records as a body of the SDK. */
export function records(...all: Array<Record<string, unknown>>) {
	const body = new sdk.Record.BodyWrapper();
	body.setData(
		all.map(({ id, ...fields }) => {
			const record = new sdk.Record.Record();
			if (id !== undefined) record.setId(id);
			for (const [name, value] of Object.entries(fields)) record.addKeyValue(name, value);
			return record;
		}),
	);
	return body;
}

/** Creates records and returns their ids. */
export async function create(module: string, ...all: Array<Record<string, unknown>>): Promise<bigint[]> {
	const response = await new sdk.Record.RecordOperations(module).createRecords(records(...all));
	return response.getObject().getData().map(idOf);
}

/** The id among the details of a success. */
export const idOf = (action: { getDetails(): Map<string, unknown> }): bigint =>
	BigInt(String(action.getDetails().get('id')));

/** The codes of what an answer holds for each item. */
export const codesOf = (actions: Untyped): string[] =>
	[...actions].map((action) => String(action.getCode().getValue()));

/** A file on the disk, as the SDK uploads it. */
export function fileOf({ folder }: { folder: string }, name: string, content: string | Buffer) {
	const path = join(folder, name);
	writeFileSync(path, content);
	return new sdk.StreamWrapper(null, null, path);
}

/** The file of an answer; the SDK promises it twice. */
export async function downloaded(response: Promise<Untyped>): Promise<Untyped> {
	return (await (await response).getObject()).getFile();
}
