import type { Call } from '../service';
import { RefusedCall } from './answer';
import { crmError, invalidData, limitExceeded, mandatory, wrongType } from './refusals';
import { isObject } from './values';

/** Characters of a tag's name. */
const longestName = 25;

/** `tags: [{ name }]` of a body that may hold the other keys too. @throws RefusedCall in Zoho's words */
export function tagNamesIn(call: Call, others: readonly string[]): string[] {
	const body = bodyOf(call);
	const unknown = Object.keys(body).find((key) => key !== 'tags' && !others.includes(key));
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
	const { tags } = body;
	if (tags === undefined) throw new RefusedCall(mandatory('tags', '$.tags'));
	if (!Array.isArray(tags) || tags.length === 0)
		throw new RefusedCall(wrongType('tags', '$.tags', 'jsonarray'));
	return tags.map((tag, index) => {
		const path = `$.tags[${index}].name`;
		const name: unknown = isObject(tag) ? tag.name : undefined;
		if (typeof name !== 'string' || name === '') throw new RefusedCall(mandatory('name', path));
		if (name.length > longestName) {
			throw new RefusedCall(invalidData('name', path, { maximum_length: longestName }));
		}
		return name;
	});
}

/** `ids` of the records to tag. */
export function taggedIdsIn(call: Call, maximum: number): string[] {
	const { ids } = bodyOf(call);
	if (!Array.isArray(ids) || ids.length === 0) throw new RefusedCall(mandatory('ids', '$.ids'));
	if (ids.length > maximum) throw new RefusedCall(limitExceeded('ids', maximum));
	return ids.map(String);
}

export function bodyOf(call: Call): Record<string, unknown> {
	if (isObject(call.body)) return call.body;
	throw new RefusedCall(crmError('INVALID_DATA', 'body', { expected_data_type: 'jsonobject' }));
}
