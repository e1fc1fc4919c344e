import type { Call } from '../service';
import type { DeskStore } from './entities';
import type { CustomValues } from './records';
import type { Field } from './metadata';
import { invalidQuery, Refused, unprocessable } from './refusals';
import { type Order, orderOf, sorted } from './query';

/** What a record holds for a search parameter; several texts are searched one by one. */
type Reader<T> = (record: T, desk: DeskStore) => Array<string | null>;

/** One text or time of a record, to sort by or to compare with a range. */
type Key<T> = (record: T, desk: DeskStore) => string | null;

/** How one module is searched. Each parameter takes several values with commas between them, any of which will do. */
export interface Searched<T> {
	/** Compared word by word; `*` stands for the rest of a word. */
	words: Record<string, Reader<T>>;
	/** Compared as a whole. */
	exact: Record<string, Reader<T>>;
	/** Ids and numbers: digits only, compared as a whole. */
	numbers: Record<string, Reader<T>>;
	/** Characters a parameter takes at most, where they are fewer than elsewhere. */
	longest?: Record<string, number>;
	/** ISO times by the name of their range, such as `createdTimeRange`. */
	ranges: Record<string, Key<T>>;
	sortBy: Record<string, Key<T>>;
	/** Custom modules take `field1` …, for their standard fields too, in the place of `customField1` …. */
	fieldParameter?: { prefix: string; standard: Record<string, Reader<T>> };
}

/** `customField1` … `customField10`, each `cf_api_name:value`. */
const customParameters = <T>({ fieldParameter }: Searched<T>): string[] =>
	Array.from({ length: 10 }, (_, index) => `${fieldParameter?.prefix ?? 'customField'}${index + 1}`);

/** Characters at least and at most, by parameter. */
const lengths: Record<string, readonly [least: number, most: number]> = {
	_all: [3, 1000],
	subject: [3, 1000],
	accountName: [3, 500],
	productName: [3, 500],
	tag: [3, 100],
	contactName: [0, 200],
	fullName: [0, 200],
	lastName: [0, 200],
	firstName: [0, 40],
	description: [0, 65_535],
};
const customLength = 1000;

/** How many values a parameter takes, where that is said. */
const mostValues: Record<string, number> = { email: 30, phone: 30, mobile: 30, assigneeId: 30 };

/** One value and no list of them. */
const singles = ['departmentId'];

/** What every record has, or what Zoho's file does not say can be searched for being empty. */
const withoutEmptiness = [
	...['_all', 'subject', 'description', 'status', 'priority'],
	...['contactName', 'fullName', 'lastName'],
];

/** Years of other centuries do not match Zoho's pattern. */
const time = String.raw`(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z`;
const timeRange = new RegExp(`^(${time}),(${time})$`);

/** The parameters of a module's search, but for those of paging. */
export const searchParameters = <T>(rules: Searched<T>): string[] => [
	...Object.keys(rules.words),
	...Object.keys(rules.exact),
	...Object.keys(rules.numbers),
	...Object.keys(rules.ranges),
	...customParameters(rules),
	'sortBy',
];

/**
 * All records that meet every parameter of the call, in its order. Without an order the records changed last come
 * first: how Desk weighs relevance is not known. Unlike in life, a write can be found at once.
 */
export function found<T extends { cf: CustomValues; modifiedTime: string }>(
	call: Call,
	desk: DeskStore,
	records: T[],
	rules: Searched<T>,
	fields: Field[],
): T[] {
	const conditions = conditionsOf(call, rules, fields);
	if (conditions.length === 0) throw new Refused(unprocessable('At least one search parameter is needed.'));
	const matching = records.filter((record) => conditions.every((holds) => holds(record, desk)));
	const { by, descending } = searchOrder(call, rules);
	const keyOf = rules.sortBy[by] ?? (({ modifiedTime }) => modifiedTime);
	return sorted(matching, (record) => keyOf(record, desk), descending);
}

function searchOrder<T>(call: Call, rules: Searched<T>): Order {
	const order = orderOf(call, ['relevance', ...Object.keys(rules.sortBy)], 'relevance');
	return order.by === 'relevance' ? { ...order, descending: true } : order;
}

type Condition<T> = (record: T, desk: DeskStore) => boolean;

function conditionsOf<T extends { cf: CustomValues }>(
	call: Call,
	rules: Searched<T>,
	fields: Field[],
): Array<Condition<T>> {
	return Object.entries(call.query).flatMap(([name, value]): Array<Condition<T>> => {
		const words = rules.words[name];
		const exact = rules.exact[name];
		const numbers = rules.numbers[name];
		const range = rules.ranges[name];
		checkLength(name, value, rules);
		if (words) return [anyOf(name, value, words, wordTest)];
		if (exact) return [anyOf(name, value, exact, wholeTest)];
		if (numbers) {
			const pattern = singles.includes(name) ? /^\d+$/ : /^\d+(,\d+)*$/;
			if (!pattern.test(value)) throw new Refused(invalidQuery(name));
			return [anyOf(name, value, numbers, wholeTest)];
		}
		if (range) return [within(name, value, range)];
		return customParameters(rules).includes(name) ? [customCondition(name, value, rules, fields)] : [];
	});
}

function checkLength<T>(name: string, { length }: string, rules: Searched<T>): void {
	const [least, most] = lengths[name] ?? [
		0,
		customParameters(rules).includes(name) ? customLength : Infinity,
	];
	if (length < least || length > (rules.longest?.[name] ?? most)) throw new Refused(invalidQuery(name));
}

type Test = (text: string | null) => boolean;

function anyOf<T>(
	name: string,
	value: string,
	read: Reader<T>,
	testFor: (wanted: string) => Test,
): Condition<T> {
	const wanted = value.split(',').map((part) => part.trim());
	const tests = wanted.map((part) => {
		const emptiness = emptinessTest(part);
		const isRefused = part === '' || (emptiness && withoutEmptiness.includes(name));
		if (isRefused || wanted.length > (mostValues[name] ?? Infinity)) throw new Refused(invalidQuery(name));
		return emptiness ?? testFor(part);
	});
	return (record, desk) => read(record, desk).some((text) => tests.some((holds) => holds(text)));
}

function emptinessTest(wanted: string): Test | undefined {
	switch (wanted.toLowerCase()) {
		case '${empty}':
			return (text) => text === null;
		case '${notempty}':
			return (text) => text !== null;
		default:
			return undefined;
	}
}

function wholeTest(wanted: string): Test {
	return (text) => text?.toLowerCase() === wanted.toLowerCase();
}

function wordTest(wanted: string): Test {
	const pattern = wanted.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', String.raw`\S*`);
	const words = new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'iu');
	return (text) => text !== null && words.test(text);
}

function within<T>(name: string, value: string, timeOf: Key<T>): Condition<T> {
	const contains = rangeOf(name, value);
	return (record, desk) => contains(timeOf(record, desk));
}

/** Whether a moment is in a range such as `2026-01-01T00:00:00.000Z,2026-02-01T00:00:00.000Z`, ends included. */
export function rangeOf(name: string, value: string): (moment: string | null) => boolean {
	const [, start = '', end = ''] = timeRange.exec(value) ?? [];
	const [from, to] = [Date.parse(start), Date.parse(end)];
	if (!(from <= to)) throw new Refused(invalidQuery(name));
	return (moment) => moment !== null && Date.parse(moment) >= from && Date.parse(moment) <= to;
}

function customCondition<T extends { cf: CustomValues }>(
	name: string,
	value: string,
	{ fieldParameter }: Searched<T>,
	fields: Field[],
): Condition<T> {
	const colon = value.indexOf(':');
	const apiName = value.slice(0, colon);
	const isCustom = fields.some((field) => field.isCustomField && field.apiName === apiName);
	const read: Reader<T> | undefined = isCustom
		? ({ cf }) => [cf[apiName] ?? null]
		: fieldParameter?.standard[apiName];
	if (colon < 0 || !read) throw new Refused(invalidQuery(name));
	return anyOf(name, value.slice(colon + 1), read, wordTest);
}
