import type { DeskStore } from './entities';
import { type FieldError, invalidData, Refused } from './refusals';
import type { TimeEntry } from './timeEntries';
import { idOf, invalid } from './validation';

type Read = (given: unknown, isNew: boolean) => unknown;

const whole =
	(most: number): Read =>
	(given) => {
		const number = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
		return Number.isInteger(number) && (number as number) >= 0 && (number as number) <= most
			? number
			: undefined;
	};

const decimal = /^\d{1,13}(\.\d*)?$/;
/** By Zoho's files a number in a new entry, and a text where one is changed. */
const cost: Read = (given, isNew) => {
	if (isNew) return typeof given === 'number' && given >= 0 ? given : undefined;
	return typeof given === 'string' && decimal.test(given) ? Number(given) : undefined;
};

const oneOf =
	(values: readonly string[]): Read =>
	(given) =>
		values.includes(given as string) ? given : undefined;

const moment: Read = (given) =>
	typeof given === 'string' &&
	/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(given) &&
	!Number.isNaN(Date.parse(given))
		? new Date(given).toISOString()
		: undefined;

const readers: Record<string, Read> = {
	executedTime: moment,
	hoursSpent: whole(999),
	minutesSpent: whole(59),
	secondsSpent: whole(59),
	agentCostPerHour: cost,
	additionalCost: cost,
	fixedCost: (given) =>
		(typeof given === 'number' && given >= 0) || (typeof given === 'string' && decimal.test(given))
			? Number(given)
			: undefined,
	description: (given, isNew) =>
		typeof given === 'string' && given.length <= (isNew ? 65_535 : 100) ? given : undefined,
	isBillable: (given) => (typeof given === 'boolean' ? given : undefined),
	mode: oneOf(['MANUAL', 'AUTO']),
	requestChargeType: oneOf([
		...['Customer Service', 'Upgrade Request', 'Product Consultation', 'Support and Maintenance'],
	]),
	billingType: oneOf([
		...['FIXED_COST_FOR_TICKETS', 'FIXED_COST_FOR_AGENTS', 'SPECIFIC_COST_PER_PROFILE'],
		'SPECIFIC_COST_PER_AGENT',
	]),
	invoiceId: (given) => idOf(given),
};

/** Keys of a body; those of tasks know no billing type, and an invoice is named in a new one only. */
export const timeEntryKeys = (kind: TimeEntry['kind'], isNew: boolean): string[] => [
	...Object.keys(readers).filter((name) => name !== 'billingType' && name !== 'invoiceId'),
	...['ownerId', ...(kind === 'tickets' ? ['billingType'] : []), ...(isNew ? ['invoiceId'] : [])],
];

/** What a body says of a time entry; every value that does not fit is an error of its own. */
export function timeEntryIn(
	body: Record<string, unknown>,
	desk: DeskStore,
	orgId: string,
	isNew: boolean,
): Partial<TimeEntry> {
	const errors: FieldError[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, given] of Object.entries(body)) {
		const value = name === 'ownerId' ? ownerIn(given, desk, orgId) : readers[name]?.(given, isNew);
		if (value === undefined) errors.push(invalid(`/${name}`));
		else values[name] = value;
	}
	if (errors.length > 0) throw new Refused(invalidData(errors));
	return values as Partial<TimeEntry>;
}

function ownerIn(given: unknown, desk: DeskStore, orgId: string): string | undefined {
	const agent = desk.agent(idOf(given) ?? '');
	return agent?.orgId === orgId ? agent.id : undefined;
}
