import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ZohoSuiteOAuth2Api } from '../../../credentials/ZohoSuiteOAuth2Api.credentials';
import { additionalData } from '../../../engine/additionalData';
import { boot } from '../../../engine/boot';
import { CredentialStore } from '../../../engine/credentialStore';
import { CredentialTypes } from '../../../engine/credentialTypes';
import { EngineCredentials } from '../../../engine/credentials';
import { type DataCenterName, dataCenters } from '../../../nodes/shared/transport/dataCenters';
import { groupOfScope, scopeGroups, scopeSets } from '../../../nodes/shared/transport/scopes';

/** The credential's data as n8n's OAuth2 flow gets them: defaults filled in, expressions resolved. */
async function resolved(form: ICredentialDataDecryptedObject) {
	boot();
	const types = new CredentialTypes([new ZohoSuiteOAuth2Api()]);
	const credentials = new EngineCredentials(types, new CredentialStore(types));
	const surroundings = { credentials, baseUrl: 'http://localhost:5678/' };
	const data = additionalData(surroundings, { mode: 'internal' });
	return await credentials.resolve(data, form, 'zohoSuiteOAuth2Api', 'internal');
}

describe('the addresses of the sign-in', () => {
	it.each(Object.keys(dataCenters) as DataCenterName[])(
		'are those of the data center %s',
		async (dataCenter) => {
			const { accounts } = dataCenters[dataCenter];
			expect(await resolved({ dataCenter })).toMatchObject({
				authUrl: `${accounts}/oauth/v2/auth`,
				accessTokenUrl: `${accounts}/oauth/v2/token`,
			});
		},
	);

	it('are the typed ones for Custom, with or without a slash at the end', async () => {
		const form = { dataCenter: 'custom', customAccountsUrl: ' http://127.0.0.1:4100/ ' };
		expect(await resolved(form)).toMatchObject({
			authUrl: 'http://127.0.0.1:4100/oauth/v2/auth',
			accessTokenUrl: 'http://127.0.0.1:4100/oauth/v2/token',
		});
	});

	it('come from the type even where other ones are stored', async () => {
		const form = { dataCenter: 'eu', accessTokenUrl: 'https://elsewhere.example/token' };
		expect((await resolved(form)).accessTokenUrl).toBe('https://accounts.zoho.eu/oauth/v2/token');
	});

	it('ask for a refresh token at every sign-in, with the client in the body', async () => {
		expect(await resolved({})).toMatchObject({
			grantType: 'authorizationCode',
			authQueryParameters: 'access_type=offline&prompt=consent',
			authentication: 'body',
		});
	});
});

describe('the scopes asked for', () => {
	const scope = async (form: ICredentialDataDecryptedObject) =>
		String((await resolved(form)).scope).split(',');

	it.each(['crmAndDesk', 'crm', 'desk'] as const)('are those of the set %s', async (scopes) => {
		expect(await scope({ scopes })).toEqual([...scopeSets[scopes]]);
	});

	it('are those of CRM and Desk when nothing is chosen', async () => {
		expect(await scope({})).toEqual([...scopeSets.crmAndDesk]);
	});

	it.each(Object.keys(scopeGroups))('take in the group %s when it is added', async (group) => {
		expect(await scope({ scopes: 'desk', scopeGroups: [group] })).toEqual([
			...scopeSets.desk,
			...scopeGroups[group]!.scopes,
		]);
	});

	it('are the typed ones for Custom, however they are separated', async () => {
		const form = { scopes: 'custom', customScopes: 'ZohoCRM.org.READ, Desk.basic.READ\nDesk.search.READ' };
		expect(await scope(form)).toEqual(['ZohoCRM.org.READ', 'Desk.basic.READ', 'Desk.search.READ']);
	});

	it('say in which group a missing one is', () => {
		expect(groupOfScope('aaaserver.profile.read')).toBe('User Profile');
		expect(groupOfScope('Desk.webhooks.CREATE')).toBe('Desk Webhooks');
		expect(groupOfScope('ZohoCRM.modules.ALL')).toBeUndefined();
	});

	it('are each in one place: a set or a group', () => {
		const all = [...scopeSets.crmAndDesk, ...Object.values(scopeGroups).flatMap(({ scopes }) => scopes)];
		expect(all).toEqual([...new Set(all)]);
	});
});
