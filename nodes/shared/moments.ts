import { DateTime } from 'luxon';

import { refuse, type TypedField } from './typed';

/** `25/08/2026 14:30`: two numbers that are day and month in one order or the other, a year, perhaps a time. */
const DAY_AND_MONTH = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,?[ T]+(.+))?$/;
/** `2026/8/25 9:30`, as some spreadsheets write it, and ISO text. */
const YEAR_FIRST = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?:,?[ T]+(.+))?$/;
const OFFSET = /(Z|[+-]\d\d(:?\d\d)?)$/i;

/**
 * A date or a time as n8n and spreadsheets give them: ISO text, a JavaScript or a Luxon date, and `25/08/2026` or
 * `08/25/2026`, where only one of the two numbers can be the month. Throws a ZohoError that names the field, also
 * for `05/08/2026`, which can be two days.
 * @param zone the time zone of a text without an offset; the workflow's if left out
 */
export function toMoment(value: unknown, field: TypedField, zone?: string): DateTime {
	const parsed = typeof value === 'string' ? parseText(value.trim(), field, zone) : parseObject(value);
	if (parsed?.isValid) return parsed;
	const example = 'Use a date such as 2026-08-25, or a time such as 2026-08-25T10:00:00+02:00.';
	throw refuse(field, value, 'which is no date', example);
}

/** Whether the value leaves open in which time zone it is. */
export const isWithoutOffset = (value: unknown): boolean =>
	typeof value === 'string' && !OFFSET.test(/[T ](.*)$/.exec(value.trim())?.[1] ?? '');

function parseObject(value: unknown): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value as DateTime;
	return value instanceof Date ? DateTime.fromJSDate(value) : undefined;
}

function parseText(text: string, field: TypedField, zone?: string): DateTime {
	const [, first = '', , second = '', year = '', time] = DAY_AND_MONTH.exec(text) ?? [];
	if (year) {
		const [day, month] = orderOf(first, second, year, field, text);
		return parseParts([year, month, day], time, zone);
	}
	const [, firstYear, , month = '', day = '', timeOfDay] = YEAR_FIRST.exec(text) ?? [];
	if (firstYear) return parseParts([firstYear, month, day], timeOfDay, zone);
	return DateTime.fromISO(text, { zone, setZone: true });
}

/** Which of the two is the day and which the month; they can be either when both are 12 or less. */
function orderOf(first: string, second: string, year: string, field: TypedField, text: string) {
	if (Number(first) > 12 || Number(first) === Number(second)) return [first, second] as const;
	if (Number(second) > 12) return [second, first] as const;
	const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	throw refuse(
		field,
		text,
		'which can be two days',
		`Write ${iso(second, first)} or ${iso(first, second)}. An expression such as DateTime.fromFormat($json.date, 'dd/MM/yyyy') says which number is the day.`,
	);
}

function parseParts([year, month, day]: [string, string, string], time = '00:00', zone?: string): DateTime {
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const twelveHours = /^\d{1,2}:\d\d(:\d\d)? ?[ap]m$/i.exec(time);
	if (!twelveHours) {
		return DateTime.fromISO(`${date}T${time.replace(/^(\d):/, '0$1:')}`, { zone, setZone: true });
	}
	const clock = twelveHours[1] ? 'h:mm:ssa' : 'h:mma';
	return DateTime.fromFormat(`${date} ${time.replace(' ', '')}`, `yyyy-MM-dd ${clock}`, {
		zone,
		locale: 'en-US',
	});
}
