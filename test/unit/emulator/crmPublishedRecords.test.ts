import {
	anonymous,
	enveloped,
	error,
	type Examples,
	type Example,
	invalidData,
	invalidModule,
	me,
	nobody,
	noPermission,
	noSuchUrl,
	notAuthenticated,
	now,
	publishedExamples,
	scopeOfRecords,
	time,
} from './crmPublished';
import type { Json } from './crmServing';

/**
 * What Zoho publishes of its answers about records, example by example: each row makes the situation of one example
 * and compares the status and all of the answer. What cannot be made here is in emulator/README.md.
 */
const published = publishedExamples();
const { examples, forbidden, lead, leadId, unprivileged, withoutScope } = published;

const noPrivilege = error(
	'AUTHORIZATION_FAILED',
	'User does not have sufficient privilege to perform this action',
	{ resource_path_index: 0 },
);

const stamps = (id: unknown = expect.stringMatching(/^\d{19}$/)) => ({
	Modified_Time: time,
	Modified_By: expect.objectContaining({ id: expect.any(String) }),
	Created_Time: time,
	id,
	Created_By: expect.objectContaining({ id: expect.any(String) }),
});
const added = () => ({
	code: 'SUCCESS',
	details: { ...stamps(), $approval_state: 'approved' },
	message: 'record added',
	status: 'success',
});
const updated = (id: string) => ({
	code: 'SUCCESS',
	details: { ...stamps(id), $approval_state: 'approved' },
	message: 'record updated',
	status: 'success',
});
const pageInfo = (more: Json = {}) => ({
	call: false,
	per_page: 1,
	next_page_token: expect.any(String),
	count: 1,
	sort_by: 'id',
	page: 1,
	page_token_expiry: time,
	sort_order: 'desc',
	email: false,
	more_records: true,
	previous_page_token: null,
	...more,
});
const nextToken = async (query: string) =>
	(await published.zoho.call(`GET /Leads?${query}`)).body.info.next_page_token as string;
const day = 24 * 60 * 60 * 1000;

examples('a list of records', [
	[
		'gives the asked fields with info about the page',
		{
			call: 'GET /Leads?fields=Last_Name&per_page=1',
			status: 200,
			answer: () => ({
				data: [{ Last_Name: lead(2499).fields.Last_Name, id: leadId(2499) }],
				info: pageInfo(),
			}),
		},
	],
	['does not know the module', { call: 'GET /Leeds?fields=id', status: 400, answer: invalidModule() }],
	[
		'does not know the view',
		{ call: 'GET /Leads?fields=id&cvid=1', status: 400, answer: invalidData({ param_name: 'cvid' }) },
	],
	[
		'sorts by three fields and names them',
		{
			call: 'GET /Leads?fields=id&sort_by=Email',
			status: 400,
			answer: invalidData({
				param_name: 'sort_by',
				supported_values: ['id', 'Created_Time', 'Modified_Time'],
			}),
		},
	],
	[
		'is bound to what the page token was given for',
		{
			call: async () => `GET /Leads?fields=id&page_token=${await nextToken('fields=id&per_page=1')}`,
			status: 400,
			answer: error(
				'TOKEN_BOUND_DATA_MISMATCH',
				'The page_token given seems to be invalid or input param is added or altered or deleted',
				{ param_name: 'page_token' },
			),
		},
	],
	[
		'wants fields',
		{
			call: 'GET /Leads',
			status: 400,
			answer: error('REQUIRED_PARAM_MISSING', 'required param is missing', { param_name: 'fields' }),
		},
	],
	[
		'takes 50 fields',
		{
			call: `GET /Leads?fields=${Array.from({ length: 51 }, () => 'Email').join(',')}`,
			status: 400,
			answer: error('LIMIT_EXCEEDED', 'limit exceeded', { limit: 50, param_name: 'fields' }),
		},
	],
	[
		'does not go on after a day',
		{
			call: async () => {
				const token = await nextToken('fields=id&per_page=1');
				published.zoho.clock.advance(day);
				published.zoho.become();
				return `GET /Leads?fields=id&per_page=1&page_token=${token}`;
			},
			status: 400,
			answer: error('EXPIRED_VALUE', 'Page token expired', {
				api_name: 'page_token',
				json_path: '$.query.page_token',
			}),
		},
	],
	[
		'reaches 2,000 records by page',
		{
			call: 'GET /Leads?fields=id&page=11',
			status: 400,
			answer: error(
				'DISCRETE_PAGINATION_LIMIT_EXCEEDED',
				'You can only get the first 2000 records without using page_token param',
				{ limit: 2000 },
			),
		},
	],
	[
		'ends where page tokens end',
		{
			before: () => (published.zoho.crm.pageTokenReach = 1),
			call: async () =>
				`GET /Leads?fields=id&per_page=1&page_token=${await nextToken('fields=id&per_page=1')}`,
			status: 400,
			answer: error(
				'PAGINATION_LIMIT_EXCEEDED',
				'You can only get upto 100000 records using page_token param',
				{ param_name: 'page_token' },
			),
		},
	],
	[
		'takes either a page or a page token',
		{
			call: 'GET /Leads?fields=id&page=1&page_token=x',
			status: 400,
			answer: error('AMBIGUITY_DURING_PROCESSING', expect.any(String), {
				ambiguity_due_to: [{ param_name: 'page' }, { param_name: 'page_token' }],
			}),
		},
	],
	[
		'wants the scope',
		{ before: withoutScope, call: 'GET /Leads?fields=id', status: 401, answer: scopeOfRecords },
	],
	[
		'wants the permission',
		{
			before: forbidden,
			call: 'GET /Leads?fields=id',
			status: 403,
			answer: noPermission('Permission denied'),
		},
	],
	['has one address', { call: 'GET /Leads/there/is/no/such/address/at/all', status: 404, answer: noSuchUrl }],
	['is empty without a body', { call: `GET /Leads?fields=id&ids=${nobody}`, status: 204, answer: undefined }],
]);

examples('a record', [
	[
		'is the only one of its list, without info',
		{
			call: () => `GET /Leads/${leadId()}?fields=Owner,Created_By`,
			status: 200,
			answer: () => ({
				data: [
					{
						Owner: { ...me, email: 'nadia.osei@marigold.example' },
						Created_By: expect.objectContaining({ name: expect.any(String), id: expect.any(String) }),
						id: leadId(),
					},
				],
			}),
		},
	],
	['does not know the module', { call: 'GET /Leeds/1', status: 400, answer: invalidModule() }],
	['wants the scope', { before: withoutScope, call: 'GET /Leads/1', status: 401, answer: scopeOfRecords }],
	[
		'wants the permission',
		{ before: forbidden, call: 'GET /Leads/1', status: 403, answer: noPermission('Permission denied') },
	],
	['is nothing where there is none', { call: `GET /Leads/${nobody}`, status: 204, answer: undefined }],
]);

/** What insert, update, upsert and clone refuse alike; `call` is one of them, `path` where its record stands. */
const refusedWrites = (call: () => string, record: (more: Json) => Json): Examples => {
	const of =
		(more: Json, beside: Json = {}) =>
		() => ({ data: [record(more)], ...beside });
	const at = (field: string) => ({ api_name: field, json_path: `$.data[0].${field}` });
	const refused = (title: string, body: Json, answer: Json): [string, Example] => [
		title,
		{ call, body, status: 400, answer: () => enveloped(now(answer)) },
	];
	return [
		refused(
			'names the type that a value should have',
			of({ Rooms: 'two' }),
			invalidData({ expected_data_type: 'integer', ...at('Rooms') }),
		),
		refused(
			'names the features that can be applied',
			of({}, { apply_feature_execution: [{ name: 'layout_rule' }] }),
			invalidData({
				api_name: 'name',
				json_path: '$.apply_feature_execution[0].name',
				supported_values: [
					'layout_rules',
					'range_validation',
					'assignment_rules',
					'function_validation_rule',
					'criteria_validation_rule',
					'global_map_dependency',
					'territory_subordinates',
				],
			}),
		),
		refused(
			'names how long a value may be',
			of({ Rooms: 123 }),
			invalidData({ maximum_length: 2, ...at('Rooms') }),
		),
		refused('tells of the record that has a unique value', of({ Legacy_Number: 'L-10001' }), () =>
			error('DUPLICATE_DATA', 'duplicate data', {
				...at('Legacy_Number'),
				duplicate_record: {
					Owner: { name: expect.any(String), id: lead(1).fields.Owner, zuid: expect.any(String) },
					id: leadId(1),
				},
				id: leadId(1),
				more_records: false,
			}),
		),
		refused(
			'puts several reasons together, of which a duplicate names the module',
			of({ Rooms: 'two', Legacy_Number: 'L-10001' }),
			() =>
				error('MULTIPLE_OR_MULTI_ERRORS', 'Multiple errors in the request', {
					errors: [
						invalidData({ expected_data_type: 'integer', ...at('Rooms') }),
						error('DUPLICATE_DATA', 'duplicate data', {
							...at('Legacy_Number'),
							duplicate_record: {
								Owner: { name: expect.any(String), id: lead(1).fields.Owner, zuid: expect.any(String) },
								module: { api_name: 'Leads', id: published.zoho.crm.module('Leads')?.id },
								id: leadId(1),
							},
							more_records: false,
						}),
					],
				}),
		),
		[
			'does not know the module',
			{
				call: () => call().replace('Leads', 'Leeds'),
				body: of({}),
				status: 400,
				answer: enveloped(invalidModule()),
			},
		],
		[
			'wants more privilege',
			{ before: unprivileged, call, body: of({}), status: 400, answer: enveloped(noPrivilege) },
		],
		['wants the scope', { before: withoutScope, call, body: of({}), status: 401, answer: scopeOfRecords }],
		[
			'wants the permission',
			{
				before: forbidden,
				call,
				body: of({}),
				status: 403,
				answer: noPermission('Permission denied'),
			},
		],
		[
			'has one address',
			{ call: () => `${call()}/there/is/no/such/address`, body: of({}), status: 404, answer: noSuchUrl },
		],
	];
};

const many =
	(count: number, of = () => ({ Last_Name: 'A' }) as Json) =>
	() => ({ data: Array.from({ length: count }, of) });
const tooMany = enveloped(
	error('LIMIT_EXCEEDED', 'count of records in your request exceeds the limit', {
		maximum_length: 100,
		api_name: 'data',
	}),
);
const wrongName = (index: number) =>
	error('INVALID_DATA', 'the field api name given seems to be invalid', {
		api_name: 'LastName',
		json_path: `$.data[${index}].LastName`,
	});
const needsDependee = enveloped(
	error('DEPENDENT_FIELD_MISSING', "The field '$se_module' is required when 'What_Id' is provided", {
		dependee: { api_name: 'What_Id', json_path: '$.data[0].What_Id' },
		api_name: '$se_module',
		json_path: '$.data[0].$se_module',
	}),
);

examples('creating records', [
	[
		'tells who made a record and when',
		{ call: 'POST /Leads', body: many(1), status: 201, answer: () => enveloped(added()) },
	],
	[
		'tells each record of its own where some are refused',
		{
			call: 'POST /Leads',
			body: { data: [{ Last_Name: 'A' }, { Last_Name: 'B', LastName: 'B' }] },
			status: 207,
			answer: () => enveloped(added(), wrongName(1)),
		},
	],
	[
		'asks for a field that another one depends on',
		{
			call: 'POST /Tasks',
			body: { data: [{ Subject: 'A', What_Id: { id: nobody } }] },
			status: 400,
			answer: needsDependee,
		},
	],
	[
		'asks for a mandatory field',
		{
			call: 'POST /Leads',
			body: { data: [{ Company: 'A' }] },
			status: 400,
			answer: enveloped(
				error('MANDATORY_NOT_FOUND', 'required field not found', {
					api_name: 'Last_Name',
					json_path: '$.data[0].Last_Name',
				}),
			),
		},
	],
	['takes 100 records', { call: 'POST /Leads', body: many(101), status: 400, answer: tooMany }],
	...refusedWrites(
		() => 'POST /Leads',
		(more) => ({ Last_Name: 'A', ...more }),
	),
]);

const locked = () =>
	error('RECORD_LOCKED', 'Sorry, you cannot perform this operation as the record is locked.', {
		api_name: 'id',
		json_path: '$.data[0].id',
		action: 'record_locking',
	});
const alreadyModified = () =>
	error(
		'ALREADY_MODIFIED',
		'record updated time has already passed if-unmodified-since time',
		stamps(leadId()),
	);
const longAgo = { 'if-unmodified-since': '2020-01-01T00:00:00+00:00' };

examples('updating records', [
	[
		'tells who changed a record and when',
		{
			call: 'PUT /Leads',
			body: () => ({ data: [{ id: leadId(), City: 'Here' }] }),
			status: 200,
			answer: () => enveloped(updated(leadId())),
		},
	],
	[
		'tells each record of its own where some are refused',
		{
			call: 'PUT /Leads',
			body: () => ({ data: [{ id: leadId() }, { id: leadId(1), LastName: 'B' }] }),
			status: 207,
			answer: () => enveloped(updated(leadId()), wrongName(1)),
		},
	],
	[
		'asks for the id of a record',
		{
			call: 'PUT /Leads',
			body: { data: [{ City: 'Here' }] },
			status: 400,
			answer: enveloped(
				error('MANDATORY_NOT_FOUND', 'required field not found', {
					api_name: 'id',
					json_path: '$.data[0].id',
				}),
			),
		},
	],
	[
		'leaves locked records alone',
		{
			before: () => (lead().locked = true),
			call: 'PUT /Leads',
			body: () => ({ data: [{ id: leadId(), City: 'Here' }] }),
			status: 400,
			answer: () => enveloped(locked()),
		},
	],
	[
		'leaves records alone that have changed since',
		{
			call: 'PUT /Leads',
			body: () => ({ data: [{ id: leadId(), City: 'Here' }] }),
			headers: longAgo,
			status: 412,
			answer: () => enveloped(alreadyModified()),
		},
	],
	[
		'links a record once',
		{
			call: 'PUT /Showrooms',
			body: () => {
				const [showroom] = published.zoho.crm.records('Showrooms');
				const [link] = showroom!.fields.Partner_Vendors as Array<{ to: string }>;
				return { data: [{ id: showroom!.id, Partner_Vendors: [{ Partner_Vendors: { id: link?.to } }] }] };
			},
			status: 400,
			answer: () =>
				enveloped(
					error('DUPLICATE_LINKING_DATA', 'duplicate association', {
						linking_fields: ['Showrooms', 'Partner_Vendors'],
						id: expect.any(String),
					}),
				),
		},
	],
	[
		'takes 100 records',
		{ call: 'PUT /Leads', body: many(101, () => ({ id: nobody })), status: 400, answer: tooMany },
	],
	...refusedWrites(
		() => 'PUT /Leads',
		(more) => ({ id: leadId(), ...more }),
	),
]);

examples('updating a record', [
	[
		'tells who changed it and when',
		{
			call: () => `PUT /Leads/${leadId()}`,
			body: { data: [{ City: 'Here' }] },
			status: 200,
			answer: () => enveloped(updated(leadId())),
		},
	],
	[
		'knows no other record',
		{
			call: `PUT /Leads/${nobody}`,
			body: { data: [{ City: 'Here' }] },
			status: 400,
			answer: enveloped(error('INVALID_DATA', expect.any(String), { resource_path_index: 1 })),
		},
	],
	[
		'leaves it alone while it is locked',
		{
			before: () => (lead().locked = true),
			call: () => `PUT /Leads/${leadId()}`,
			body: { data: [{ City: 'Here' }] },
			status: 400,
			answer: () => enveloped(locked()),
		},
	],
	[
		'leaves it alone when it has changed since',
		{
			call: () => `PUT /Leads/${leadId()}`,
			body: { data: [{ City: 'Here' }] },
			headers: longAgo,
			status: 412,
			answer: () => enveloped(alreadyModified()),
		},
	],
	...refusedWrites(
		() => `PUT /Leads/${leadId()}`,
		(more) => more,
	),
]);

const upserted = (action: 'insert' | 'update', field: string | null, id?: string) => ({
	code: 'SUCCESS',
	duplicate_field: field,
	action,
	details: stamps(id),
	message: action === 'insert' ? 'record added' : 'record updated',
	status: 'success',
});
const known = (more: Json = {}) => ({ Email: lead().fields.Email, ...more });

examples('upserting records', [
	[
		'says of each whether it was added or updated',
		{
			call: 'POST /Leads/upsert',
			body: () => ({ data: [known({ City: 'Here' }), { Last_Name: 'A', Email: 'new@marigold.example' }] }),
			status: 200,
			answer: () => enveloped(upserted('update', 'Email', leadId()), upserted('insert', 'Email')),
		},
	],
	[
		'tells each record of its own where some are refused',
		{
			call: 'POST /Leads/upsert',
			body: {
				data: [
					{ Last_Name: 'A', Email: 'new@marigold.example' },
					{ Last_Name: 'B', Company: 5 },
				],
			},
			status: 207,
			answer: () =>
				enveloped(
					upserted('insert', 'Email'),
					invalidData({ expected_data_type: 'text', api_name: 'Company', json_path: '$.data[1].Company' }),
				),
		},
	],
	[
		'asks a new record for its mandatory field',
		{
			call: 'POST /Leads/upsert',
			body: { data: [{ Email: 'new@marigold.example' }] },
			status: 400,
			answer: enveloped(
				error('MANDATORY_NOT_FOUND', 'required field not found', {
					api_name: 'Last_Name',
					json_path: '$.data[0].Last_Name',
				}),
			),
		},
	],
	[
		'names the record whose mandatory field would be emptied',
		{
			call: 'POST /Leads/upsert',
			body: () => ({ data: [known({ Last_Name: null })] }),
			status: 400,
			answer: () =>
				enveloped(
					error('MANDATORY_NOT_FOUND', 'required field not found', {
						api_name: 'Last_Name',
						json_path: '$.data[0].Last_Name',
						id: leadId(),
					}),
				),
		},
	],
	[
		'leaves records alone that have changed since',
		{
			call: 'POST /Leads/upsert',
			body: () => ({ data: [known({ City: 'Here' })] }),
			headers: longAgo,
			status: 412,
			answer: () => enveloped(alreadyModified()),
		},
	],
	...refusedWrites(
		() => 'POST /Leads/upsert',
		(more) => ({ Last_Name: 'A', ...more, ...('Legacy_Number' in more ? known() : {}) }),
	),
]);

examples('cloning a record', [
	[
		'tells who made the copy and when',
		{
			call: () => `POST /Leads/${leadId()}/actions/clone`,
			body: { data: [{ Legacy_Number: null }] },
			status: 201,
			answer: () => enveloped(added()),
		},
	],
	[
		'knows no other record',
		{
			call: `POST /Leads/${nobody}/actions/clone`,
			body: { data: [{}] },
			status: 400,
			answer: enveloped(error('INVALID_DATA', expect.any(String), { resource_path_index: 1 })),
		},
	],
	[
		'wants a token',
		{
			call: () => `POST /Leads/${leadId()}/actions/clone`,
			body: { data: [{}] },
			headers: anonymous,
			status: 401,
			answer: notAuthenticated,
		},
	],
	...refusedWrites(
		() => `POST /Leads/${leadId()}/actions/clone`,
		(more) => ({ Legacy_Number: null, ...more }),
	),
]);

const deleted = (id: string) => ({
	code: 'SUCCESS',
	details: { id },
	message: 'record deleted',
	status: 'success',
});
const lockedDeletion = (id: string) =>
	error('RECORD_LOCKED', 'You cannot perform this operation as the record is locked.', {
		action: 'record_locking',
		id,
	});
const unreadable = (details: Json) =>
	error('INVALID_DATA', 'either the request body or parameters is in wrong format', details);
const refusedDeletions = (call: () => string): Examples => [
	[
		'does not know the module',
		{ call: () => call().replace('Leads', 'Leeds'), status: 400, answer: invalidModule() },
	],
	[
		'wants more privilege',
		{
			before: unprivileged,
			call,
			status: 400,
			answer: error('AUTHORIZATION_FAILED', 'User does not have sufficient privilege to delete records'),
		},
	],
	[
		'leaves locked records alone',
		{
			before: () => (lead().locked = true),
			call,
			status: 400,
			answer: () => enveloped(lockedDeletion(leadId())),
		},
	],
	['wants the scope', { before: withoutScope, call, status: 401, answer: scopeOfRecords }],
	[
		'wants the permission',
		{ before: forbidden, call, status: 403, answer: noPermission('Permission denied to delete') },
	],
	[
		'has one address',
		{ call: 'DELETE /Leads/there/is/no/such/address/at/all', status: 404, answer: noSuchUrl },
	],
];

examples('deleting records', [
	[
		'names each',
		{
			call: () => `DELETE /Leads?ids=${leadId()},${leadId(1)}`,
			status: 200,
			answer: () => enveloped(deleted(expect.any(String)), deleted(expect.any(String))),
		},
	],
	[
		'tells which are not there',
		{
			call: () => `DELETE /Leads?ids=${leadId()},${nobody}`,
			status: 207,
			answer: () =>
				enveloped(deleted(expect.any(String)), error('INVALID_DATA', 'record not deleted', { id: nobody })),
		},
	],
	[
		'wants ids',
		{
			call: 'DELETE /Leads',
			status: 400,
			answer: error('REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', {
				param_name: 'ids',
			}),
		},
	],
	[
		'cannot read what is no id',
		{
			call: () => `DELETE /Leads?ids=${leadId()},abc`,
			status: 400,
			answer: enveloped(unreadable({ id: 'abc' })),
		},
	],
	...refusedDeletions(() => `DELETE /Leads?ids=${leadId()}`),
]);

examples('deleting a record', [
	[
		'names it',
		{
			call: () => `DELETE /Leads/${leadId()}`,
			status: 200,
			answer: () => enveloped(deleted(expect.any(String))),
		},
	],
	[
		'knows no other record',
		{
			call: `DELETE /Leads/${nobody}`,
			status: 400,
			answer: error('INVALID_DATA', 'record not deleted', { resource_path_index: 1 }),
		},
	],
	[
		'cannot read what is no id',
		{
			call: 'DELETE /Leads/abc',
			status: 400,
			answer: error('INVALID_DATA', 'invalid record id', { resource_path_index: 0 }),
		},
	],
	...refusedDeletions(() => `DELETE /Leads/${leadId()}`),
]);

examples('deleted records', [
	[
		'are in the bin for 60 days, then only known by their ids',
		{
			before: () => {
				published.zoho.crm.remove(lead());
				published.zoho.clock.advance(61 * day);
				published.zoho.become();
				published.zoho.crm.remove(lead());
			},
			call: 'GET /Leads/deleted',
			status: 200,
			answer: {
				data: [
					{
						deleted_by: me,
						id: expect.any(String),
						display_name: expect.any(String),
						type: 'recycle',
						created_by: { name: expect.any(String), id: expect.any(String) },
						deleted_time: time,
					},
					{
						deleted_by: null,
						id: expect.any(String),
						display_name: null,
						type: 'permanent',
						created_by: null,
						deleted_time: time,
					},
				],
				info: { per_page: 200, count: 2, page: 1, more_records: false },
			},
		},
	],
	['are none', { call: 'GET /Leads/deleted', status: 204, answer: undefined }],
	['do not know the module', { call: 'GET /Leeds/deleted', status: 400, answer: enveloped(invalidModule()) }],
	[
		'are of three types',
		{
			call: 'GET /Leads/deleted?type=gone',
			status: 400,
			answer: enveloped(
				error('PATTERN_NOT_MATCHED', 'Please check whether the input values are correct', {
					param_name: 'type',
				}),
			),
		},
	],
	[
		'want the scope',
		{ before: withoutScope, call: 'GET /Leads/deleted', status: 401, answer: scopeOfRecords },
	],
	[
		'want the permission',
		{
			before: forbidden,
			call: 'GET /Leads/deleted',
			status: 403,
			answer: noPermission('permission denied'),
		},
	],
]);
