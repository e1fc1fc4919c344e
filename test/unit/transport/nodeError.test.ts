import { type INode, NodeApiError, NodeOperationError, OperationalError } from 'n8n-workflow';

import { toErrorJson, toNodeError, toZohoError } from '../../../nodes/shared/transport/nodeError';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';

const node: INode = {
	id: '1',
	name: 'Zoho CRM',
	type: 'zohoCrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const secret = '1000.0123456789abcdef.fedcba9876543210';

const duplicate = new ZohoError({
	code: 'DUPLICATE_DATA',
	message: "There is a record with the same 'Email' already: 42",
	description: 'Update that record instead.',
	httpStatus: 400,
	field: { apiName: 'Email', label: 'Email Address' },
	duplicateId: '42',
	details: { api_name: 'Email' },
});

describe('the error n8n shows', () => {
	test('has our title and description, the HTTP status, the item and Zoho’s details', () => {
		const error = toNodeError(node, duplicate, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(duplicate.message);
		expect(error.description).toBe(duplicate.description);
		expect((error as NodeApiError).httpCode).toBe('400');
		expect(error.context).toMatchObject({
			itemIndex: 3,
			data: { code: 'DUPLICATE_DATA', duplicateId: '42', details: { api_name: 'Email' } },
		});
	});

	test('is an operation error where Zoho was not asked', () => {
		const error = toNodeError(node, new ZohoError({ code: 'INVALID_INPUT', message: "'ID' is empty" }), 0);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe("'ID' is empty");
		expect(error.context.itemIndex).toBe(0);
	});

	test.each(['EEXIST', 'preexisting ENOENT field', 'EPERM'])('keeps a title with "%s" in it', (label) => {
		for (const httpStatus of [undefined, 400]) {
			const error = toNodeError(
				node,
				new ZohoError({ code: 'X', message: `'${label}' is missing`, httpStatus }),
			);
			expect(error.message).toBe(`'${label}' is missing`);
		}
	});

	test('carries nothing of the request', () => {
		const axios = Object.assign(new Error('Request failed'), {
			config: { headers: { Authorization: `Bearer ${secret}` }, data: 'client_secret=s3cret' },
			response: { status: 400, data: { message: `bad ${secret}` } },
		});
		const wrapped = new NodeApiError(node, axios as never);
		const shown = toNodeError(node, wrapped, 0);
		const everything = [
			shown.message,
			shown.description,
			shown.stack,
			JSON.stringify(shown),
			JSON.stringify({ ...shown }),
		];
		expect(everything.join()).not.toContain(secret);
		expect(everything.join()).not.toContain('s3cret');
		expect(shown).not.toBe(wrapped);
	});
});

describe('anything thrown becomes a ZohoError', () => {
	test('a ZohoError is itself, however deep n8n wrapped it', () => {
		expect(toZohoError(duplicate)).toBe(duplicate);
		const inCredential = new OperationalError('shown', { cause: duplicate });
		expect(toZohoError(new NodeApiError(node, inCredential as never))).toBe(duplicate);
	});

	test('an error of n8n keeps its words', () => {
		const error = toZohoError(new NodeOperationError(node, 'No credentials', { description: 'Choose one.' }));
		expect(error).toMatchObject({
			code: 'UNEXPECTED',
			message: 'No credentials',
			description: 'Choose one.',
		});
	});

	test.each([
		['text', 'text'],
		[undefined, 'undefined'],
		[{ message: '' }, '[object Object]'],
	])('%p is shown as it is', (thrown, message) => {
		expect(toZohoError(thrown).message).toBe(message);
	});
});

test('a workflow reads what is known and no more', () => {
	expect(toErrorJson(duplicate)).toEqual({
		message: duplicate.message,
		description: duplicate.description,
		code: 'DUPLICATE_DATA',
		httpStatus: 400,
		field: 'Email',
		label: 'Email Address',
		duplicateId: '42',
		retryable: false,
	});
	const scoped = new ZohoError({
		code: 'SCOPE_MISMATCH',
		message: 'm',
		scopes: ['a', 'b'],
		allowedValues: ['x'],
		nearestName: 'x',
	});
	expect(toErrorJson(scoped)).toEqual({
		message: 'm',
		code: 'SCOPE_MISMATCH',
		retryable: false,
		scopes: ['a', 'b'],
		allowedValues: ['x'],
		nearestName: 'x',
	});
});
