import { badInput } from '../../shared/badInput';
import { type Field, requiredText, textOf } from '../../shared/fields';

const asText = requiredText('Tags', {
	placeholder: 'e.g. refund, damaged',
	description: 'Names of tags, joined by commas',
});

/** What is said of a name that cannot be one. */
const wrongName = (label: string, name: string) =>
	badInput(
		label,
		`has "${name}", which cannot be a tag`,
		'A tag has 3 to 50 letters, digits, spaces or any of _ . - + %.',
	);

const MOST = 51;
/** By Zoho's TicketTag.json. */
const NAME = /^(?!null$)[a-zA-Z0-9_.\-+%\s\u0080-\u{10ffff}]{3,50}$/u;

/** Names of tags, as text with commas or as a list. */
export const tags: Field<string[]> = {
	property: asText.property,
	read(raw, source) {
		const parts = Array.isArray(raw)
			? raw.map((name) => textOf(name, source.label))
			: asText.read(raw, source).split(',');
		const names = [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
		if (names.length === 0) throw badInput(source.label, 'is empty', 'Name at least one tag.');
		if (names.length > MOST) {
			throw badInput(source.label, `has ${names.length} tags`, `Name up to ${MOST} at a time.`);
		}
		const wrong = names.find((name) => !NAME.test(name));
		if (wrong !== undefined) {
			throw wrongName(source.label, wrong);
		}
		return names;
	},
};

const oneAsText = requiredText('Tag', { placeholder: 'e.g. refund', description: 'Name of the tag' });

/** The name of one tag. */
export const tagName: Field<string> = {
	property: oneAsText.property,
	read(raw, source) {
		const name = oneAsText.read(raw, source);
		if (!NAME.test(name)) throw wrongName(source.label, name);
		return name;
	},
};
