import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import { enveloped, invalidData, invalidId } from '../refusals';
import { bodyOf, taggedIdsIn, tagNamesIn } from '../tagBody';
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
		handle: answer(enveloped, (call, crm) => {
			const names = tagNamesIn(call, ['ids', 'over_write']);
			const overwrite = bodyOf(call).over_write === true;
			return retag(call, crm, taggedIdsIn(call, maximum), added(names, overwrite));
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/remove_tags',
		summary: 'Remove tags from up to 500 records',
		scopes,
		handle: answer(enveloped, (call, crm) => {
			const names = tagNamesIn(call, ['ids']);
			return retag(call, crm, taggedIdsIn(call, maximum), without(names));
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/add_tags',
		summary: 'Add tags to a record',
		scopes,
		query: ['over_write'],
		handle: answer(enveloped, (call, crm) => {
			const id = idInPath(call, crm);
			const names = tagNamesIn(call, []);
			return retag(call, crm, [id], added(names, call.query.over_write === 'true'));
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/remove_tags',
		summary: 'Remove tags from a record',
		scopes,
		handle: answer(enveloped, (call, crm) => {
			const id = idInPath(call, crm);
			return retag(call, crm, [id], without(tagNamesIn(call, [])));
		}),
	},
];

function idInPath(call: Call, crm: CrmStore): string {
	const { id = '' } = call.params;
	if (!crm.record(moduleOf(call, crm).apiName, id)) throw new RefusedCall(invalidId());
	return id;
}

type Retagged = (tags: string[]) => string[];

const added =
	(names: string[], overwrite: boolean): Retagged =>
	(tags) => [...new Set(overwrite ? names : [...tags, ...names])];

const without =
	(names: string[]): Retagged =>
	(tags) =>
		tags.filter((name) => !names.includes(name));

function retag(call: Call, crm: CrmStore, ids: string[], change: Retagged) {
	const { apiName } = moduleOf(call, crm);
	const items = ids.map((id, index): ItemAnswer => {
		const record = crm.record(apiName, id);
		if (!record) return invalidData('ids', `$.ids[${index}]`);
		record.tags = change(record.tags);
		const tags = record.tags.map((name) => ({ name, id: crm.tagId(apiName, name), color_code: null }));
		return {
			code: 'SUCCESS',
			details: { id, tags },
			message: 'tags updated successfully',
			status: 'success',
		};
	});
	const reply = answered(items, 200);
	const succeeded = items.filter(({ status }) => status === 'success').length;
	const counts = { wf_scheduler: false, success_count: String(succeeded), locked_count: '0' };
	return { ...reply, body: { ...(reply.body as object), ...counts } };
}
