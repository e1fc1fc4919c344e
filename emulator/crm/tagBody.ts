import type { Call, Reply } from '../service';
import { RefusedCall } from './answer';
import { bare, type CrmError, crmError, invalidData, mandatory } from './refusals';
import { envelopedAs } from './results';
import { tagColors } from './tags';
import { isObject } from './values';

/** Characters of a tag's name. */
const longestName = 25;

export interface GivenTag {
	id?: string;
	name: string;
	color?: string | null;
}

/** What is wrong with the tags of a body is said where the results would be, all else bare. */
export const inTags = (error: CrmError, status = 400): Reply => {
	const { json_path: path } = error.details;
	return (String(path).startsWith('$.tags') ? envelopedAs('tags') : bare)(error, status);
};

/** The entries of `tags`; what is in them is judged one by one. @throws RefusedCall for the rest of the body */
export function entriesIn(call: Call, others: readonly string[] = [], maximum = 200): unknown[] {
	const body = bodyOf(call);
	const unknown = Object.keys(body).find((key) => key !== 'tags' && !others.includes(key));
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
	const { tags } = body;
	if (tags === undefined) throw new RefusedCall(mandatory('tags', '$.tags'));
	if (!Array.isArray(tags)) throw new RefusedCall(invalidType('tags', '$.tags', 'jsonarray'));
	if (tags.length === 0) throw new RefusedCall(invalidData('tags', '$.tags'));
	if (tags.length > maximum)
		throw new RefusedCall(invalidData('tags', '$.tags', { maximum_length: maximum }));
	return tags;
}

/** `{ "name", "color_code" }`, with an `id` where tags are changed; or what is wrong with it. */
export function tagIn(given: unknown, path: string, others: readonly string[] = []): GivenTag | CrmError {
	if (!isObject(given)) return invalidType('tags', path, 'jsonobject');
	const unknown = Object.keys(given).find((key) => !['name', 'color_code', ...others].includes(key));
	if (unknown !== undefined) return invalidData(unknown, `${path}.${unknown}`);
	const { id, name, color_code: color } = given;
	if (name === undefined || name === null || name === '') return mandatory('name', `${path}.name`);
	if (typeof name !== 'string') return invalidType('name', `${path}.name`, 'text');
	if (name.length > longestName) return invalidData('name', `${path}.name`, { maximum_length: longestName });
	if (color !== undefined && color !== null && !tagColors.includes(String(color))) {
		return invalidData('color_code', `${path}.color_code`);
	}
	return {
		name,
		...(id === undefined ? {} : { id: String(id) }),
		...(color === undefined ? {} : { color: color as string | null }),
	};
}

/** The names to add to records, or to take from them. @throws RefusedCall for the first that is none */
export function tagNamesIn(call: Call, others: readonly string[]): string[] {
	return entriesIn(call, others).map((given, index) => {
		const tag = tagIn(given, `$.tags[${index}]`);
		if ('code' in tag) throw new RefusedCall(tag);
		return tag.name;
	});
}

/** `ids` of the records to tag. */
export function taggedIdsIn(call: Call, maximum: number): string[] {
	const { ids } = bodyOf(call);
	if (ids === undefined) {
		const details = { param_name: 'ids' };
		throw new RefusedCall(
			crmError('REQUIRED_PARAM_MISSING', 'One of the expected param is missing', details),
		);
	}
	if (!Array.isArray(ids)) throw new RefusedCall(invalidType('ids', '$.ids', 'jsonarray'));
	if (ids.length === 0) throw new RefusedCall(invalidData('ids', '$.ids'));
	if (ids.length > maximum) throw new RefusedCall(invalidData('ids', '$.ids', { maximum_length: maximum }));
	return ids.map(String);
}

export const invalidType = (name: string, path: string, expected: string): CrmError =>
	crmError('INVALID_DATA', 'Invalid data type', {
		expected_data_type: expected,
		api_name: name,
		json_path: path,
	});

export function bodyOf(call: Call): Record<string, unknown> {
	if (isObject(call.body)) return call.body;
	throw new RefusedCall(crmError('INVALID_DATA', 'body', { expected_data_type: 'jsonobject' }));
}
