import type { Call } from '../service';
import { isLoopbackUrl } from '../loopback';
import { checkPermission, RefusedCall } from './answer';
import type { ChangeCondition, Channel, WatchedEvent } from './channels';
import type { CrmStore } from './entities';
import type { Module } from './metadata';
import { crmError, invalidData, invalidModule, limitExceeded, mandatory, wrongType } from './refusals';
import { moduleScopes, needsAlso } from './scopes';
import { isObject } from './values';

const hour = 60 * 60 * 1000;
const week = 7 * 24 * hour;
const maximum = { entries: 50, events: 50, url: 255, token: 50, conditions: 2, fields: 10 };
/** Besides these, custom modules. */
const watchable = [
	...[
		'Leads',
		'Accounts',
		'Contacts',
		'Deals',
		'Campaigns',
		'Tasks',
		'Cases',
		'Events',
		'Calls',
		'Solutions',
	],
	...['Products', 'Vendors', 'Price_Books', 'Quotes', 'Sales_Orders', 'Purchase_Orders', 'Invoices'],
];
const known = [
	...['channel_id', 'notify_url', 'events', 'channel_expiry', 'token', 'notification_condition'],
	...['notify_on_related_action', 'return_affected_field_values', '_delete_events'],
];

/** The entries of `watch`; what is in them is judged one by one. */
export function watchEntries({ body }: Call): unknown[] {
	const { watch, ...others } = isObject(body) ? body : {};
	const [other] = Object.keys(others);
	if (other !== undefined) throw new RefusedCall(invalidData(other, `$.${other}`));
	if (watch === undefined) throw new RefusedCall(mandatory('watch', '$.watch'));
	if (!Array.isArray(watch)) throw new RefusedCall(wrongType('watch', '$.watch', 'jsonarray'));
	if (watch.length === 0) throw new RefusedCall(invalidData('watch', '$.watch'));
	if (watch.length > maximum.entries) throw new RefusedCall(limitExceeded('watch', maximum.entries));
	return watch;
}

/** The id by which the caller knows a channel: a bigint, as text. */
export function channelIdOf(entry: Record<string, unknown>, path: string): string {
	const { channel_id: id } = entry;
	if (id === undefined) throw new RefusedCall(mandatory('channel_id', `${path}.channel_id`));
	const text = String(id);
	if (/^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n) return text;
	throw new RefusedCall(wrongType('channel_id', `${path}.channel_id`, 'bigint'));
}

/**
 * A channel as an entry asks for it. @throws RefusedCall in Zoho's words for the first thing that does not fit
 */
export function channelOf(call: Call, crm: CrmStore, userId: string, given: unknown, path: string): Channel {
	if (!isObject(given)) throw new RefusedCall(wrongType('watch', path, 'jsonobject'));
	const unknown = Object.keys(given).find((key) => !known.includes(key));
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `${path}.${unknown}`));
	const events = eventsOf(call, crm, given.events, `${path}.events`);
	return {
		id: channelIdOf(given, path),
		userId,
		notifyUrl: urlOf(given.notify_url, `${path}.notify_url`),
		token: tokenOf(given.token ?? null, `${path}.token`),
		events,
		expiry: expiryOf(crm, given.channel_expiry, `${path}.channel_expiry`),
		conditions: conditionsOf(crm, given, events, `${path}.notification_condition`),
		onRelatedAction: flag(given, 'notify_on_related_action', true, path),
		withValues: flag(given, 'return_affected_field_values', false, path),
	};
}

/** `Leads.create` */
export function eventsOf(call: Call, crm: CrmStore, given: unknown, path: string): WatchedEvent[] {
	if (given === undefined) throw new RefusedCall(mandatory('events', path));
	if (!Array.isArray(given) || given.length === 0)
		throw new RefusedCall(wrongType('events', path, 'jsonarray'));
	if (given.length > maximum.events) throw new RefusedCall(limitExceeded('events', maximum.events));
	return given.map((event, index) => {
		const [, name = '', operation] = /^(\w+)\.(create|edit|delete|all)$/.exec(String(event)) ?? [];
		if (operation === undefined) throw new RefusedCall(invalidData('events', `${path}[${index}]`));
		const module = watchableModule(call, crm, name);
		return { module: module.apiName, operation: operation as WatchedEvent['operation'] };
	});
}

function watchableModule(call: Call, crm: CrmStore, name: string): Module {
	const module = crm.module(name);
	if (!module?.apiSupported) throw new RefusedCall(invalidModule());
	checkPermission(crm, module);
	if (!watchable.includes(name) && module.generatedType !== 'custom') {
		const message = 'Watch is not supported for the given module';
		throw new RefusedCall(crmError('NOT_SUPPORTED', message, { module: name }));
	}
	if (needsAlso(call, moduleScopes.read, name)) {
		throw new RefusedCall(crmError('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'), 401);
	}
	return module;
}

function urlOf(given: unknown, path: string): string {
	if (given === undefined) throw new RefusedCall(mandatory('notify_url', path));
	const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
	const reachable = url !== undefined && (url.protocol === 'https:' || isLoopbackUrl(url));
	if (!reachable || String(given).length > maximum.url)
		throw new RefusedCall(invalidData('notify_url', path));
	return String(given);
}

function tokenOf(given: unknown, path: string): string | null {
	if (given === null) return null;
	if (typeof given === 'string' && given.length <= maximum.token) return given;
	throw new RefusedCall(invalidData('token', path, { maximum_length: maximum.token }));
}

/** An hour from now unless it is told; a week at most. */
export function expiryOf({ clock }: CrmStore, given: unknown, path: string): number {
	const now = clock.now();
	if (given === undefined || given === null) return now + hour;
	const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(String(given))
		? Date.parse(String(given))
		: NaN;
	if (Number.isNaN(time)) throw new RefusedCall(wrongType('channel_expiry', path, 'datetime'));
	if (time <= now || time > now + week) throw new RefusedCall(invalidData('channel_expiry', path));
	return time;
}

function conditionsOf(
	crm: CrmStore,
	{ notification_condition: given = [] }: Record<string, unknown>,
	events: WatchedEvent[],
	path: string,
): ChangeCondition[] {
	if (!Array.isArray(given)) throw new RefusedCall(wrongType('notification_condition', path, 'jsonarray'));
	if (given.length > maximum.conditions) {
		throw new RefusedCall(limitExceeded('notification_condition', maximum.conditions));
	}
	return given.map((condition, index) => conditionOf(crm, condition, events, `${path}[${index}]`));
}

function conditionOf(crm: CrmStore, given: unknown, events: WatchedEvent[], path: string): ChangeCondition {
	if (!isObject(given) || given.type !== 'field_selection')
		throw new RefusedCall(invalidData('type', `${path}.type`));
	const { module: place, field_selection: selection } = given;
	const name = isObject(place) ? place.api_name : undefined;
	const edits = events.filter(({ operation }) => operation === 'edit' || operation === 'all');
	if (!edits.some(({ module }) => module === name))
		throw new RefusedCall(invalidData('module', `${path}.module`));
	if (!isObject(selection)) throw new RefusedCall(mandatory('field_selection', `${path}.field_selection`));
	const { group_operator: operator, group } = selection;
	if (operator !== 'and' && operator !== 'or') {
		throw new RefusedCall(invalidData('group_operator', `${path}.field_selection.group_operator`));
	}
	if (!Array.isArray(group) || group.length === 0 || group.length > maximum.fields) {
		throw new RefusedCall(invalidData('group', `${path}.field_selection.group`));
	}
	const fields = group.map((member, index) => {
		const field = isObject(member) && isObject(member.field) ? member.field : {};
		const found = crm.field(String(name), String(field.api_name));
		const isThis = found && (field.id === undefined || field.id === found.id);
		if (isThis) return found.apiName;
		throw new RefusedCall(invalidData('field', `${path}.field_selection.group[${index}].field`));
	});
	return { module: String(name), operator, fields };
}

function flag(given: Record<string, unknown>, name: string, otherwise: boolean, path: string): boolean {
	const { [name]: value = otherwise } = given;
	if (typeof value === 'boolean') return value;
	throw new RefusedCall(wrongType(name, `${path}.${name}`, 'boolean'));
}
