import { servingCrm } from './crmServing';
import { anId, aTime, error, me, nobody, type ServedCrm, type Situation, situations } from './crmSituations';

let zoho: ServedCrm;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());
beforeEach(() => {
	zoho.reset();
	zoho.become(['ZohoCRM.bulk.ALL', 'ZohoCRM.modules.ALL', 'ZohoFiles.files.ALL']);
});

const of = (operation: string, rows: Record<string, Situation>) => situations(() => zoho, operation, rows);
/** Bulk jobs are beside the version of the other calls. */
const bulk = '/../bulk/v8';
const read = (query: Record<string, unknown>, more: Record<string, unknown> = {}): Situation => ({
	call: `POST ${bulk}/read`,
	body: { query: { module: { api_name: 'Leads' }, ...query }, ...more },
	status: 400,
});
const where = (api_name: string, comparator: string, value: unknown) => ({
	criteria: { field: { api_name }, comparator, value },
});
const isCity = { field: { api_name: 'City' }, comparator: 'equal', value: 'Porto' };
const gone = (path: string) => error('RESOURCE_NOT_FOUND', { resource: path });

of('Start a bulk read', {
	'of a module': {
		...read({ fields: ['City'] }),
		status: 201,
		answer: {
			data: [
				{
					status: 'success',
					code: 'ADDED_SUCCESSFULLY',
					message: 'Added successfully.',
					details: {
						id: anId,
						operation: 'read',
						state: 'ADDED',
						created_by: expect.objectContaining(me),
						created_time: aTime,
					},
				},
			],
			info: {},
		},
	},
	'without a query': {
		call: `POST ${bulk}/read`,
		body: {},
		status: 400,
		answer: error('REQUEST_BODY_NOT_SUPPORTED'),
	},
	'beside another key': { ...read({}, { more: 1 }), answer: error('REQUEST_BODY_NOT_SUPPORTED') },
	'of no module': {
		...read({ module: { api_name: 'Nothing' } }),
		answer: error('MODULE_NOT_AVAILABLE', { api_name: 'Nothing' }),
	},
	'of a module without records': {
		...read({ module: { api_name: 'Activities' } }),
		answer: error('MODULE_NOT_SUPPORTED', { api_name: 'Activities' }),
	},
	'of no field': {
		...read({ fields: ['Nothing'] }),
		answer: error('FIELD_NOT_AVAILABLE', { api_name: 'Nothing' }),
	},
	'of no view': { ...read({ cvid: nobody }), answer: error('CVID_NOT_SUPPORTED') },
	'beyond the last page': {
		...read({ page: 501 }),
		answer: error('PAGE_RANGE_EXCEEDED', { max_limit: 500 }),
	},
	'into a file of no kind': {
		...read({}, { file_type: 'xlsx' }),
		answer: error('INVALID_DATA', expect.objectContaining({ supported_values: ['csv', 'ics'] })),
	},
	'that tells an address that is none': {
		...read({}, { callback: { url: 'here', method: 'post' } }),
		answer: error('INVALID_CALLBACK_URL'),
	},
	'that tells by another method': {
		...read({}, { callback: { url: 'https://marigold.example', method: 'get' } }),
		answer: error('INVALID_CALLBACK_METHOD', { supported_callback_methods: ['post'] }),
	},
	'joined by what is no operator': {
		...read({ criteria: { group_operator: 'xor', group: [isCity, isCity] } }),
		answer: error('GROUP_OPERATOR_NOT_SUPPORTED', { supported: ['and', 'or'] }),
	},
	'by more than 25 conditions': {
		...read({ criteria: { group_operator: 'or', group: Array.from({ length: 26 }, () => isCity) } }),
		answer: error('CRITERIA_LIMIT_EXCEEDED', { max_limit: 25 }),
	},
	'by a field that is none': {
		...read(where('Nothing', 'equal', 'x')),
		answer: error('FIELD_IN_CRITERIA_NOT_AVAILABLE', { api_name: 'Nothing' }),
	},
	'by a token of nobody': {
		call: `POST ${bulk}/read`,
		body: { query: { page_token: 'nothing' } },
		status: 400,
		answer: error('INVALID_DATA'),
	},
	'without the right to the records': {
		...read({}),
		before: () => zoho.become(['ZohoCRM.bulk.ALL']),
		status: 401,
		answer: error('OAUTH_SCOPE_MISMATCH'),
	},
});

of('Look at a bulk read', {
	'that is none': {
		call: `GET ${bulk}/read/${nobody}`,
		status: 404,
		answer: gone(`/crm/bulk/v8/read/${nobody}`),
	},
	'for a result there is not': {
		call: `GET ${bulk}/read/${nobody}/result`,
		status: 404,
		answer: gone(`/crm/bulk/v8/read/${nobody}/result`),
	},
});

const resource = (more: Record<string, unknown> = {}) => ({
	type: 'data',
	module: { api_name: 'Leads' },
	file_id: nobody,
	field_mappings: [{ api_name: 'Last_Name', index: 0 }],
	...more,
});
const write = (body: Record<string, unknown>, answer: Situation['answer']): Situation => ({
	call: `POST ${bulk}/write`,
	body: { operation: 'insert', resource: [resource()], ...body },
	status: 400,
	answer,
});
of('Start a bulk write', {
	'of a file that is none': write({}, error('INVALID_FILE_ID')),
	'in no known way': write({ operation: 'merge' }, error('INVALID_DATA', { api_name: 'operation' })),
	'of no resource': write(
		{ resource: undefined },
		error('MISSING_REQUIRED_KEY', { json_path: expect.stringMatching(/^\$\.resource/) }),
	),
	'of no module': write(
		{ resource: [resource({ module: { api_name: 'Nothing' } })] },
		error('MODULE_NOT_AVAILABLE', {}),
	),
	'that finds records by nothing': write(
		{ operation: 'update' },
		error('MANDATORY_NOT_FOUND', {}, 'Required key find_by is not available'),
	),
	'of two resources': write({ resource: [resource(), resource()] }, error('INVALID_REQUEST')),
	'beside another key': write({ more: 1 }, error('REQUEST_BODY_NOT_SUPPORTED')),
	'that tells by another method': write(
		{ callback: { url: 'https://marigold.example', method: 'get' } },
		error('INVALID_CALLBACK_METHOD', { supported_callback_methods: ['post'] }),
	),
});
