import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { scopeGroups, scopeSets } from '../nodes/shared/transport/scopes';
import { addressExpression, customUrls, dataCenterField } from './dataCenterFields';

const accounts = addressExpression('$self', 'accounts');

/** Scope sets and groups as literals, so that a later version of the package changes what existing credentials ask for. */
const sets = JSON.stringify(
	Object.fromEntries(Object.entries(scopeSets).map(([set, scopes]) => [set, scopes.join(',')])),
);
const groups = JSON.stringify(
	Object.fromEntries(Object.entries(scopeGroups).map(([group, { scopes }]) => [group, scopes.join(',')])),
);
const scopeExpression =
	`={{ [${sets}[$self["scopes"]] || $self["customScopes"] || "",` +
	` ...($self["scopeGroups"] || []).map((group) => (${groups})[group] || "")]` +
	'.join(",").split(/[\\s,]+/).filter((scope) => scope !== "").join(",") }}';

/** Signing in with Zoho in the browser. n8n exchanges the code and keeps the tokens; hosts follow the data centre. */
export class ZohoSuiteOAuth2Api implements ICredentialType {
	name = 'zohoSuiteOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Zoho CRM and Desk OAuth2 API';

	icon: Icon = { light: 'file:zoho.svg', dark: 'file:zoho.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-suite/n8n-nodes-zoho-suite/blob/main/docs/connect.md#sign-in-with-zoho';

	properties: INodeProperties[] = [
		dataCenterField,
		...customUrls('accounts', 'crm', 'crmUpload', 'desk'),
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${accounts} + "/oauth/v2/auth" }}`,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${accounts} + "/oauth/v2/token" }}`,
			required: true,
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'options',
			options: [
				{ name: 'CRM and Desk', value: 'crmAndDesk' },
				{ name: 'CRM Only', value: 'crm' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Desk Only', value: 'desk' },
			],
			default: 'crmAndDesk',
			description: 'What this connection may do. After a change, connect again.',
		},
		{
			displayName: 'More Scopes',
			name: 'scopeGroups',
			type: 'multiOptions',
			options: Object.entries(scopeGroups)
				.map(([value, { name, description }]) => ({ name, value, description }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: [],
			description:
				'Add these only when you need them: if Zoho does not know one of them for your account, it refuses the whole sign-in',
			displayOptions: { hide: { scopes: ['custom'] } },
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ZohoCRM.modules.ALL,Desk.tickets.READ',
			description: 'Zoho scopes, separated by commas',
			displayOptions: { show: { scopes: ['custom'] } },
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: scopeExpression,
		},
		{
			// Without `prompt=consent` Zoho gives a refresh token on the very first sign-in only.
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'access_type=offline&prompt=consent',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
