import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { addressExpression, customUrls, dataCenterField } from './dataCenterFields';

const client = 'the API console (api-console.zoho.com)';

/** A client of the API console, without any token: what Zoho Token needs to exchange, refresh and revoke tokens. */
export class ZohoClientApi implements ICredentialType {
	name = 'zohoClientApi';

	displayName = 'Zoho Client API';

	icon: Icon = { light: 'file:zoho.svg', dark: 'file:zoho.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-suite/n8n-nodes-zoho-suite/blob/main/docs/connect.md#client-for-zoho-token';

	properties: INodeProperties[] = [
		dataCenterField,
		...customUrls('accounts'),
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1000.ABCDEFGHIJ',
			description: 'From the API console (api-console.zoho.com)',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			body: {
				client_id: '={{$credentials.clientId}}',
				client_secret: '={{$credentials.clientSecret}}',
			},
		},
	};

	/** A void refresh token: Zoho answers `invalid_code` when it knows the client, and names the client when it does not. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: `={{ ${addressExpression('$credentials', 'accounts')} + "/oauth/v2/token" }}`,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: { grant_type: 'refresh_token', refresh_token: 'connection-test' },
			// Zoho throttles with HTTP 400; n8n looks into a body only when the status is no matter.
			ignoreHttpStatusErrors: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: undefined,
					message:
						'There is no Zoho accounts server at this address. Check the Data Center; for Custom, check the Accounts URL.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'invalid_client',
					message: `Zoho does not know this client in the chosen data center. Compare the Client ID with ${client}, and check the Data Center.`,
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'invalid_client_secret',
					message: `The Client Secret does not belong to the Client ID. Copy it again from ${client}; with Multi DC each data center can have a secret of its own.`,
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'general_error',
					message:
						'Zoho could not make sense of the request. Check that Client ID and Client Secret are filled in.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'Access Denied',
					message: 'Zoho gives out no tokens to this client for the moment. Wait 10 minutes and test again.',
				},
			},
		],
	};
}
