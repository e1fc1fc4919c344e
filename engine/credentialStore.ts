import { Credentials } from 'n8n-core';
import {
	CREDENTIAL_BLANKING_VALUE,
	CREDENTIAL_EMPTY_VALUE,
	UserError,
	deepCopy,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeCredentialsDetails,
} from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { CredentialTypes } from './credentialTypes';

/** The values of a credential, by the names of their fields. */
type Data = IDataObject;

/** A credential as n8n's database holds it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	/** Cipher text. */
	data: string;
}

/** How a node refers to a credential. */
export interface CredentialRef extends INodeCredentialsDetails {
	id: string;
}

/** The credentials of one engine, in memory, encrypted as n8n encrypts them. */
export class CredentialStore {
	private readonly rows: Map<string, StoredCredential>;
	private readonly writeCounts = new Map<string, number>();

	constructor(
		private readonly types: CredentialTypes,
		stored: StoredCredential[] = [],
	) {
		this.rows = new Map(stored.map((row) => [row.id, { ...row }]));
	}

	/** Creates a credential with the data given, whatever they are: a test may bring token data along. */
	async add({ name, type, data }: { name: string; type: string; data: Data }): Promise<CredentialRef> {
		this.types.getByName(type);
		const id = randomUUID();
		this.rows.set(id, { id, name, type, data: await encrypted(type, data) });
		return { id, name };
	}

	/** What is stored, in clear: neither defaults nor expressions are filled in. */
	async read({ id }: { id: string }): Promise<Data> {
		return (await this.credentialOf(this.row(id)).getData()) as Data;
	}

	/** What the browser is given when the credential is opened: passwords blanked, token data only as `true`. */
	async form({ id }: { id: string }): Promise<Data> {
		const passwords = new Set(
			this.types
				.getProperties(this.row(id).type)
				.filter(({ typeOptions }) => typeOptions?.password)
				.map(({ name }) => name),
		);
		const shown = Object.entries(await this.read({ id })).map(([key, value]): [string, Data[string]] => {
			if (key === 'oauthTokenData') return [key, true];
			if (!passwords.has(key) || String(value ?? '').startsWith('={{')) return [key, value];
			return [key, value ? CREDENTIAL_BLANKING_VALUE : CREDENTIAL_EMPTY_VALUE];
		});
		return Object.fromEntries(shown);
	}

	/**
	 * Saves the form again, as the editor does. The form's data replace what was stored: a hidden property
	 * that is not among them is gone. Only the token data outlive it; they cannot be set from a form.
	 */
	async update(ref: { id: string }, form: Data): Promise<void> {
		const row = this.row(ref.id);
		const { oauthTokenData } = await this.read(ref);
		const { oauthTokenData: _ignored, ...data } = await this.unblanked(ref, form);
		row.data = await encrypted(row.type, oauthTokenData ? { ...data, oauthTokenData } : data);
	}

	/** The form's data with the blanked values put back. */
	async unblanked(ref: { id: string }, form: Data): Promise<Data> {
		const stored = await this.read(ref);
		const data = deepCopy(form);
		for (const [key, value] of Object.entries(data)) {
			if (value === CREDENTIAL_BLANKING_VALUE || value === CREDENTIAL_EMPTY_VALUE) {
				if (stored[key] === undefined) delete data[key];
				else data[key] = stored[key];
			}
		}
		return data;
	}

	/** How often n8n itself, not a user, has written the credential: after a token call or a pre-authentication. */
	writes({ id }: { id: string }): number {
		return this.writeCounts.get(id) ?? 0;
	}

	/** Everything as stored. Given to a new engine, it is what n8n finds after a restart. */
	stored(): StoredCredential[] {
		return [...this.rows.values()].map((row) => ({ ...row }));
	}

	/** The name of its type. */
	typeOf({ id }: { id: string }): string {
		return this.row(id).type;
	}

	/** For n8n's machinery: the credential a node refers to. */
	get(ref: INodeCredentialsDetails, type: string): Credentials {
		const row = ref.id ? this.rows.get(ref.id) : undefined;
		if (row?.type !== type) {
			throw new UserError(`Credential with ID "${ref.id}" does not exist for type "${type}".`);
		}
		return this.credentialOf(row);
	}

	/** For n8n's machinery: keeps a credential it has changed. */
	write(credentials: Credentials): void {
		const row = this.row(credentials.id ?? '');
		row.data = cipherText(credentials);
		this.writeCounts.set(row.id, this.writes(row) + 1);
	}

	private credentialOf({ id, name, type, data }: StoredCredential): Credentials {
		return new Credentials({ id, name }, type, data);
	}

	private row(id: string): StoredCredential {
		const row = this.rows.get(id);
		if (!row) throw new UserError(`Credential with ID "${id}" was not found.`);
		return row;
	}
}

async function encrypted(type: string, data: Data): Promise<string> {
	const credentials = new Credentials({ id: null, name: '' }, type);
	await credentials.setData(data as ICredentialDataDecryptedObject);
	return cipherText(credentials);
}

function cipherText(credentials: Credentials): string {
	return credentials.getDataToSave().data ?? '';
}
