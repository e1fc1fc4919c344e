import type { Call, World } from '../../service';
import { organizationOf } from '../organization';
import { emptyPayload, invalidData, Refused } from '../refusals';
import { plainBody, refuseValue } from '../ticketOf';
import { idOf, invalid, objectOf, refuseExtra } from '../validation';
import type { Subscription, Webhook } from './entities';
import { type EventName, events, isEventName, takesObject } from './events';

/** What a call can write. */
export type Written = Pick<
	Webhook,
	'name' | 'description' | 'url' | 'subscriptions' | 'includeEventsFrom' | 'ignoreSourceId' | 'isEnabled'
>;

const keys = [
	...['name', 'description', 'url', 'subscriptions'],
	...['includeEventsFrom', 'ignoreSourceId', 'isEnabled'],
];

/** Characters by the patterns of Zoho's Webhook.json, which leave out some ASCII signs. */
const nameSigns = /^[0-9a-zA-Z_\-&.$@^(){}~=|*+?[\],:"'/!\P{ASCII}\s]+$/u;
const descriptionSigns = /^[0-9a-zA-Z_\-.$@?,:'/!\P{ASCII}\s]+$/u;
const urlSigns = /^https?:\/\/[0-9a-zA-Z][0-9a-zA-Z\-.?,|:'/\\+=&%$#_[\]@!()*;~]*$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The values a body writes, checked. `url` may be left out where the webhook has one. */
export function webhookIn(call: Call, world: World, required: readonly string[]): Partial<Written> {
	const body = plainBody(call, keys, required);
	const text = (name: string, most: number, signs: RegExp) => {
		const given = body[name];
		if (given === undefined) return undefined;
		return typeof given === 'string' && given.length <= most && signs.test(given) ? given : refuseValue(name);
	};
	const { isEnabled, includeEventsFrom, ignoreSourceId } = body;
	if (isEnabled !== undefined && typeof isEnabled !== 'boolean') return refuseValue('isEnabled');
	if (includeEventsFrom !== undefined && !isList(includeEventsFrom, (one) => one === 'AUTOMATION'))
		return refuseValue('includeEventsFrom');
	if (ignoreSourceId !== undefined && ignoreSourceId !== '' && !uuid.test(String(ignoreSourceId)))
		return refuseValue('ignoreSourceId');
	const written = {
		name: text('name', 100, nameSigns),
		description: text('description', 3000, descriptionSigns),
		url: text('url', 500, urlSigns),
		subscriptions: subscriptionsIn(body.subscriptions, call, world),
		isEnabled,
		includeEventsFrom: includeEventsFrom as string[] | undefined,
		// An empty text takes the id away.
		ignoreSourceId: ignoreSourceId === '' ? null : (ignoreSourceId as string | undefined),
	};
	return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}

function subscriptionsIn(given: unknown, call: Call, world: World): Webhook['subscriptions'] {
	const asked = Object.entries(objectOf(given));
	if (asked.length === 0) throw new Refused(emptyPayload());
	refuseExtra(objectOf(given), Object.keys(events));
	return Object.fromEntries(
		asked.map(([name, filters]) => [name, subscriptionIn(name as EventName, filters, call, world)]),
	);
}

/** An event without a filter is null; an empty object in its place was refused in life. */
function subscriptionIn(name: EventName, asked: unknown, call: Call, world: World): Subscription | null {
	if (!isEventName(name)) return refuseValue(`subscriptions/${name}`);
	if (asked === null) return null;
	const refuse = (filter: string): never => {
		throw new Refused(invalidData([invalid(`/subscriptions/${name}${filter}`)]));
	};
	if (typeof asked !== 'object' || Array.isArray(asked) || !takesObject(name)) return refuse('');
	const filters = objectOf(asked);
	if (Object.keys(filters).length === 0 && events[name].length > 0) return refuse('');
	refuseExtra(filters, events[name]);
	const { id: orgId } = organizationOf(call, world);
	// Null is no filter, by Zoho's file.
	const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
	const { departmentIds, departmentId, fields, direction, includePrevState } = given;
	const departments = departmentIds ?? departmentId;
	const isDepartment = (one: unknown) => world.desk.department(idOf(one) ?? '')?.orgId === orgId;
	if (departments !== undefined && !isList(departments, isDepartment)) return refuse('/departmentIds');
	const known = world.desk.fields(orgId, 'tickets').map(({ apiName }) => apiName);
	if (fields !== undefined && !isList(fields, (one) => known.includes(String(one)), 5))
		return refuse('/fields');
	if (direction !== undefined && direction !== 'in' && direction !== 'out') return refuse('/direction');
	if (includePrevState !== undefined && typeof includePrevState !== 'boolean')
		return refuse('/includePrevState');
	return {
		...(departments === undefined ? {} : { departmentIds: (departments as unknown[]).map(String) }),
		...(fields === undefined ? {} : { fields: fields as string[] }),
		...(direction === undefined ? {} : { direction }),
		...(includePrevState === undefined ? {} : { includePrevState }),
	};
}

const isList = (given: unknown, fits: (one: unknown) => boolean, most = Infinity): boolean =>
	Array.isArray(given) && given.length <= most && given.every(fits);
