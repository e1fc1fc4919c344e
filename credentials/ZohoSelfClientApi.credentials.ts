import {
	type IAuthenticateGeneric,
	type Icon,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type INodeProperties,
	OperationalError,
} from 'n8n-workflow';

import { redact } from '../nodes/shared/transport/redact';
import { ZohoError } from '../nodes/shared/transport/zohoError';
import { addressExpression, customUrls, dataCenterField } from './dataCenterFields';
import { tokenFor } from './selfClientToken';

const address = (host: Parameters<typeof addressExpression>[1]) => addressExpression('$credentials', host);
const currentUser = '"/crm/v8/users?type=CurrentUser"';
const testUrl =
	'={{ $credentials["testWith"] === "desk"' +
	` ? ${address('desk')} + "/api/v1/organizations"` +
	` : $credentials["testWith"] === "crmSandbox" ? ${address('crmSandbox')} + ${currentUser}` +
	` : $credentials["testWith"] === "crmDeveloper" ? ${address('crmDeveloper')} + ${currentUser}` +
	` : ${address('crm')} + ${currentUser} }}`;

const whyRefused =
	'Zoho gave a token, but did not accept it for this test. The test with CRM needs the scope ZohoCRM.users.READ, ' +
	'with Desk Desk.basic.READ: make a grant token with that scope, or choose the other one under Test With. A token ' +
	'made for a CRM sandbox is tested with CRM Sandbox.';

/** A Self Client: no sign-in; a grant token made by hand, or a refresh token the user already has. */
export class ZohoSelfClientApi implements ICredentialType {
	name = 'zohoSelfClientApi';

	displayName = 'Zoho Self Client API';

	icon: Icon = { light: 'file:zoho.svg', dark: 'file:zoho.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-suite/n8n-nodes-zoho-suite/blob/main/docs/connect.md#self-client';

	properties: INodeProperties[] = [
		dataCenterField,
		...customUrls('accounts', 'crm', 'crmUpload', 'desk'),
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1000.ABCDEFGHIJ',
			description: 'From the API console (api-console.zoho.com), Self Client, tab Client Secret',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Grant Token',
			name: 'grantToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The code from the tab Generate Code. It works once and for a few minutes, so paste it and save right away. To connect again later, replace it by a new one.',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only if you already have one. Leave empty when you paste a grant token.',
		},
		{
			displayName: 'Test With',
			name: 'testWith',
			type: 'options',
			options: [
				{ name: 'CRM', value: 'crm', description: 'Needs the scope ZohoCRM.users.READ' },
				{
					name: 'CRM Developer Edition',
					value: 'crmDeveloper',
					description: 'Needs the scope ZohoCRM.users.READ',
				},
				{ name: 'CRM Sandbox', value: 'crmSandbox', description: 'Needs the scope ZohoCRM.users.READ' },
				{ name: 'Desk', value: 'desk', description: 'Needs the scope Desk.basic.READ' },
			],
			default: 'crm',
			description: 'What to ask when n8n tests this credential. Workflows are not affected.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			// What is stored in `oauthTokenData`, once more: n8n gives hidden password fields to a test, that one it does not.
			displayName: 'Token Data Copy',
			name: 'tokenDataCopy',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/**
	 * Gives n8n the token to use and what to store with the credential. n8n calls it when there is no access token, after
	 * a 401 and in every test; the transport calls it ahead of expiry.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		try {
			const oauthTokenData = await tokenFor(this, credentials as IDataObject);
			return {
				accessToken: oauthTokenData.access_token,
				oauthTokenData,
				tokenDataCopy: JSON.stringify(oauthTokenData),
			};
		} catch (caught) {
			throw asShownByTest(caught);
		}
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: '=Zoho-oauthtoken {{$credentials.accessToken}}' },
		},
	};

	test: ICredentialTestRequest = {
		request: { method: 'GET', url: testUrl },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: whyRefused } },
			{ type: 'responseCode', properties: { value: 403, message: whyRefused } },
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Zoho at this address. Check the Data Center; for Custom, check the URLs.',
				},
			},
		],
	};
}

/** The message is all that n8n shows of a test, and `code` of an error would be shown instead of it. */
function asShownByTest(caught: unknown): OperationalError {
	if (!(caught instanceof ZohoError)) return new OperationalError(redact((caught as Error).message));
	const { message, description } = caught;
	return new OperationalError(description ? `${message}. ${description}` : message, { cause: caught });
}
