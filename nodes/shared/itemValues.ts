import { type IDataObject, isSafeObjectProperty } from 'n8n-workflow';

/** What only n8n can tell: the outcome of an expression that does more, or a value that is not there or not plain. */
export const LEFT_TO_N8N = Symbol('left to n8n');

/** Gives a parameter's value for an item, or LEFT_TO_N8N. */
export type ItemValue = (json: IDataObject) => unknown;

/**
 * Reads a saved parameter whose expressions do no more than name a property of the item, as they come when one is
 * dragged into a field: `{{ $json.Email }}`, `{{ $json['Full Name'] }}`, `{{ $json.Owner.id }}`. n8n evaluates each
 * expression in an isolate, which for a thousand records takes longer than Zoho does; the item is at hand.
 */
export function itemValue(saved: unknown): ItemValue {
	if (!hasExpression(saved)) return () => saved;
	if (typeof saved === 'string') return referenced(saved);
	const parts = Object.entries(saved as object).map(([name, part]) => [name, itemValue(part)] as const);
	return (json) => {
		const values = parts.map(([name, valueOf]) => [name, valueOf(json)] as const);
		if (values.some(([, value]) => value === LEFT_TO_N8N)) return LEFT_TO_N8N;
		return Array.isArray(saved) ? values.map(([, value]) => value) : Object.fromEntries(values);
	};
}

export function hasExpression(saved: unknown): boolean {
	if (typeof saved === 'string') return saved.startsWith('=');
	return typeof saved === 'object' && saved !== null && Object.values(saved).some(hasExpression);
}

/** Quoted names of letters, digits and what stands in headings; there is more that could be quoted, and n8n can do it. */
const QUOTED = String.raw`[\p{L}\p{N} _.,:;/()&%#+-]+`;
const NAME = String.raw`\.[A-Za-z_]\w*|\['${QUOTED}'\]|\["${QUOTED}"\]`;
const NAMES = new RegExp(NAME, 'gu');
const REFERENCE = new RegExp(String.raw`^=\{\{ *\$json((?:${NAME})+) *\}\}$`, 'u');

function referenced(expression: string): ItemValue {
	const [, names] = REFERENCE.exec(expression) ?? [];
	if (names === undefined) return () => LEFT_TO_N8N;
	const path = (names.match(NAMES) ?? []).map((name) => name.replace(/^\.|^\[.|.\]$/g, ''));
	return (json) => {
		const found = path.reduce<unknown>(ownProperty, json);
		return isPlainValue(found) ? found : LEFT_TO_N8N;
	};
}

/** Lists and objects would be the item's own, dates n8n turns into text, and functions it refuses. */
const isPlainValue = (value: unknown): boolean =>
	value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/**
 * Names that n8n keeps from expressions are for n8n to refuse, and so are those that every object has, such as
 * `toString`; a value that is made when it is asked for is not at hand.
 */
const ownProperty = (within: unknown, name: string): unknown =>
	isPlainObject(within) &&
	isSafeObjectProperty(name) &&
	!(name in Object.prototype) &&
	'value' in (Object.getOwnPropertyDescriptor(within, name) ?? {})
		? within[name]
		: undefined;

/** As JSON has them, and not a date, a buffer or another class, of which n8n's isolate sees less than is here. */
function isPlainObject(value: unknown): value is IDataObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
