import fc from 'fast-check';

import { type ApiPath, apiPath } from '../../../nodes/shared/apiPath';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';

const own = 'https://www.zohoapis.eu';
const field = apiPath({
	base: ['crm', 'v8'],
	full: /^crm\/(bulk\/)?v\d+(\.\d+)?\/./,
	example: 'Leads/123',
});
const read = (raw: unknown): ApiPath => field.read(raw, { label: 'Path', json: {} });

/** As crmCalls puts a request's path together. */
const sent = ({ segments }: ApiPath) => ['', ...segments.map(encodeURIComponent)].join('/');

function refusal(raw: unknown): ZohoError | undefined {
	try {
		read(raw);
		return undefined;
	} catch (caught) {
		if (caught instanceof ZohoError) return caught;
		throw caught;
	}
}

test.each([
	['Leads', '/crm/v8/Leads', {}],
	['Leads/123', '/crm/v8/Leads/123', {}],
	['/crm/v8/Leads/', '/crm/v8/Leads', {}],
	['crm/v7/Leads', '/crm/v7/Leads', {}],
	['/crm/v2.1/Leads/1', '/crm/v2.1/Leads/1', {}],
	['/crm/bulk/v8/read/77', '/crm/bulk/v8/read/77', {}],
	['settings/fields?module=Leads&type=all', '/crm/v8/settings/fields', { module: 'Leads', type: 'all' }],
	[
		'Leads/search?criteria=(Last_Name:equals:M%C3%BCller)',
		'/crm/v8/Leads/search',
		{ criteria: '(Last_Name:equals:Müller)' },
	],
	['Leads/M%C3%BCller', '/crm/v8/Leads/M%C3%BCller', {}],
	['Leads/Müller', '/crm/v8/Leads/M%C3%BCller', {}],
	['Leads/a@b.example', '/crm/v8/Leads/a%40b.example', {}],
	[' Leads/123 ', '/crm/v8/Leads/123', {}],
])('%s is the path %s', (raw, path, query) => {
	const parsed = read(raw);
	expect(sent(parsed)).toBe(path);
	expect(parsed.query).toEqual(query);
	expect(parsed.origin).toBeUndefined();
});

test('of a whole address the host is kept for the transport to compare', () => {
	expect(read(`${own}/crm/v8/Leads?fields=id`)).toEqual({
		origin: own,
		segments: ['crm', 'v8', 'Leads'],
		query: { fields: 'id' },
	});
});

test.each([
	'',
	'/',
	'//',
	'//evil.example/crm/v8/Leads',
	'///evil.example',
	'\\\\evil.example\\crm',
	'/\\evil.example/crm/v8',
	'https:/evil.example/crm/v8/Leads',
	'https:\\\\evil.example',
	'https://www.zohoapis.eu@evil.example/crm/v8/Leads',
	'https://evil.example\\@www.zohoapis.eu/crm/v8/Leads',
	'https://[::1]/crm/v8/Leads',
	'https://www.zohoapis.eu',
	'https://www.zohoapis.eu?x=/crm/v8/Leads',
	'https://www.zohoapis.eu%2f@evil.example/crm/v8',
	'ftp://www.zohoapis.eu/crm/v8/Leads',
	'javascript:alert(1)',
	'data:text/html,x',
	'../v8/Leads',
	'Leads/../../../api',
	'Leads/..',
	'Leads/.',
	'Leads/...',
	'Leads/.hidden',
	'/crm/v8/../../books/v3/invoices',
	'/crm/../books/v3',
	'Leads/%2e%2e/x',
	'Leads/%2E./x',
	'Leads/..%2fx',
	'Leads/..;/x',
	'Leads%2f123',
	'Leads%5c123',
	'Leads\\123',
	'Leads/%252e%252e/x',
	'Leads/%00',
	'Leads/a%0d%0aHost:%20evil.example',
	'Leads\r\nHost: evil.example',
	'Leads\t/x',
	'Leads/%',
	'Leads/%ff',
	'Leads/%zz',
	'Leads/\ud800',
	'Leads//123',
	'Leads/123#part',
	'Leads?x=1#part',
	'Leads?x=1&x=2',
	'/Leads/123',
	'/books/v3/invoices',
	'/crm',
	'/crm/v8',
	'/crm/v8/',
	'/crm/vx/Leads',
	'/crm/private/v8/Leads',
])('refuses %j and says how to write a path', (raw) => {
	expect(refusal(raw)).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining("'Path'") });
	if (raw !== '') expect(refusal(raw)?.description).toContain('Nothing was sent.');
});

const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				...['/', '//', '\\', '.', '..', '%2e', '%2F', '%5c', '%25', '%00', '?', '#', '@', ':', ';', '&', '='],
				...[
					'https:',
					'http://',
					'evil.example',
					'www.zohoapis.eu',
					'crm',
					'v8',
					'v7',
					'bulk',
					'Leads',
					'123',
				],
				...['\n', '\r', '\t', ' ', '．．', '／', '\u2028', '\ud800', '\u202e', 'é', '[', ']', '%u002e'],
			),
			fc.string({ maxLength: 4 }),
			fc.string({ unit: 'binary', maxLength: 3 }),
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(''));

test('whatever is written, it is refused or is a path under /crm that every server reads in one way', () => {
	let taken = 0;
	fc.assert(
		fc.property(fc.oneof(hostile, fc.string(), fc.webUrl(), fc.webPath()), (raw) => {
			if (refusal(raw)) return;
			taken += 1;
			const parsed = read(raw);
			const path = sent(parsed);
			const url = new URL(path, own);
			expect(url.origin).toBe(own);
			expect(url.pathname).toBe(path);
			expect(path).toMatch(/^\/crm\/(bulk\/)?v\d[\d.]*\/./);
			// Decoded once more, as some servers do, it still has the same segments and none that climbs.
			expect(decodeURIComponent(path).split('/')).toEqual(['', ...parsed.segments]);
			expect(parsed.segments).not.toContain('..');
			if (parsed.origin !== undefined) expect(new URL(raw.trim()).origin).toBe(new URL(parsed.origin).origin);
		}),
		{ numRuns: 5_000 },
	);
	expect(taken).toBeGreaterThan(50);
});

test('an address of any host is refused or keeps exactly the host that a browser would go to', () => {
	fc.assert(
		fc.property(fc.webUrl(), hostile, (url, more) => {
			const raw = `${url}/crm/v8/${more}`;
			if (refusal(raw)) return;
			expect(read(raw).origin?.toLowerCase()).toBe(/^https?:\/\/[^/]+/.exec(raw.trim())?.[0].toLowerCase());
		}),
		{ numRuns: 2_000 },
	);
});
