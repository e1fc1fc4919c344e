import {
	injectDomainRestrictionFields,
	NodeHelpers,
	type ICredentialType,
	type INodeProperties,
} from 'n8n-workflow';

import { oAuth2Api } from './oAuth2Api';

const OAUTH_TOKEN_DATA: INodeProperties = {
	displayName: 'oauthTokenData',
	name: 'oauthTokenData',
	type: 'json',
	required: false,
	default: {},
};

/** The credential types an engine knows, with what n8n's loader adds to each. */
export class CredentialTypes {
	private readonly types: Map<string, ICredentialType>;

	constructor(types: ICredentialType[]) {
		this.types = new Map([oAuth2Api, ...types].map((type) => [type.name, withDomainFields(type)]));
	}

	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The engine was created without the credential type "${name}"`);
		return type;
	}

	/** The types it extends, and those they extend. */
	getParentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/** Its fields after those of its parents; a field of its own takes the place of a parent's. */
	getProperties(name: string): INodeProperties[] {
		const type = this.getByName(name);
		if (!type.extends) {
			return name === oAuth2Api.name ? [...type.properties, OAUTH_TOKEN_DATA] : type.properties;
		}
		const merged: INodeProperties[] = [];
		for (const parent of type.extends) NodeHelpers.mergeNodeProperties(merged, this.getProperties(parent));
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}

/** The caller's object stays as it is: two engines may be given the same one. */
function withDomainFields(type: ICredentialType): ICredentialType {
	return Object.create(type, {
		properties: { value: injectDomainRestrictionFields(type) },
	}) as ICredentialType;
}
