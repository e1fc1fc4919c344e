import { ZohoError } from './zohoError';

/**
 * Letters and digits of any script and what ids, names and addresses are made of. No slash, backslash, percent sign,
 * semicolon, control character or half a character pair, and no point in front, so that every server on the way reads
 * one and the same path, which leads nowhere else.
 */
const SEGMENT = /^(?!\.)[\p{L}\p{M}\p{N}_.~!$&'()*+,=:@ -]+$/u;

/** Whether a text, as it is before it is encoded, is one segment of a path to every server that reads it. */
export const isSegment = (text: string): boolean => SEGMENT.test(text);

/**
 * The path of a call: the segments behind the base, each encoded.
 * @throws ZohoError for one that would not stay a single segment, such as `..` or `1/2`
 */
export function pathOf(base: string, segments: readonly string[]): string {
	const stray = segments.find((segment) => !isSegment(segment));
	if (stray === undefined) return [base, ...segments.map(encodeURIComponent)].join('/');
	throw new ZohoError({
		code: 'INVALID_INPUT',
		message: `${JSON.stringify(stray.slice(0, 60))} cannot be an ID or a name in the address of a call`,
		description:
			'Nothing was sent. Check the IDs of the form, and the expressions that should give them: an ID has no slashes and does not begin with a point.',
	});
}
