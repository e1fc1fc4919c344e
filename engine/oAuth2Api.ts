import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const withoutRegistration = { useDynamicClientRegistration: [false] };
const byBrowser = { grantType: ['authorizationCode', 'pkce'], ...withoutRegistration };
const byCredentials = { grantType: ['clientCredentials'], authentication: ['body'], ...withoutRegistration };

const hidden = (name: string, value: string | boolean): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
});

const text = (displayName: string, name: string, show: Record<string, unknown[]>): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	displayOptions: { show: show as never },
	default: '',
});

const choice = (
	displayName: string,
	name: string,
	values: Record<string, string>,
	value: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	displayOptions: { show: withoutRegistration },
	options: Object.entries(values).map(([value, name]) => ({ name, value })),
	default: value,
});

/**
 * n8n's own parent of OAuth2 credentials, as of n8n-nodes-base 2.41: the names, types, defaults, display
 * conditions and the order of what a child inherits. Properties a child does not inherit are left out.
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	genericAuth: true,
	properties: [
		hidden('useDynamicClientRegistration', false),
		choice(
			'Grant Type',
			'grantType',
			{
				authorizationCode: 'Authorization Code',
				clientCredentials: 'Client Credentials',
				pkce: 'PKCE',
			},
			'authorizationCode',
		),
		{ ...text('Server URL', 'serverUrl', { useDynamicClientRegistration: [true] }), required: true },
		{ ...text('Authorization URL', 'authUrl', byBrowser), required: true },
		{ ...text('Access Token URL', 'accessTokenUrl', withoutRegistration), required: true },
		{ ...text('Client ID', 'clientId', withoutRegistration), required: true },
		hidden('clientCredentialType', 'clientSecret'),
		{
			...text('Client Secret', 'clientSecret', withoutRegistration),
			typeOptions: { password: true },
			required: true,
		},
		hidden('privateKey', ''),
		hidden('certificate', ''),
		text('Scope', 'scope', withoutRegistration),
		text('Auth URI Query Parameters', 'authQueryParameters', byBrowser),
		choice('Authentication', 'authentication', { body: 'Body', header: 'Header' }, 'header'),
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'boolean',
			displayOptions: { show: byCredentials },
			default: false,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'json',
			displayOptions: { show: { ...byCredentials, sendAdditionalBodyProperties: [true] } },
			default: '',
		},
	],
};
