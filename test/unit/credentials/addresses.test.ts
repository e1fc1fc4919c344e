import { Workflow, type ICredentialTestRequest, type INode, type INodeTypes } from 'n8n-workflow';

import { ZohoClientApi } from '../../../credentials/ZohoClientApi.credentials';
import { ZohoSelfClientApi } from '../../../credentials/ZohoSelfClientApi.credentials';
import { type DataCenterName, dataCenters } from '../../../nodes/shared/transport/dataCenters';

const node: INode = { id: '', name: '', type: 'mock', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
} as unknown as INodeTypes;
const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

/** The URL that n8n's own evaluator makes of a test's expression. */
const urlOf = ({ request }: ICredentialTestRequest, $credentials: object) =>
	expression.getSimpleParameterValue(node, request.url!, 'internal', { $credentials } as never);

const selfClient = new ZohoSelfClientApi().test;
const names = Object.keys(dataCenters) as DataCenterName[];

describe.each(names)('a test in the data center %s', (dataCenter) => {
	const { accounts, crm, crmSandbox, crmDeveloper, desk } = dataCenters[dataCenter];

	it.each([
		['crm', `${crm}/crm/v8/users?type=CurrentUser`],
		['crmSandbox', `${crmSandbox}/crm/v8/users?type=CurrentUser`],
		['crmDeveloper', `${crmDeveloper}/crm/v8/users?type=CurrentUser`],
		['desk', `${desk}/api/v1/organizations`],
	])('with %s goes to %s', (testWith, url) => {
		expect(urlOf(selfClient, { dataCenter, testWith })).toBe(url);
	});

	it('of a client goes to its accounts server', () => {
		expect(urlOf(new ZohoClientApi().test, { dataCenter })).toBe(`${accounts}/oauth/v2/token`);
	});
});

it('a test in the data center Custom goes to the typed URLs', () => {
	const typed = {
		dataCenter: 'custom',
		customAccountsUrl: 'http://127.0.0.1:1/',
		customCrmUrl: 'http://127.0.0.1:2/',
		customDeskUrl: 'http://127.0.0.1:3',
	};
	expect(urlOf(selfClient, { ...typed, testWith: 'crmSandbox' })).toMatch(/^http:\/\/127.0.0.1:2\/crm\/v8/);
	expect(urlOf(selfClient, { ...typed, testWith: 'desk' })).toBe('http://127.0.0.1:3/api/v1/organizations');
	expect(urlOf(new ZohoClientApi().test, typed)).toBe('http://127.0.0.1:1/oauth/v2/token');
});
