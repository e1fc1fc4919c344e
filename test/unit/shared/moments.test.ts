import { DateTime } from 'luxon';

import { isWithoutOffset, toMoment } from '../../../nodes/shared/moments';
import type { ZohoError } from '../../../nodes/shared/transport/zohoError';

const field = { apiName: 'Due_Date', label: 'Due Date' };
const asSent = (value: unknown, zone?: string) =>
	toMoment(value, field, zone).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");

function refusalOf(value: unknown): ZohoError {
	try {
		toMoment(value, field);
	} catch (refusal) {
		return refusal as ZohoError;
	}
	throw new Error('was not refused');
}

describe('a date or a time', () => {
	it.each([
		['2026-08-25', '2026-08-25T00:00:00-04:00'],
		['2026-08-25 10:30', '2026-08-25T10:30:00-04:00'],
		['2026-01-25T10:30:05.123', '2026-01-25T10:30:05-05:00'],
		['25/08/2026', '2026-08-25T00:00:00-04:00'],
		['08/25/2026', '2026-08-25T00:00:00-04:00'],
		['25.8.2026 9:30', '2026-08-25T09:30:00-04:00'],
		['8-25-2026, 9:30 PM', '2026-08-25T21:30:00-04:00'],
		['8/25/2026 12:05:30 am', '2026-08-25T00:05:30-04:00'],
		['08/08/2026', '2026-08-08T00:00:00-04:00'],
		['2026/8/5', '2026-08-05T00:00:00-04:00'],
		['2026-08-05 7:05', '2026-08-05T07:05:00-04:00'],
		['2026/08/05 7:05:09 pm', '2026-08-05T19:05:09-04:00'],
		['20260805T0705', '2026-08-05T07:05:00-04:00'],
	])('without an offset, %s is in the given time zone', (text, expected) => {
		expect(asSent(text, 'America/New_York')).toBe(expected);
		expect(isWithoutOffset(text)).toBe(true);
	});

	it.each([
		['2026-08-25T10:00:00+05:30', '2026-08-25T10:00:00+05:30'],
		['2026-08-25T10:00:00Z', '2026-08-25T10:00:00+00:00'],
		['25/08/2026 10:00+0200', '2026-08-25T10:00:00+02:00'],
	])('keeps the offset of %s', (text, expected) => {
		expect(asSent(text, 'America/New_York')).toBe(expected);
		expect(isWithoutOffset(text)).toBe(false);
	});

	it('is taken as JavaScript and Luxon have it', () => {
		const instant = '2026-08-25T12:00:00.000Z';
		expect(toMoment(new Date(instant), field).toUTC().toISO()).toBe(instant);
		expect(asSent(DateTime.fromISO(instant, { zone: 'Asia/Tokyo' }))).toBe('2026-08-25T21:00:00+09:00');
		expect(isWithoutOffset(new Date(instant))).toBe(false);
	});

	it.each(['tomorrow', '31/02/2026', '99/99/2026', '2026-13-01', '1/2/26', 20261231, {}, true])(
		'is not %p',
		(value) => {
			expect(refusalOf(value).message).toMatch(/^'Due Date' is .*, which is no date$/);
		},
	);

	it('is not 05/08/2026, which can be two days', () => {
		const refusal = refusalOf('05/08/2026');
		expect(refusal.message).toBe(`'Due Date' is "05/08/2026", which can be two days`);
		expect(refusal.description).toContain('Write 2026-08-05 or 2026-05-08.');
		expect(refusal.field).toEqual({ apiName: 'Due_Date', label: 'Due Date' });
	});
});
