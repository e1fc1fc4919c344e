import { badInput } from '../../shared/badInput';
import { type Field, requiredText, textOf } from '../../shared/fields';

/** Characters of a tag's name; Zoho CRM v8, tags. */
const LONGEST = 25;

const names = requiredText('Tags', {
	description: 'The names of the tags, separated by commas; at most 25 characters each',
	placeholder: 'e.g. VIP, Trade Fair',
});

/** Names of tags, as comma-separated text or, from an expression, as a list. */
export const tagNames: Field<string[]> = {
	...names,
	read(raw, source) {
		const list = Array.isArray(raw)
			? raw.map((name) => textOf(name, source.label))
			: names.read(raw, source).split(',');
		const given = list.map((name) => name.trim()).filter((name) => name !== '');
		if (given.length === 0) throw badInput(source.label, 'names no tag', 'Name at least one.');
		const long = given.find((name) => name.length > LONGEST);
		if (long === undefined) return [...new Set(given)];
		throw badInput(
			source.label,
			`holds "${long}", which has ${long.length} characters`,
			`Zoho CRM takes ${LONGEST} at most. Shorten it.`,
		);
	},
};
