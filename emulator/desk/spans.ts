import type { Call } from '../service';
import type { DeskStore } from './entities';
import { choiceOf } from './query';
import { invalidQuery, Refused } from './refusals';

/** From one moment, and until just before another. */
export type Span = [from: string, to: string];

const day = 86_400_000;

/**
 * The span of time a parameter asks for by its name, in UTC: `overdue`, `today`, `tomorrow`, `currentWeek` or
 * `currentMonth`.
 * @param parameter what is refused where the name is none of these
 */
export function spanOf(parameter: string, name: string, now: string): Span {
	const today = Date.parse(`${now.slice(0, 10)}T00:00:00.000Z`);
	const weekday = (new Date(today).getUTCDay() + 6) % 7;
	const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
	const spans: Record<string, [number, number]> = {
		overdue: [0, Date.parse(now)],
		today: [today, today + day],
		tomorrow: [today + day, today + 2 * day],
		currentWeek: [today - weekday * day, today + (7 - weekday) * day],
		currentMonth: [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1)],
	};
	const span = spans[name];
	if (!span) throw new Refused(invalidQuery(parameter));
	return [new Date(span[0]).toISOString(), new Date(span[1]).toISOString()];
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** A parameter such as `modifiedTimeRange`: two UTC times, both inclusive; every time is in it where it is not there. */
export function timeRangeOf(call: Call, name: string): (time: string | null) => boolean {
	const given = call.query[name];
	if (given === undefined) return () => true;
	const [from = '', to = '', ...more] = given.split(',');
	const isRange = more.length === 0 && moment.test(from) && moment.test(to);
	if (!isRange || !(Date.parse(from) <= Date.parse(to))) throw new Refused(invalidQuery(name));
	return (time) =>
		time !== null && Date.parse(time) >= Date.parse(from) && Date.parse(time) <= Date.parse(to);
}

/** `receivedInDays`: since when a customer must have written; empty where it does not matter. */
export function receivedSince(call: Call, { context: { clock } }: DeskStore): string {
	const days = Number(choiceOf(call, 'receivedInDays', ['15', '30', '90', '-1']) ?? -1);
	return days < 0 ? '' : new Date(clock.now() - days * day).toISOString();
}

/** Whether a time is in one of the spans; every time is where none is asked for. */
export const isWithin = (time: string | null, spans: Span[]): boolean =>
	spans.length === 0 || (time !== null && spans.some(([from, to]) => time >= from && time < to));
