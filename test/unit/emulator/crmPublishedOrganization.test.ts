import { servingCrm } from './crmServing';
import { error, me, nobody, type ServedCrm, type Situation, situations } from './crmSituations';

let zoho: ServedCrm;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());
beforeEach(() => zoho.reset());

const of = (operation: string, rows: Record<string, Situation>) => situations(() => zoho, operation, rows);
const wrongType = error('PATTERN_NOT_MATCHED', { api_name: 'type' });
const info = (count: number) => ({ per_page: 200, count, page: 1, more_records: false });
const other = () => zoho.crm.users[1]?.id ?? '';

of('List users', {
	'the caller alone': {
		call: 'GET /users?type=CurrentUser',
		status: 200,
		answer: { users: [expect.objectContaining({ id: me.id, full_name: me.name })], info: info(1) },
	},
	'by their ids': {
		call: () => `GET /users?ids=${other()},${nobody}`,
		status: 200,
		answer: () => ({ users: [expect.objectContaining({ id: other() })], info: info(1) }),
	},
	'of a type with nobody': { call: 'GET /users?type=DeveloperUsers', status: 204 },
	'of a licence that nobody has': { call: 'GET /users?type__s=Team User', status: 204 },
	'of no type': { call: 'GET /users?type=Everybody', status: 400, answer: wrongType },
	'of no licence': {
		call: 'GET /users?type__s=Everybody',
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'type__s' }),
	},
	'with a parameter nobody knows': {
		call: 'GET /users?role=all',
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'role' }),
	},
	'without the right to': {
		before: () => zoho.become(['ZohoCRM.org.READ']),
		call: 'GET /users',
		status: 401,
		answer: error('OAUTH_SCOPE_MISMATCH'),
	},
});

of('Get a user', {
	'that is there': {
		call: () => `GET /users/${other()}`,
		status: 200,
		answer: () => ({ users: [expect.objectContaining({ id: other(), status: 'active' })] }),
	},
	'that is none': { call: `GET /users/${nobody}`, status: 204 },
	'by what is no id': {
		call: 'GET /users/nadia',
		status: 400,
		answer: error('INVALID_DATA', { resource_path_index: 1 }),
	},
});

of('Get the organisation', {
	'with licence and hierarchy': {
		call: 'GET /org',
		status: 200,
		answer: () => ({
			org: [
				expect.objectContaining({
					id: zoho.crm.organization.id,
					zgid: zoho.crm.organization.zgid,
					type: 'production',
					iso_code: zoho.crm.organization.currency,
					hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: null },
					license_details: expect.objectContaining({
						paid: true,
						users_license_purchased: expect.any(Number),
					}),
				}),
			],
		}),
	},
	'with a parameter': {
		call: 'GET /org?all=1',
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'all' }),
	},
	'by another method': {
		call: 'POST /org',
		body: {},
		status: 400,
		answer: error('INVALID_REQUEST_METHOD'),
	},
});
