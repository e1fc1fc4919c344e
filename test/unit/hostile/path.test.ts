import fc from 'fast-check';

import { pathOf } from '../../../nodes/shared/transport/path';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';
import { hostileText, nastyTexts, SEED } from '../../engine/hostile/hostile';

/** As a server of Zoho's splits it, after an HTTP client has made it an address. */
const segmentsAt = (path: string) =>
	new URL(`https://zoho.example${path}`).pathname.split('/').slice(1).map(decodeURIComponent);

describe('the path of a call', () => {
	test('has exactly the segments it was made of, or is refused before anything is sent', () => {
		fc.assert(
			fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (segments) => {
				let path: string;
				try {
					path = pathOf('/crm/v8', segments);
				} catch (refusal) {
					expect(refusal).toBeInstanceOf(ZohoError);
					return;
				}
				expect(segmentsAt(path)).toEqual(['crm', 'v8', ...segments]);
				expect(path).not.toMatch(/[?#\\;\s]|%2f|%5c|%25|\/\//i);
			}),
			{
				seed: SEED,
				numRuns: 5_000,
				examples: nastyTexts.map((text) => [['Leads', text, 'Attachments', text]]),
			},
		);
	});

	test('takes IDs, API names, addresses and names of any language', () => {
		const segments = [
			'Leads',
			'4900000000001000001',
			'__timeline',
			"o'neil+desk@example.com",
			'Größe 名前',
			'a_b-c~1',
		];
		expect(segmentsAt(pathOf('/crm/v8', segments))).toEqual(['crm', 'v8', ...segments]);
	});

	test.each(['.', '..', '', '1/2', '1%2F..', '\ud800'])(
		'refuses the segment %j and says what to look at',
		(segment) => {
			expect(() => pathOf('/crm/v8', ['Leads', segment])).toThrow(
				expect.objectContaining({
					code: 'INVALID_INPUT',
					description: expect.stringContaining('Nothing was sent. Check the IDs of the form'),
				}),
			);
		},
	);
});
