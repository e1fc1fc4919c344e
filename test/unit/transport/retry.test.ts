import { networkError } from '../../../nodes/shared/transport/networkErrors';
import { type Outcome, retry, retryDelay } from '../../../nodes/shared/transport/retry';
import type { ZohoRequest } from '../../../nodes/shared/transport/types';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';
import { answer, create, fakeLog, get, scripted } from './fakes';

const upsert: ZohoRequest = { ...create, repeatable: true };
const broken = (code: string, request: ZohoRequest = get): ZohoError => {
	const error = networkError(Object.assign(new Error('x'), { code }), request);
	if (!error) throw new Error(`${code} is not known`);
	return error;
};
const spent = answer(429, { errorCode: 'THRESHOLD_EXCEEDED', message: '' });

describe('what is tried again', () => {
	test.each<[string, Outcome, boolean, boolean]>([
		['429', answer(429), true, true],
		['429 of a full house', answer(429, { code: 'TOO_MANY_REQUESTS' }), true, true],
		['429 with Retry-After of a minute', answer(429, '', { 'retry-after': '60' }), true, true],
		['429 with Retry-After over a minute', answer(429, '', { 'retry-after': '61' }), false, false],
		['the day’s credits spent, at Desk', spent, false, false],
		['the day’s credits spent, at CRM', answer(429, '', { 'x-api-credits-remaining': '0' }), false, false],
		['500', answer(500), true, false],
		['502', answer(502), true, false],
		['503', answer(503), true, false],
		['503 with Retry-After over a minute', answer(503, '', { 'retry-after': '3600' }), false, false],
		['connection refused', broken('ECONNREFUSED'), true, true],
		['no name server just now', broken('EAI_AGAIN'), true, true],
		['a reset', broken('ECONNRESET'), true, false],
		['a timeout', broken('ECONNABORTED'), true, false],
		['a host that does not exist', broken('ENOTFOUND'), false, false],
		['no token server', new ZohoError({ code: 'ACCOUNTS_UNREACHABLE', message: '' }), true, true],
		['a stopped workflow', broken('ERR_CANCELED'), false, false],
		['no token', new ZohoError({ code: 'invalid_code', message: '' }), false, false],
		['200', answer(200), false, false],
		['204', answer(204), false, false],
		['400', answer(400), false, false],
		['401', answer(401), false, false],
		['403', answer(403), false, false],
		['404', answer(404), false, false],
	])('%s', (_what, outcome, repeatable, createOnly) => {
		const isTried = (request: ZohoRequest) => retryDelay(request, outcome, 1) !== undefined;
		expect([isTried(get), isTried(upsert), isTried({ ...create, method: 'PATCH' })]).toEqual([
			repeatable,
			repeatable,
			repeatable,
		]);
		expect(isTried(create)).toBe(createOnly);
	});

	test('is given up after five tries, or as many as are allowed', () => {
		expect(retryDelay(get, answer(503), 4)).toBeDefined();
		expect(retryDelay(get, answer(503), 5)).toBeUndefined();
		expect(retryDelay(get, answer(503), 2, 2)).toBeUndefined();
	});
});

describe('how long it waits', () => {
	test.each([
		[1, 0, 500],
		[1, 1, 1000],
		[2, 0, 1000],
		[2, 1, 2000],
		[4, 0.5, 6000],
	])('try %i with chance %d waits %i ms', (attempt, random, delay) => {
		expect(retryDelay(get, answer(503), attempt, 5, random)).toBe(delay);
		expect(retryDelay(get, broken('ECONNREFUSED'), attempt, 5, random)).toBe(delay);
	});

	test('as long as Zoho asks, in seconds or until a date', () => {
		expect(retryDelay(get, answer(429, '', { 'retry-after': '7' }), 1, 5, 0)).toBe(7000);
		expect(retryDelay(get, answer(429, '', { 'retry-after': '7' }), 1, 5, 1)).toBe(8000);
		const date = new Date(Date.now() + 20_000).toUTCString();
		const delay = retryDelay(get, answer(429, '', { 'retry-after': date }), 1, 5, 0) ?? 0;
		expect(delay).toBeGreaterThan(17_000);
		expect(delay).toBeLessThanOrEqual(20_000);
		expect(retryDelay(get, answer(429, '', { 'retry-after': 'soon' }), 1, 5, 1)).toBe(1000);
	});
});

describe('retry', () => {
	const waits: number[] = [];
	const wait = async (milliseconds: number) => void waits.push(milliseconds);
	beforeEach(() => waits.splice(0));

	test('sends until it is taken, waiting longer each time, and leaves a line for each', async () => {
		const send = scripted(answer(429), broken('ECONNREFUSED'), answer(503), answer(200, 'done'));
		const log = fakeLog();
		const request = { ...get, query: { email: 'ann@example.com' } };
		await expect(retry(wait, log)(send)(request)).resolves.toMatchObject({ body: 'done' });
		expect(send.requests).toEqual([request, request, request, request]);
		expect(waits).toHaveLength(3);
		expect(waits[2]).toBeGreaterThan(waits[0] ?? Infinity);
		expect(log.lines).toHaveLength(3);
		expect(log.lines[0]).toMatch(/^Zoho CRM: GET \/crm\/v8\/Leads got HTTP 429; try 2 in \d s$/);
		expect(log.lines[1]).toContain('ECONNREFUSED');
		expect(log.lines.join()).not.toContain('ann@');
	});

	test('hands over the last answer, or the last failure to get one, when it gives up', async () => {
		const refused = scripted(answer(503));
		await expect(retry(wait, fakeLog())(refused)(get)).resolves.toMatchObject({ status: 503 });
		expect(refused.requests).toHaveLength(5);
		const dead = scripted(broken('ECONNREFUSED'));
		await expect(retry(wait, fakeLog())(dead)(get)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
		expect(dead.requests).toHaveLength(5);
	});

	test('does not repeat a create that may have happened, and says so', async () => {
		const send = scripted(broken('ECONNRESET', create), answer(201));
		await expect(retry(wait, fakeLog())(send)(create)).rejects.toMatchObject({
			code: 'ECONNRESET',
			message: 'Zoho CRM did not answer, and the record may have been written',
			description: expect.stringContaining('Look the record up first'),
			retryable: false,
		});
		expect(send.requests).toHaveLength(1);
	});

	test('ends while it waits when the workflow is stopped', async () => {
		const stopped = new ZohoError({ code: 'CANCELLED', message: 'stopped' });
		const send = scripted(answer(429));
		const retried = retry(async () => await Promise.reject(stopped), fakeLog())(send);
		await expect(retried(get)).rejects.toBe(stopped);
		expect(send.requests).toHaveLength(1);
	});

	test('does not hide a fault of the program', async () => {
		const fault = new TypeError('x is not a function');
		const send = scripted(fault, answer(200));
		await expect(retry(wait, fakeLog())(send)(get)).rejects.toBe(fault);
		expect(send.requests).toHaveLength(1);
	});
});

describe('a network error', () => {
	test('is found under what n8n and Node wrap around it', () => {
		const deep = new Error('n8n', {
			cause: new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
		});
		expect(networkError(deep, get)?.code).toBe('ECONNREFUSED');
		expect(networkError(Object.assign(new Error(), { code: 'EAUTH' }), get)).toBeUndefined();
		expect(networkError('text', get)).toBeUndefined();
	});

	test.each([
		['ECONNREFUSED', true, 'No connection could be made (ECONNREFUSED)'],
		['ENOTFOUND', false, 'Check the Data Center'],
		['CERT_HAS_EXPIRED', false, 'no trusted server'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'no trusted server'],
	])('%s tells whether it can pass', (code, retryable, description) => {
		expect(broken(code)).toMatchObject({ message: 'Zoho CRM cannot be reached', retryable });
		expect(broken(code).description).toContain(description);
	});
});
