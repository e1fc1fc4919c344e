import {
	anonymous,
	error,
	type Examples,
	invalidData,
	invalidModule,
	nobody,
	noPermission,
	noSuchUrl,
	notAuthenticated,
	paramMissing,
	publishedExamples,
	scopeOfRecords,
	scopeOfSettings,
	time,
} from './crmPublished';
import type { Json } from './crmServing';

/**
 * What Zoho publishes of its answers about search, counts, queries, timelines and metadata, example by example: each
 * row makes the situation of one example and compares the status and all of the answer. What cannot be made here is
 * in emulator/README.md.
 */
const published = publishedExamples();
const { examples, forbidden, lead, leadId, withoutScope } = published;

const byCriteria = (criteria: string) =>
	`GET /Leads/search?fields=id&criteria=${encodeURIComponent(criteria)}`;
const countBy = (criteria: string) => `GET /Leads/actions/count?criteria=${encodeURIComponent(criteria)}`;
const nothingToSearchBy = error('EXPECTED_PARAM_MISSING', 'one of the expected parameter is missing', {
	param_names: ['criteria', 'email', 'phone', 'word'],
});
const searchUnsupported = error('NOT_SUPPORTED', 'module not suppoted for search', { module: 'Activities' });
const tooManyConditions = error(
	'CRITERIA_LIMIT_EXCEEDED',
	'no of criterium that can be given exceed the limit 15',
);
const invalidQuery = (details: Json, message = 'Invalid query formed') =>
	error('INVALID_QUERY', message, details);
const conditions = (count: number) =>
	`(${Array.from({ length: count }, () => '(City:equals:A)').join('and')})`;

/** What search and count refuse alike in their criteria. */
const refusedCriteria = (of: (criteria: string) => string): Examples => [
	[
		'does not search by what cannot be searched',
		{
			call: of('(Tag:equals:A)'),
			status: 400,
			answer: invalidQuery({ reason: 'the field is not available for search', api_name: 'Tag' }),
		},
	],
	[
		'names the type of the value',
		{
			call: of('(Move_In_Date:equals:soon)'),
			status: 400,
			answer: invalidQuery({
				expected_data_type: 'date',
				reason: 'invalid value for search',
				api_name: 'Move_In_Date',
				value: 'soon',
			}),
		},
	],
	[
		'does not compare by an operator of another type',
		{
			call: of('(Annual_Revenue:starts_with:1)'),
			status: 400,
			answer: invalidQuery({
				reason: 'invalid operator found',
				api_name: 'Annual_Revenue',
				operator: 'starts_with',
			}),
		},
	],
	[
		'takes 100 values of in',
		{
			call: of(`(City:in:${Array.from({ length: 101 }, () => 'A').join(',')})`),
			status: 400,
			answer: invalidQuery({ api_name: 'City' }, 'Only 100 values are allowed in "IN" criteria'),
		},
	],
	['takes 15 conditions', { call: of(conditions(16)), status: 400, answer: tooManyConditions }],
];

examples('a search', [
	[
		'gives what it found with info about the page',
		{
			call: () => `GET /Leads/search?fields=Legacy_Number&criteria=(Legacy_Number:equals:L-10007)`,
			status: 200,
			answer: () => ({
				data: [{ Legacy_Number: 'L-10007', id: leadId(7) }],
				info: {
					per_page: 200,
					count: 1,
					page: 1,
					sort_by: 'id',
					sort_order: 'desc',
					more_records: false,
				},
			}),
		},
	],
	[
		'finds nothing in an approval that nothing is in',
		{
			call: 'GET /Leads/search?criteria=(Legacy_Number:equals:L-10007)&approval_state=approval_process_pending',
			status: 204,
			answer: undefined,
		},
	],
	['wants something to search by', { call: 'GET /Leads/search', status: 400, answer: nothingToSearchBy }],
	['does not know the module', { call: 'GET /Leeds/search?word=anna', status: 400, answer: invalidModule() }],
	[
		'does not work in all modules',
		{ call: 'GET /Activities/search?word=anna', status: 400, answer: searchUnsupported },
	],
	[
		'reaches 2,000 records',
		{
			call: 'GET /Leads/search?word=marigold&page=11',
			status: 400,
			answer: error('LIMIT_REACHED', 'maximum response iteration limit reached', { limit: '2000' }),
		},
	],
	...refusedCriteria(byCriteria),
	[
		'wants the scope',
		{ before: withoutScope, call: 'GET /Leads/search?word=anna', status: 401, answer: scopeOfRecords },
	],
	[
		'wants the permission',
		{
			before: forbidden,
			call: 'GET /Leads/search?word=anna',
			status: 403,
			answer: error('NO_PERMISSION', 'Permission denied to read'),
		},
	],
	['has one address', { call: 'GET /Leads/there/is/no/such/address/search', status: 404, answer: noSuchUrl }],
]);

examples('a count', [
	[
		'is a number and nothing else',
		{ call: 'GET /Leads/actions/count', status: 200, answer: { count: 2500 } },
	],
	['does not know the module', { call: 'GET /Leeds/actions/count', status: 400, answer: invalidModule(1) }],
	[
		'does not work in all modules',
		{
			call: 'GET /Activities/actions/count',
			status: 400,
			answer: error('NOT_SUPPORTED', 'the given module is not supported for count', {
				module: 'Activities',
			}),
		},
	],
	[
		'looks into fields that the module has',
		{
			call: 'GET /Deals/actions/count?email=a@marigold.example',
			status: 400,
			answer: error('FIELD_TYPE_UNAVAILABLE', 'this data type is not found in this module'),
		},
	],
	[
		'wants two letters of a word',
		{
			call: 'GET /Leads/actions/count?word=a',
			status: 400,
			answer: error('INVALID_DATA', 'provide atleast 2 letters for search', { param_name: 'word' }),
		},
	],
	[
		'cannot read a phone number with letters',
		{
			call: 'GET /Leads/actions/count?phone=call-me',
			status: 400,
			answer: invalidQuery({ param_name: 'phone' }),
		},
	],
	[
		'is of a view or of a search',
		{
			call: 'GET /Leads/actions/count?cvid=1&criteria=(City:equals:A)',
			status: 400,
			answer: error(
				'AMBIGUITY_DURING_PROCESSING',
				'Please use either Cvid or Search Params. Combination of both the params is not allowed',
				{ ambiguity_due_to: [{ param_name: 'cvid' }, { param_name: 'criteria' }] },
			),
		},
	],
	...refusedCriteria(countBy),
	[
		'wants the scope, in few words',
		{
			before: withoutScope,
			call: 'GET /Leads/actions/count',
			status: 401,
			answer: {
				code: 'OAUTH_SCOPE_MISMATCH',
				message: 'You do not have the scope required to use this API.',
			},
		},
	],
]);

const query = (select_query: Json, more: Json = {}) => ({
	call: 'POST /coql',
	body: { select_query, ...more },
});
const syntax = (message: string, details: Json = {}) => error('SYNTAX_ERROR', message, details);
const first = "select Last_Name from Leads where Legacy_Number = 'L-10007'";

examples('a query', [
	[
		'gives rows and whether there are more',
		{
			...query(first),
			status: 200,
			answer: () => ({
				data: [{ Last_Name: lead(7).fields.Last_Name, id: leadId(7) }],
				info: { count: 1, more_records: false },
			}),
		},
	],
	[
		'tells about its columns where it is asked to',
		{
			...query(first, { include_meta: ['fields'] }),
			status: 200,
			answer: () => ({
				data: [expect.anything()],
				fields: { Last_Name: expect.objectContaining({ api_name: 'Last_Name', data_type: 'text' }) },
				info: { count: 1, more_records: false },
			}),
		},
	],
	[
		'needs a where clause',
		{
			...query('select Last_Name from Leads'),
			status: 400,
			answer: syntax('missing clause', { clause: 'where' }),
		},
	],
	[
		'says where it stops making sense',
		{
			...query('select Company, FROM Leads where id is not null'),
			status: 400,
			answer: syntax('unexpected token', { line: 1, column: expect.any(Number), near: expect.any(String) }),
		},
	],
	[
		'knows no not before an operator',
		{
			...query("select Last_Name from Leads where Last_Name not = 'A'"),
			status: 400,
			answer: syntax('operator not supported', { operator: 'not' }),
		},
	],
	[
		'begins with select',
		{
			...query("where Last_Name = 'A'"),
			status: 400,
			answer: syntax('error occured while parsing the query', { near: 'where' }),
		},
	],
	...(['>', 'is null'] as const).map((operator): Examples[number] => [
		`does not compare by ${operator} what cannot be compared so`,
		{
			...query(`select Last_Name from Leads where Newsletter ${operator} ${operator === '>' ? 'true' : ''}`),
			status: 400,
			answer: invalidQuery({ reason: 'invalid operator found', column_name: 'Newsletter', operator }),
		},
	]),
	[
		'is mandatory',
		{
			call: 'POST /coql',
			body: {},
			status: 400,
			answer: error('MANDATORY_NOT_FOUND', 'mandatory key not found', { api_name: 'select_query' }),
		},
	],
	[
		'selects a column once',
		{
			...query('select First_Name, First_Name from Leads where id is not null'),
			status: 400,
			answer: error('DUPLICATE_DATA', 'duplicate select column', { column_name: 'First_Name' }),
		},
	],
	...(['limit', 'offset'] as const).map((clause): Examples[number] => [
		`takes a number for ${clause}`,
		{
			...query(`select Last_Name from Leads where id is not null ${clause} s`),
			status: 400,
			answer: invalidQuery({ [clause]: 's' }, `${clause} given seems to be invalid`),
		},
	]),
	[
		'does not select what has no column',
		{
			...query('select Opening_Hours from Showrooms where id is not null'),
			status: 400,
			answer: invalidQuery({ column_name: 'Opening_Hours' }, 'unsupported column'),
		},
	],
	[
		'does not compare what has no column',
		{
			...query('select Name from Showrooms where Opening_Hours is not null'),
			status: 400,
			answer: invalidQuery(
				{ cv_criteria: false, column_name: 'Opening_Hours', value: '${EMPTY}', operator: 'is not null' },
				'unsupported column in criteria',
			),
		},
	],
	[
		'is asked for metadata by a list',
		{
			...query(first, { include_meta: 'fields' }),
			status: 400,
			answer: invalidData({
				expected_data_type: 'jsonarray',
				api_name: 'include_meta',
				json_path: '$.include_meta',
			}),
		},
	],
	[
		'is asked for the metadata of fields',
		{
			...query(first, { include_meta: ['layouts'] }),
			status: 400,
			answer: invalidData({
				api_name: 'include_meta',
				json_path: '$.include_meta[0]',
				supported_values: ['fields'],
			}),
		},
	],
	[
		'is asked for metadata by name',
		{
			...query(first, { include_meta: [1] }),
			status: 400,
			answer: invalidData({
				expected_data_type: 'text',
				api_name: 'include_meta',
				json_path: '$.include_meta[0]',
				supported_values: ['fields'],
			}),
		},
	],
	[
		'does not name a column like another one',
		{
			...query('select First_Name as Last_Name, Last_Name from Leads where id is not null'),
			status: 400,
			answer: invalidQuery(
				{ column_name: 'First_Name', alias: 'Last_Name' },
				'column name or property name given in select columns without alias name cannot be an alias name for other select columns',
			),
		},
	],
	[
		'gives a name to one column',
		{
			...query('select First_Name as Name, Last_Name as Name from Leads where id is not null'),
			status: 400,
			answer: error('DUPLICATE_ALIAS', 'same alias cannot refer more than one column', {
				referred_columns: ['First_Name', 'Last_Name'],
				alias: 'Name',
			}),
		},
	],
	[
		'names columns by more than nothing',
		{
			...query("select First_Name as '' from Leads where id is not null"),
			status: 400,
			answer: error('INVALID_ALIAS', 'alias name cannot be an empty string', {
				column_name: 'First_Name',
				alias: '',
			}),
		},
	],
	[
		'takes a function of a column once',
		{
			...query('select MAX(Annual_Revenue), max(Annual_Revenue) as M from Leads where id is not null'),
			status: 400,
			answer: error('DUPLICATE_DATA', 'duplicate aggregate function', {
				column_name: 'Annual_Revenue',
				aggregate: 'MAX',
			}),
		},
	],
	[
		'knows five functions',
		{
			...query('select TestFunction(Last_Name) from Leads where id is not null'),
			status: 400,
			answer: invalidData({
				reason: 'unsupported aggregate function',
				column: 'TestFunction(Last_Name)',
			}),
		},
	],
	[
		'shows of a group what its records have in common',
		{
			...query('select First_Name, COUNT(id) from Leads where id is not null'),
			status: 400,
			answer: invalidQuery({}),
		},
	],
	[
		'compares with one value of another query',
		{
			...query('select Last_Name from Leads where id > (select id from Leads where id is not null)'),
			status: 400,
			answer: invalidQuery(
				{ sub_query_sequence: 0, operator: '>' },
				'subquery return more than one values which is incompatible for the operator',
			),
		},
	],
	[
		'compares with one column of another query',
		{
			...query(
				'select id from Leads where id in (select Last_Name, Annual_Revenue from Leads where id is not null)',
			),
			status: 400,
			answer: invalidQuery(
				{ sub_query_sequence: 0, column_name: ['Last_Name', 'Annual_Revenue'] },
				'subquery should contains only one column',
			),
		},
	],
	[
		'is of one module, by its name',
		{
			...query('select Last_Name from Leads as l where id is not null'),
			status: 400,
			answer: syntax('given coql query not supported'),
		},
	],
	[
		'gives at least one row',
		{
			...query('select Last_Name from Leads where id is not null limit 0'),
			status: 400,
			answer: error('INVALID_DATA', 'limit should be greater than 0'),
		},
	],
	[
		'does not know the module',
		{
			...query('select Last_Name from Leeds where id is not null'),
			status: 400,
			answer: error('INVALID_MODULE', 'the given module is not supported in api'),
		},
	],
	[
		'wants the scope of metadata where it tells about its columns',
		{
			before: () => published.zoho.become(['ZohoCRM.coql.READ', 'ZohoCRM.modules.READ']),
			...query(first, { include_meta: ['fields'] }),
			status: 401,
			answer: scopeOfRecords,
		},
	],
	[
		'finds nothing without a body',
		{
			...query("select Last_Name from Leads where Last_Name = 'Nobody'"),
			status: 204,
			answer: undefined,
		},
	],
]);

const event = (more: Json) => ({
	done_by: { name: 'Nadia Osei', id: '4900000000000201001' },
	related_record: null,
	automation_details: null,
	record: {
		module: { api_name: 'Leads', id: expect.any(String) },
		name: expect.any(String),
		id: leadId(),
	},
	audited_time: time,
	id: expect.any(String),
	source: 'crm_api',
	...more,
});
const moved = (more: Json = {}) => ({
	...more,
	api_name: 'City',
	id: expect.any(String),
	_value: { new: 'Here', old: lead().fields.City },
});
const timelineInfo = {
	next_page_token: null,
	previous_page_token: null,
	count: 1,
	more_records: false,
	page: 1,
	per_page: 200,
};
let before: Json;
const move = () => {
	before = lead().fields.City;
	published.zoho.crm.change(lead(), { City: 'Here' });
};
const history = (more: Json = {}) => [{ ...moved(more), _value: { new: 'Here', old: before } }];

examples('a timeline', [
	[
		'tells who changed what',
		{
			before: move,
			call: () => `GET /Leads/${leadId()}/__timeline`,
			status: 200,
			answer: () => ({
				__timeline: [event({ action: 'updated', field_history: history() })],
				info: timelineInfo,
			}),
		},
	],
	[
		'tells more of each event and each field where it is asked to',
		{
			before: move,
			call: () =>
				`GET /Leads/${leadId()}/__timeline?include=extension,type&include_inner_details=field_history.field_label`,
			status: 200,
			answer: () => ({
				__timeline: [
					event({
						action: 'updated',
						field_history: history({ field_label: 'City' }),
						extension: null,
						type: 'timeline',
					}),
				],
				info: timelineInfo,
			}),
		},
	],
	[
		'does not know the module',
		{ call: `GET /Leeds/${nobody}/__timeline`, status: 400, answer: invalidModule(1) },
	],
	[
		'does not know the record',
		{
			call: `GET /Leads/${nobody}/__timeline`,
			status: 400,
			answer: error('INVALID_DATA', expect.any(String), { resource_path_index: 1 }),
		},
	],
	[
		'knows the details that can be asked for',
		{
			call: () => `GET /Leads/${leadId()}/__timeline?include_inner_details=colour`,
			status: 400,
			answer: invalidData({ param_name: 'include_inner_details' }),
		},
	],
]);

const notProcessed = error(
	'INVALID_REQUEST',
	'unable to process your request. please verify whether you have entered proper method name, parameter and parameter values.',
);
const showroom = () => published.zoho.crm.records('Showrooms')[0]!;

examples('whole rich text', [
	[
		'of several records',
		{
			call: () => `GET /Showrooms/actions/fetch_full_data?ids=${showroom().id}&fields=Story`,
			status: 200,
			answer: () => ({ data: [{ id: showroom().id, Story: showroom().fields.Story }] }),
		},
	],
	[
		'of one record',
		{
			call: () => `GET /Showrooms/${showroom().id}/actions/fetch_full_data?fields=Story`,
			status: 200,
			answer: () => ({ data: [{ id: showroom().id, Story: showroom().fields.Story }] }),
		},
	],
	...['GET /Leeds/actions/fetch_full_data?ids=1&fields=A', 'GET /Leeds/1/actions/fetch_full_data'].map(
		(call): Examples[number] => [
			`does not know the module (${call})`,
			{ call, status: 400, answer: invalidModule() },
		],
	),
	[
		'wants fields',
		{ call: 'GET /Showrooms/actions/fetch_full_data?ids=1', status: 400, answer: paramMissing('fields') },
	],
	...[
		'GET /Showrooms/actions/fetch_full_data?ids=1&fields=Name',
		'GET /Showrooms/x/actions/fetch_full_data',
	].map((call): Examples[number] => [
		`is refused in general where it makes no sense (${call})`,
		{ call, status: 400, answer: notProcessed },
	]),
	...['GET /Showrooms/actions/fetch_full_data', 'GET /Showrooms/1/actions/fetch_full_data'].flatMap(
		(call): Examples => [
			[`wants a token (${call})`, { call, headers: anonymous, status: 401, answer: notAuthenticated }],
			[`wants the scope (${call})`, { before: withoutScope, call, status: 401, answer: scopeOfSettings }],
		],
	),
]);

const noModule = error('INVALID_MODULE', 'the module name given seems to be invalid');

examples('modules', [
	[
		'have a status',
		{
			call: 'GET /settings/modules?status=hidden',
			status: 400,
			answer: error('INVALID_DATA', 'The status given is invalid.', {
				index: 0,
				supported_values: ['visible', 'user_hidden', 'system_hidden', 'scheduled_for_deletion'],
				param_name: 'status',
			}),
		},
	],
	[
		'are known by API name or id',
		{ call: 'GET /settings/modules/Leeds', status: 400, answer: invalidModule(2) },
	],
	[
		'are not all to be had',
		{
			call: 'GET /settings/modules/Home',
			status: 400,
			answer: error('NOT_SUPPORTED', 'the given module is not supported in api'),
		},
	],
]);

/** What the settings of one module refuse alike. */
const refusedSettings = (path: string, unknown: Json = noModule): Examples => [
	['want a module', { call: `GET ${path}`, status: 400, answer: paramMissing('module') }],
	['do not know the module', { call: `GET ${path}?module=Leeds`, status: 400, answer: unknown }],
	[
		'want a token',
		{ call: `GET ${path}?module=Leads`, headers: anonymous, status: 401, answer: notAuthenticated },
	],
	[
		'want a token that lives',
		{
			call: `GET ${path}?module=Leads`,
			headers: { authorization: 'Zoho-oauthtoken gone' },
			status: 401,
			answer: error('INVALID_TOKEN', 'invalid oauth token'),
		},
	],
	[
		'want the scope',
		{ before: withoutScope, call: `GET ${path}?module=Leads`, status: 401, answer: scopeOfSettings },
	],
];
const methods = (path: string): Examples => [
	[
		'know their methods',
		{
			call: `PATCH ${path}?module=Leads`,
			status: 400,
			answer: error('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
		},
	],
];

examples('fields', refusedSettings('/settings/fields'));
examples('a field', refusedSettings('/settings/fields/1'));
examples('layouts', [...refusedSettings('/settings/layouts'), ...methods('/settings/layouts')]);
examples('a layout', refusedSettings('/settings/layouts/1'));
examples('custom views', [
	[
		'come in pages',
		{
			call: 'GET /settings/custom_views?module=Leads&page=2&per_page=1',
			status: 200,
			answer: {
				custom_views: [expect.objectContaining({ id: expect.any(String), system_name: expect.anything() })],
				info: {
					per_page: 1,
					default: expect.any(String),
					count: 1,
					translation: expect.objectContaining({ public_views: 'Public Views' }),
					page: 2,
					more_records: true,
				},
			},
		},
	],
	[
		'want the permission, whichever it is',
		{
			before: forbidden,
			call: 'GET /settings/custom_views?module=Leads',
			status: 403,
			answer: error('NO_PERMISSION', 'permission denied', { permissions: [] }),
		},
	],
	...refusedSettings('/settings/custom_views'),
]);
examples('a custom view', [
	[
		'wants the permission, whichever it is',
		{
			before: forbidden,
			call: 'GET /settings/custom_views/1?module=Leads',
			status: 403,
			answer: error('NO_PERMISSION', 'permission denied', { permissions: [] }),
		},
	],
	...refusedSettings('/settings/custom_views/1'),
]);
examples('related lists', [
	[
		'are not there for all modules',
		{
			call: 'GET /settings/related_lists?module=Activities',
			status: 400,
			answer: error('NOT_SUPPORTED', 'the given module is not supported for this api', {
				param_name: 'module',
			}),
		},
	],
	[
		'have a status',
		{
			call: 'GET /settings/related_lists?module=Leads&status=hidden',
			status: 400,
			answer: error('INVALID_DATA', 'The status given is invalid.', {
				param_name: 'status',
				supported_values: ['visible', 'user_hidden', 'scheduled_for_deletion'],
			}),
		},
	],
	[
		'are none that users have hidden',
		{ call: 'GET /settings/related_lists?module=Leads&status=user_hidden', status: 204, answer: undefined },
	],
	...refusedSettings('/settings/related_lists', {
		...noModule,
		details: { param_name: 'module' },
	}),
]);

/** Keys that the specifications require of every item; their values are told by the other tests. */
const required: Array<[path: string, root: string, keys: string]> = [
	[
		'/settings/fields?module=Showrooms',
		'fields',
		'api_name association_details auto_number businesscard_supported colour_code_enabled_by_system convert_mapping created_source currency custom_field data_type display_field display_label display_type email_parser enable_colour_code external field_label field_read_only filterable formula history_tracking_enabled id lookup mass_update multi_module_lookup multiselectlookup operation_type pick_list_values pick_list_values_sorted_lexically profiles public range read_only rollup_summary searchable separator sortable system_mandatory type ui_type unique view_type virtual_field visible webhook',
	],
	[
		'/settings/modules',
		'modules',
		'deletable description global_search_supported has_more_profiles id profile_count profiles public_fields_configured recycle_bin_on_delete sequence_number status sub_menu_available',
	],
	[
		'/settings/layouts?module=Leads',
		'layouts',
		'actions_allowed api_name created_for created_time display_label generated_type has_more_profiles id modified_by modified_time name profiles sections show_business_card source status visible',
	],
	[
		'/settings/custom_views?module=Leads',
		'custom_views',
		'access_type category created_by created_time default display_value id last_accessed_time locked modified_by modified_time name system_defined system_name',
	],
	[
		'/settings/related_lists?module=Leads',
		'related_lists',
		'action api_name customize_display_label customize_fields customize_sort display_label href id name sequence_number status type',
	],
];

it.each(required)('every item of %s has the keys Zoho requires', async (path, root, keys) => {
	const { body } = await published.zoho.call(`GET ${path}`);
	expect(body[root].length).toBeGreaterThan(0);
	for (const item of body[root]) expect(Object.keys(item)).toEqual(expect.arrayContaining(keys.split(' ')));
});

it('a module that may not be seen is refused alike by all metadata but views', async () => {
	forbidden();
	for (const path of ['fields', 'layouts', 'related_lists']) {
		const { status, body } = await published.zoho.call(`GET /settings/${path}?module=Leads`);
		expect([status, body]).toEqual([403, noPermission('permission denied')]);
	}
});
