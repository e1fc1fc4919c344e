import { errorFromAnswer, errorFromRecord, readErrors } from '../../../nodes/shared/transport/readErrors';
import type { ZohoAnswer, ZohoRequest } from '../../../nodes/shared/transport/types';
import type { ZohoError } from '../../../nodes/shared/transport/zohoError';
import { answer, create, get, scripted } from './fakes';

const desk: ZohoRequest = { method: 'GET', host: 'desk', path: '/api/v1/tickets/4000000012345' };

const crm = (code: string, details: object = {}, message = 'zoho says so') => ({
	code,
	details,
	message,
	status: 'error',
});
const succeeded = crm('SUCCESS', { id: '1' }, 'record added');
const ok = { ...succeeded, status: 'success' };

const refusalOf = (request: ZohoRequest, refused: ZohoAnswer): ZohoError => {
	const error = errorFromAnswer(request, refused);
	if (!error) throw new Error('was not read as a refusal');
	return error;
};

describe('every shape Zoho refuses in', () => {
	test.each<[string, ZohoRequest, ZohoAnswer, string]>([
		['bare', get, answer(400, crm('INVALID_MODULE', { resource_path_index: 0 })), 'INVALID_MODULE'],
		['bare, with HTTP 200', get, answer(200, crm('NOT_SUPPORTED')), 'NOT_SUPPORTED'],
		['in an envelope', create, answer(400, { data: [crm('DUPLICATE_DATA')] }), 'DUPLICATE_DATA'],
		['under any root', create, answer(400, { watch: [crm('NOT_SUBSCRIBED')] }), 'NOT_SUBSCRIBED'],
		['one object under a root', create, answer(400, { blueprint: crm('INVALID_DATA') }), 'INVALID_DATA'],
		[
			'among results that went well',
			create,
			answer(207, { tags: [ok, crm('DUPLICATE_DATA')] }),
			'DUPLICATE_DATA',
		],
		[
			'nested in details.errors',
			create,
			answer(400, { data: [crm('MULTIPLE_OR_MULTI_ERRORS', { errors: [crm('INVALID_DATA'), crm('X')] })] }),
			'MULTIPLE_OR_MULTI_ERRORS',
		],
		['in short', get, answer(401, { code: 'OAUTH_SCOPE_MISMATCH', message: 'no' }), 'OAUTH_SCOPE_MISMATCH'],
		['by Desk', desk, answer(403, { errorCode: 'FORBIDDEN', message: 'no' }), 'FORBIDDEN'],
		[
			'by Desk with errors',
			desk,
			answer(422, { errorCode: 'INVALID_DATA', message: '', errors: [] }),
			'INVALID_DATA',
		],
		[
			'a token error in a 200',
			{ ...create, host: 'accounts' },
			answer(200, { error: 'invalid_client' }),
			'invalid_client',
		],
		['a web page', get, answer(200, '<!DOCTYPE html><html></html>'), 'UNEXPECTED_ANSWER'],
		['a web page with 404', desk, answer(404, '<html>'), 'UNEXPECTED_ANSWER'],
		['text that is no JSON', get, answer(200, 'hello'), 'UNEXPECTED_ANSWER'],
		['nothing, with 404', get, answer(404), 'UNEXPECTED_ANSWER'],
		['nothing, with 429', get, answer(429), 'TOO_MANY_REQUESTS'],
		['a page, with 503', get, answer(503, '<html>'), 'HTTP_503'],
		[
			'a redirect',
			get,
			answer(302, undefined, { location: 'https://login.example/x?token=1' }),
			'REDIRECTED',
		],
	])('%s', (_shape, request, refused, code) => {
		const error = refusalOf(request, refused);
		expect(error.code).toBe(code);
		expect(error.message).not.toBe('');
		expect(error.description).not.toBe('');
		expect(error.httpStatus).toBe(refused.status);
	});

	test.each<[string, ZohoRequest, ZohoAnswer]>([
		['a list', get, answer(200, { data: [{ id: '1' }], info: {} })],
		['an empty list', get, answer(204)],
		['not modified', get, answer(304)],
		['a code and a message that is no refusal', get, answer(200, { code: 'SUCCESS', message: 'done' })],
		['what somebody else calls code', get, answer(200, { code: 'success', message: 'done' })],
		['results that went well', create, answer(201, { data: [ok] })],
		['records, one of which looks like a result', get, answer(200, { data: [{ id: '1' }, crm('X')] })],
		['a record with odd field names', get, answer(200, { data: [{ id: '1', status: 'error', code: 7 }] })],
		['a file', { ...get, as: 'binary' }, answer(200, Buffer.from('<html>'))],
	])('is told from an answer that is fine: %s', (_what, request, fine) => {
		expect(errorFromAnswer(request, fine)).toBeUndefined();
	});

	test('throws the refusal and hands everything else through', async () => {
		const fine = answer(200, { data: [] });
		await expect(readErrors(scripted(fine))(get)).resolves.toBe(fine);
		await expect(readErrors(scripted(answer(400, crm('INVALID_DATA'))))(get)).rejects.toMatchObject({
			name: 'ZohoError',
			code: 'INVALID_DATA',
		});
	});
});

describe('a call with one result per record', () => {
	const batch = { ...create, perRecord: true };

	test.each([200, 201, 202, 207, 400, 412])('hands the results through with HTTP %s', (status) => {
		expect(errorFromAnswer(batch, answer(status, { data: [ok, crm('INVALID_DATA')] }))).toBeUndefined();
	});

	test.each([401, 403, 429])('is refused as a whole with HTTP %s', (status) => {
		expect(errorFromAnswer(batch, answer(status, { data: [crm('SOME_CODE')] }))?.code).toBe('SOME_CODE');
	});

	test('is refused as a whole by a bare refusal, and by a server that could not answer', () => {
		expect(errorFromAnswer(batch, answer(401, crm('OAUTH_SCOPE_MISMATCH')))?.code).toBe(
			'OAUTH_SCOPE_MISMATCH',
		);
		expect(errorFromAnswer(batch, answer(500, { data: [crm('INTERNAL_ERROR')] }))?.retryable).toBe(false);
	});
});

describe('sentences of CRM', () => {
	test.each<[string, object, string]>([
		['INVALID_TOKEN', {}, 'Zoho CRM does not accept the access token, not even a new one'],
		['AUTHENTICATION_FAILURE', {}, 'Zoho CRM could not tell who is calling'],
		[
			'OAUTH_SCOPE_MISMATCH',
			{},
			'The credential lacks the scope ZohoCRM.modules.Leads.READ or ZohoCRM.modules.ALL',
		],
		[
			'NO_PERMISSION',
			{ permissions: ['Crm_Implied_View_Leads'] },
			'The user of the credential lacks a permission in Zoho CRM (Crm_Implied_View_Leads)',
		],
		[
			'NO_PERMISSION',
			{ permissions: ['Crm_Implied_Api_Access'] },
			'The user of the credential may not use the API of Zoho CRM',
		],
		[
			'AUTHORIZATION_FAILED',
			{},
			'The user of the credential may not do this with this record or module of Zoho CRM',
		],
		['INVALID_MODULE', { resource_path_index: 0 }, 'Zoho CRM has no module "Laeds" that allows this'],
		['INVALID_DATA', { resource_path_index: 1 }, 'Zoho CRM has no record with the ID 41 here'],
		['INVALID_DATA', { id: '77' }, 'Zoho CRM has no record with the ID 77 here'],
		['INVALID_DATA', { param_name: 'cvid' }, "'cvid' was not accepted: 99"],
		['INVALID_DATA', {}, 'Zoho CRM did not accept the data'],
		[
			'LIMIT_EXCEEDED',
			{ limit: 50, param_name: 'fields' },
			"More in 'fields' than Zoho CRM takes in one call: at most 50",
		],
		['TOO_MANY_REQUESTS', {}, 'Zoho CRM is receiving too many calls'],
		['RATE_LIMIT_EXCEEDED', {}, 'Zoho CRM is receiving too many calls'],
		['RECORD_LOCKED', {}, 'The record is locked'],
		[
			'ALREADY_MODIFIED',
			{ Modified_Time: '2023-06-04T12:00:24+05:30' },
			'The record was changed in the meantime, at 2023-06-04T12:00:24+05:30',
		],
		['REQUIRED_PARAM_MISSING', { param_name: 'fields' }, "'fields' is missing"],
		['LIMIT_REACHED', {}, 'Zoho lists no more than 2,000 records this way'],
		['PAGINATION_LIMIT_EXCEEDED', {}, 'Zoho lists no more than 100,000 records this way'],
		['SYNTAX_ERROR', { clause: 'where' }, 'The query has no "where"'],
		[
			'SYNTAX_ERROR',
			{ line: 1, column: 15, near: 'FROM' },
			'Zoho CRM cannot read the query in line 1, column 15 at "FROM"',
		],
		['SYNTAX_ERROR', { operator: 'not' }, 'Zoho CRM cannot read the query at "not"'],
		['SYNTAX_ERROR', {}, 'Zoho CRM cannot read the query'],
		[
			'INVALID_QUERY',
			{ reason: 'invalid operator found', column_name: 'First_Name', operator: '>' },
			`Zoho CRM cannot use 'First_Name' here with ">"`,
		],
		[
			'INVALID_QUERY',
			{ expected_data_type: 'date', reason: 'invalid value', api_name: 'Closing_Date', value: 'soon' },
			`Zoho CRM cannot use 'Closing_Date' here with "soon"`,
		],
		['INVALID_QUERY', {}, 'Zoho CRM cannot run the query or the search as it is'],
		['INVALID_ALIAS', { column_name: 'First_Name', alias: '' }, "Zoho CRM cannot use 'First_Name' here"],
		['CRITERIA_LIMIT_EXCEEDED', {}, 'More conditions than Zoho CRM takes in one search'],
		['FIELD_TYPE_UNAVAILABLE', {}, 'The module has no field of this kind that Zoho CRM could search'],
		['INVALID_MODULE', { resource_path_index: 1 }, 'Zoho CRM has no module "Laeds" that allows this'],
		['SOMETHING_NEW', {}, 'Zoho CRM refused: zoho says so'],
	])('%s %j', (code, details, message) => {
		const request: ZohoRequest = {
			...get,
			path: '/crm/v8/Laeds/41',
			query: { cvid: '99' },
			scopes: ['ZohoCRM.modules.Leads.READ', 'ZohoCRM.modules.ALL'],
		};
		const error = refusalOf(request, answer(400, crm(code, details)));
		expect(error.message).toBe(message);
		expect(error.description).toContain(`(Zoho: ${code}, "zoho says so")`);
	});

	test('a missing scope names the one to add, and no other refusal names scopes', () => {
		const request = { ...get, scopes: ['ZohoCRM.modules.READ'] };
		const mismatch = refusalOf(request, answer(401, crm('OAUTH_SCOPE_MISMATCH')));
		expect(mismatch.message).toBe('The credential lacks the scope ZohoCRM.modules.READ');
		expect(mismatch.scopes).toEqual(['ZohoCRM.modules.READ']);
		expect(refusalOf(request, answer(403, crm('NO_PERMISSION'))).scopes).toBeUndefined();
	});

	test('whether it helps to try again', () => {
		const retryable = (code: string, status = 400) => refusalOf(get, answer(status, crm(code))).retryable;
		expect(retryable('RECORD_LOCKED')).toBe(true);
		expect(retryable('TOO_MANY_REQUESTS', 429)).toBe(true);
		expect(retryable('INTERNAL_ERROR', 500)).toBe(true);
		expect(retryable('INVALID_DATA')).toBe(false);
		expect(retryable('ALREADY_MODIFIED', 412)).toBe(false);
	});

	test('the day’s credits are told from too many calls at a time', () => {
		const spent = answer(429, crm('TOO_MANY_REQUESTS'), { 'x-api-credits-remaining': '0' });
		expect(refusalOf(get, spent).message).toBe('The API credits of Zoho CRM for today are spent');
		const left = answer(429, crm('TOO_MANY_REQUESTS'), { 'x-api-credits-remaining': '12' });
		expect(refusalOf(get, left).message).toBe('Zoho CRM is receiving too many calls');
	});
});

describe('sentences about a record of CRM', () => {
	const labelOf = (apiName: string) => ({ Last_Name: 'Last Name', Lead_Source: 'Lead Source' })[apiName];

	test.each<[string, object, string, string]>([
		['MANDATORY_NOT_FOUND', { api_name: 'Last_Name' }, "'Last Name' (Last_Name) is missing", 'needs a value'],
		[
			'MANDATORY_NOT_FOUND',
			{ api_name: 'Phone', layout_rule: { name: 'Big deals' } },
			"'Phone' is missing",
			'"Big deals"',
		],
		[
			'INVALID_DATA',
			{ api_name: 'Last_Name', maximum_length: 80 },
			"'Last Name' (Last_Name) was not accepted: Dalyy",
			'80',
		],
		[
			'INVALID_DATA',
			{ api_name: 'Amount', expected_data_type: 'double' },
			"'Amount' was not accepted",
			'type double',
		],
		[
			'DEPENDENT_FIELD_MISSING',
			{ api_name: 'Sub', dependee: { api_name: 'Last_Name' } },
			"'Sub' is missing",
			"together with 'Last Name' (Last_Name)",
		],
		[
			'DEPENDENT_MISMATCH',
			{ api_name: 'Till', dependee: { api_name: 'Status' } },
			"'Till' does not go with 'Status'",
			'zoho says so',
		],
		[
			'EXPECTED_FIELD_MISSING',
			{ expected_fields: [{ api_name: 'A' }, { api_name: 'Last_Name' }] },
			"At least one of these fields must be filled in: 'A', 'Last Name' (Last_Name)",
			'one of them',
		],
		[
			'MAPPING_MISMATCH',
			{ api_name: 'Stage', mapped_field: 'Pipeline' },
			"'Stage' does not belong to the chosen Pipeline",
			'Pipeline has',
		],
		[
			'NOT_APPROVED',
			{},
			'The record is waiting for approval, and cannot be changed until that is over',
			'Finish it',
		],
	])('%s %j', (code, details, message, description) => {
		const error = errorFromRecord(crm(code, details), { labelOf, sent: { Last_Name: 'Dalyy' } });
		expect(error.code).toBe(code);
		expect(error.message).toBe(message);
		expect(error.description).toContain(description);
	});

	test('a field that does not exist is said to be none', () => {
		const error = errorFromRecord(
			crm('INVALID_DATA', { api_name: 'Foo' }, 'the field api name given seems to be invalid'),
		);
		expect(error.description).toContain('no such field');
		expect(error.field).toEqual({ apiName: 'Foo' });
	});

	test('a value that is not among the allowed ones comes with them and with the nearest', () => {
		const details = { api_name: 'Lead_Source', supported_values: ['Web Download', 'Cold Call'] };
		const error = errorFromRecord(crm('INVALID_DATA', details), {
			labelOf,
			sent: { Lead_Source: 'Web Downlod' },
		});
		expect(error).toMatchObject({
			message: "'Lead Source' (Lead_Source) was not accepted: Web Downlod",
			field: { apiName: 'Lead_Source', label: 'Lead Source' },
			allowedValues: ['Web Download', 'Cold Call'],
			nearestName: 'Web Download',
		});
		expect(error.description).toContain('Did you mean "Web Download"?');
	});

	test.each([
		[{ api_name: 'Email', id: '42', duplicate_record: { id: '42' } }],
		[{ api_name: 'Email', duplicate_record: { id: '42', module: { api_name: 'Leads' } } }],
		[{ api_name: 'Email', id: '42' }],
	])('a duplicate names the record that is there: %j', (details) => {
		const error = errorFromRecord(crm('DUPLICATE_DATA', details));
		expect(error.duplicateId).toBe('42');
		expect(error.message).toBe("There is a record with the same 'Email' already: 42");
		expect(error.description).toContain('Create or Update');
	});

	test('several refused fields become one error that names each', () => {
		const errors = [
			crm('DUPLICATE_DATA', { api_name: 'Email', id: '42' }),
			crm('MANDATORY_NOT_FOUND', { api_name: 'Last_Name' }),
		];
		const error = errorFromRecord(crm('MULTIPLE_OR_MULTI_ERRORS', { errors }), { labelOf });
		expect(error.code).toBe('MULTIPLE_OR_MULTI_ERRORS');
		expect(error.message).toBe(
			"2 values were not accepted: There is a record with the same 'Email' already: 42; 'Last Name' (Last_Name) is missing",
		);
		expect(error).toMatchObject({ field: { apiName: 'Email' }, duplicateId: '42' });
	});

	test('a single nested refusal is that refusal', () => {
		const errors = [crm('MANDATORY_NOT_FOUND', { api_name: 'Company' })];
		const error = errorFromRecord(crm('MULTIPLE_OR_MULTI_ERRORS', { errors }));
		expect(error).toMatchObject({ code: 'MANDATORY_NOT_FOUND', message: "'Company' is missing" });
	});

	test('a fault at Zoho’s end can pass', () => {
		expect(errorFromRecord(crm('INTERNAL_ERROR')).retryable).toBe(true);
		expect(errorFromRecord(crm('CANNOT_PERFORM_ACTION')).retryable).toBe(false);
	});
});

describe('sentences of Desk', () => {
	test.each<[number, object, string]>([
		[401, { errorCode: 'INVALID_OAUTH' }, 'Zoho Desk does not accept the access token, not even a new one'],
		[401, { errorCode: 'UNAUTHORIZED' }, 'Zoho Desk could not tell who is calling'],
		[403, { errorCode: 'SCOPE_MISMATCH' }, 'The credential lacks the scope Desk.tickets.READ'],
		[
			403,
			{ errorCode: 'OAUTH_ORG_MISMATCH' },
			"The credential's user does not belong to this Zoho Desk organization",
		],
		[403, { errorCode: 'FORBIDDEN' }, 'The user of the credential may not do this in Zoho Desk'],
		[
			403,
			{ errorCode: 'LICENSE_ACCESS_LIMITED', feature: 'WEBHOOKS', editionType: 'FREE' },
			'The edition of Zoho Desk (FREE) does not include WEBHOOKS, or its limit is reached',
		],
		[404, { errorCode: 'URL_NOT_FOUND' }, 'Zoho Desk has no ticket with the ID 4000000012345 here'],
		[
			422,
			{ errorCode: 'UNPROCESSABLE_ENTITY', message: "Extra query parameter 'foo' is present in the input." },
			"Zoho Desk does not take 'foo' here",
		],
		[
			422,
			{
				errorCode: 'UNPROCESSABLE_ENTITY',
				message: "The value passed for the 'departmentId' query parameter is invalid.",
			},
			"'departmentId' was not accepted",
		],
		[422, { errorCode: 'UNPROCESSABLE_ENTITY', message: 'odd' }, 'Zoho Desk cannot work with these values'],
		[
			422,
			{ errorCode: 'INVALID_DATA', errors: [{ fieldName: '/contactId', errorType: 'missing' }] },
			"'contactId' is missing",
		],
		[
			422,
			{ errorCode: 'INVALID_DATA', errors: [{ fieldName: '/cf/cf_room', errorType: 'invalid' }] },
			"'cf_room' was not accepted",
		],
		[
			422,
			{ errorCode: 'INVALID_DATA', errors: [{ fieldName: '/email', errorType: 'duplicate' }] },
			"There is a record with the same 'email' already",
		],
		[422, { errorCode: 'INVALID_DATA', message: 'bad' }, 'Zoho Desk did not accept the data'],
		[429, { errorCode: 'TOO_MANY_REQUESTS' }, 'Zoho Desk is receiving too many calls'],
		[429, { errorCode: 'THRESHOLD_EXCEEDED' }, 'The API credits of Zoho Desk for today are spent'],
	])('%s %j', (status, body, message) => {
		const error = refusalOf(
			{ ...desk, scopes: ['Desk.tickets.READ'] },
			answer(status, { message: '', ...body }),
		);
		expect(error.message).toBe(message);
		expect(error.description).toContain(`(Zoho: ${(body as { errorCode: string }).errorCode}`);
	});

	test('an address without an ID is an address it does not know', () => {
		const request = { ...desk, path: '/api/v1/tikets' };
		expect(refusalOf(request, answer(404, { errorCode: 'URL_NOT_FOUND', message: '' })).message).toBe(
			'Zoho Desk does not know this address',
		);
	});

	test('spent credits say how long Zoho asks to wait', () => {
		const spent = answer(429, { errorCode: 'THRESHOLD_EXCEEDED', message: '' }, { 'retry-after': '12000' });
		const error = refusalOf(desk, spent);
		expect(error.description).toContain('Zoho asks to wait 3 h 20 min.');
		expect(error.retryable).toBe(true);
	});

	test('two refused fields are both told', () => {
		const errors = [
			{ fieldName: '/subject', errorType: 'missing' },
			{ fieldName: '/contactId', errorType: 'invalid' },
		];
		const error = refusalOf(desk, answer(422, { errorCode: 'INVALID_DATA', message: '', errors }));
		expect(error.code).toBe('INVALID_DATA');
		expect(error.message).toBe(
			"2 values were not accepted: 'subject' is missing; 'contactId' was not accepted",
		);
		expect(error.field).toEqual({ apiName: 'subject' });
	});

	test('the value that was sent is named', () => {
		const update: ZohoRequest = { ...desk, method: 'PATCH', body: { priority: 'Higgh' } };
		const errors = [{ fieldName: '/priority', errorType: 'invalid' }];
		expect(refusalOf(update, answer(422, { errorCode: 'INVALID_DATA', message: '', errors })).message).toBe(
			"'priority' was not accepted: Higgh",
		);
	});
});

describe('a server that could not answer', () => {
	test('may have written what is not safe to repeat, and says how to find out', () => {
		const error = refusalOf(create, answer(502, '<html>bad gateway</html>'));
		expect(error.message).toBe('Zoho CRM could not say whether it wrote the record');
		expect(error.description).toContain('Look the record up first');
		expect(error.retryable).toBe(false);
	});

	test.each<[string, ZohoRequest]>([
		['a read', get],
		['an upsert', { ...create, repeatable: true }],
		['an update', { ...create, method: 'PUT' }],
	])('%s can be tried again', (_what, request) => {
		expect(refusalOf(request, answer(502))).toMatchObject({
			message: 'Zoho CRM could not answer just now',
			retryable: true,
		});
	});
});

test('a redirect names the host it leads to, and nothing that could be a secret', () => {
	const { message, description } = refusalOf(
		get,
		answer(302, '', { location: 'https://login.example/x?token=1' }),
	);
	expect(message).toBe('Zoho CRM sends the call on to another address, login.example');
	expect(description).toContain('The token was not sent there.');
});
