import type { Call, Reply, Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { numberAsked } from '../asked';
import type { Channel } from '../channels';
import type { CrmStore } from '../entities';
import { dateTime } from '../formatters';
import type { CrmUser } from '../records';
import { bare, type CrmError, crmError, missingParameter, scopeMismatch } from '../refusals';
import { isObject } from '../values';
import { channelIdOf, channelOf, eventsOf, watchEntries } from '../watchBody';

const path = '/crm/v8/actions/watch';
const scope = (operation: string) => [`ZohoCRM.notifications.${operation}`];

type Result = CrmError | { code: 'SUCCESS'; details: unknown; message: string; status: 'success' };

export const notificationRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'List the notification channels of the user',
		scopes: scope('READ'),
		query: ['channel_id', 'module', 'page', 'per_page'],
		handle: answer(bare, (call, crm, user) => {
			const { channel_id: id, module } = call.query;
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			if (id !== undefined && !crm.channels.get(user.id, id)) throw new RefusedCall(notSubscribed(id));
			const rows = crm.channels
				.of(user.id)
				.filter((channel) => id === undefined || channel.id === id)
				.flatMap((channel) => modulesOf(channel).map((name) => shown(crm, channel, name)))
				.filter((row) => module === undefined || row.resource_name === module);
			const watch = rows.slice((page - 1) * perPage, page * perPage);
			if (watch.length === 0) return { status: 204 };
			const info = {
				page,
				per_page: perPage,
				count: watch.length,
				more_records: rows.length > page * perPage,
			};
			return { status: 200, body: { watch, info } };
		}),
	},
	{
		method: 'POST',
		path,
		summary: 'Open notification channels',
		scopes: scope('CREATE'),
		handle: forEach(201, (call, crm, user, entry, at) => {
			const channel = channelOf(call, crm, user.id, entry, at);
			crm.channels.put(channel);
			return opened(crm, channel, 'Successfully subscribed for actions-watch of the given module');
		}),
	},
	{
		method: 'PUT',
		path,
		summary: 'Replace notification channels',
		scopes: scope('UPDATE'),
		handle: forEach(200, (call, crm, user, entry, at) => {
			known(crm, user, entry, at);
			const channel = channelOf(call, crm, user.id, entry, at);
			crm.channels.put(channel);
			return opened(crm, channel, 'Successfully updated the subscribe details');
		}),
	},
	{
		method: 'PATCH',
		path,
		summary: 'Change parts of notification channels',
		scopes: scope('UPDATE'),
		query: ['channel_id'],
		handle: forEach(200, (call, crm, user, entry, at) => {
			const before = known(crm, user, entry, at);
			const { _delete_events: takeAway, ...given } = entry;
			const asked = eventsOf(call, crm, given.events, `${at}.events`);
			const isAsked = (name: string) =>
				asked.some(({ module, operation }) => `${module}.${operation}` === name);
			const kept = before.events.map(nameOf).filter((name) => !isAsked(name));
			const events = takeAway === true ? kept : [...kept, ...asked.map(nameOf)];
			const channel = channelOf(call, crm, user.id, { ...asGiven(crm, before), ...given, events }, at);
			crm.channels.put(channel);
			return opened(crm, channel, 'Successfully updated the subscribe details');
		}),
	},
	{
		method: 'DELETE',
		path,
		summary: 'Close notification channels',
		scopes: scope('DELETE'),
		query: ['channel_ids'],
		handle: answer(bare, (call, crm, user) => {
			const ids = (call.query.channel_ids ?? '').split(',').filter((id) => id !== '');
			if (ids.length === 0) throw new RefusedCall(missingParameter('channel_ids'));
			const results = ids.flatMap((id): Result[] => {
				const channel = crm.channels.get(user.id, id);
				crm.channels.remove(user.id, id);
				if (!channel) return [notSubscribed(id)];
				return modulesOf(channel).map((name) => ({
					code: 'SUCCESS',
					details: { ...resource(crm, name), channel_id: id },
					message: 'Successfully un-subscribed from actions-watch',
					status: 'success',
				}));
			});
			return answered(results, 200);
		}),
	},
];

/** Runs a write for each entry of `watch`; what one is refused does not hold up the others. */
function forEach(
	status: 200 | 201,
	write: (call: Call, crm: CrmStore, user: CrmUser, entry: Record<string, unknown>, path: string) => Result,
): Route['handle'] {
	const enveloped = (error: CrmError, refused = 400): Reply =>
		refused === 401 ? scopeMismatch() : { status: refused, body: { watch: [error] } };
	return answer(enveloped, (call, crm, user) => {
		const results = watchEntries(call).map((entry, index): Result => {
			try {
				return write(call, crm, user, isObject(entry) ? entry : {}, `$.watch[${index}]`);
			} catch (thrown) {
				if (!(thrown instanceof RefusedCall) || thrown.status !== 400) throw thrown;
				return thrown.error;
			}
		});
		return answered(results, status);
	});
}

function answered(watch: Result[], status: 200 | 201): Reply {
	const refused = watch.filter((result) => result.status === 'error').length;
	return { status: refused === 0 ? status : refused < watch.length ? 207 : 400, body: { watch } };
}

function known(crm: CrmStore, user: CrmUser, entry: Record<string, unknown>, at: string): Channel {
	const id = channelIdOf(entry, at);
	const channel = crm.channels.get(user.id, id);
	if (channel) return channel;
	throw new RefusedCall(notSubscribed(id));
}

const notSubscribed = (id: string): CrmError =>
	crmError('NOT_SUBSCRIBED', 'the given channel id is not subscribed', { channel_id: id });

const modulesOf = ({ events }: Channel): string[] => [...new Set(events.map(({ module }) => module))];
const nameOf = ({ module, operation }: Channel['events'][number]): string => `${module}.${operation}`;

const resource = (crm: CrmStore, module: string) => ({
	resource_uri: `https://www.zohoapis.com/crm/v8/${module}`,
	resource_id: crm.module(module)?.id,
	resource_name: module,
});

function opened(crm: CrmStore, channel: Channel, message: string): Result {
	const expiry = dateTime(channel.expiry, crm.organization.timeZone);
	const events = modulesOf(channel).map((module) => ({
		channel_expiry: expiry,
		...resource(crm, module),
		channel_id: channel.id,
	}));
	return { code: 'SUCCESS', details: { events }, message, status: 'success' };
}

function shown(crm: CrmStore, channel: Channel, module: string) {
	return { ...asGiven(crm, channel), ...resource(crm, module), fields: null };
}

/** A channel in the words it was asked for. */
function asGiven(crm: CrmStore, channel: Channel): Record<string, unknown> {
	return {
		channel_id: channel.id,
		notify_url: channel.notifyUrl,
		events: channel.events.map(nameOf),
		channel_expiry: dateTime(channel.expiry, crm.organization.timeZone),
		token: channel.token,
		notify_on_related_action: channel.onRelatedAction,
		return_affected_field_values: channel.withValues,
		notification_condition: channel.conditions.map(({ module, operator, fields }) => ({
			type: 'field_selection',
			module: { api_name: module, id: crm.module(module)?.id },
			field_selection: {
				group_operator: operator,
				group: fields.map((name) => ({ field: { api_name: name, id: crm.field(module, name)?.id } })),
			},
		})),
	};
}
