import type { Call, Reply, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import { shownTags } from '../formatters';
import type { Module } from '../metadata';
import type { CrmUser } from '../records';
import { type CrmError, crmError, invalidData, invalidId } from '../refusals';
import { succeeded } from '../results';
import { bodyOf, inTags, taggedIdsIn, tagNamesIn } from '../tagBody';
import { answered, type ItemAnswer } from '../writing';

const scopes = ['ZohoCRM.settings.tags.ALL'];
/** Records of one call. */
const maximum = 500;

export const recordTagRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/add_tags',
		summary: 'Add tags to up to 500 records',
		scopes,
		query: ['over_write'],
		handle: answer(inTags, (call, crm, user) => retagAll(call, crm, user, adding(call, ['ids']))),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/remove_tags',
		summary: 'Remove tags from up to 500 records',
		scopes,
		handle: answer(inTags, (call, crm, user) => retagAll(call, crm, user, removing(call, ['ids']))),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/add_tags',
		summary: 'Add tags to a record',
		scopes,
		query: ['over_write'],
		handle: answer(inTags, (call, crm, user) => retagOne(call, crm, user, adding(call))),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/remove_tags',
		summary: 'Remove tags from a record',
		scopes,
		handle: answer(inTags, (call, crm, user) => retagOne(call, crm, user, removing(call))),
	},
];

/** From the tags a record has to those it is to have. */
type Retagged = (tags: string[]) => string[];

/** `over_write`, in the query or the body, puts the tags in the place of those that are there. */
function adding(call: Call, others: readonly string[] = []): Retagged {
	const names = tagNamesIn(call, [...others, 'over_write']);
	const { over_write: inBody = false } = bodyOf(call);
	if (typeof inBody !== 'boolean') {
		throw new RefusedCall(invalidData('over_write', '$.over_write', { expected_data_type: 'boolean' }));
	}
	const overwrite = inBody || call.query.over_write === 'true';
	return (tags) => [...new Set(overwrite ? names : [...tags, ...names])];
}

function removing(call: Call, others: readonly string[] = []): Retagged {
	const names = tagNamesIn(call, others);
	return (tags) => tags.filter((name) => !names.includes(name));
}

/** Here Zoho does not say where in the path the module stands. */
function taggable(call: Call, crm: CrmStore): Module {
	try {
		return moduleOf(call, crm);
	} catch (thrown) {
		if (!(thrown instanceof RefusedCall)) throw thrown;
		const { code } = thrown.error;
		if (code === 'INVALID_MODULE') throw new RefusedCall({ ...thrown.error, details: {} });
		const message = 'the given module is not supported for this api';
		throw code === 'NOT_SUPPORTED' ? new RefusedCall(crmError('INVALID_MODULE', message)) : thrown;
	}
}

function retagAll(call: Call, crm: CrmStore, user: CrmUser, change: Retagged): Reply {
	const { apiName } = taggable(call, crm);
	const items = taggedIdsIn(call, maximum).map(
		(id, index) => retagged(crm, user, apiName, id, change) ?? invalidData('ids', `$.ids[${index}]`),
	);
	return counted(items);
}

function retagOne(call: Call, crm: CrmStore, user: CrmUser, change: Retagged): Reply {
	const { apiName } = taggable(call, crm);
	const item = retagged(crm, user, apiName, call.params.id ?? '', change);
	if (!item) throw new RefusedCall(invalidId());
	if (item.status === 'error') throw new RefusedCall(item);
	return counted([item]);
}

/** `undefined` where there is no such record. */
function retagged(
	crm: CrmStore,
	user: CrmUser,
	module: string,
	id: string,
	change: Retagged,
): ItemAnswer | undefined {
	const record = crm.record(module, id);
	if (!record) return undefined;
	if (record.locked) return locked(id);
	record.tags = change(record.tags);
	for (const name of record.tags) crm.tag(module, name, user.id);
	return succeeded('tags updated successfully', { id, tags: shownTags(crm, record) });
}

const locked = (id: string): CrmError =>
	crmError('RECORD_LOCKED', 'Sorry, you cannot perform this operation as the record is locked.', {
		action: 'record_locking',
		id,
	});

function counted(items: ItemAnswer[]): Reply {
	const reply = answered(items, 200);
	const count = (isOne: (item: ItemAnswer) => boolean) => String(items.filter(isOne).length);
	const counts = {
		wf_scheduler: false,
		success_count: count(({ status }) => status === 'success'),
		locked_count: count(({ code }) => code === 'RECORD_LOCKED'),
	};
	return { ...reply, body: { ...(reply.body as object), ...counts } };
}
