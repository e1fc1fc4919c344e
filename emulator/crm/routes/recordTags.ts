import type { Call, Route } from '../../service';
import { answer, moduleOf } from '../answer';
import type { CrmStore } from '../entities';
import { enveloped, invalidData } from '../refusals';
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
			return retag(call, crm, (tags) => [...new Set(overwrite ? names : [...tags, ...names])]);
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/remove_tags',
		summary: 'Remove tags from up to 500 records',
		scopes,
		handle: answer(enveloped, (call, crm) => {
			const names = tagNamesIn(call, ['ids']);
			return retag(call, crm, (tags) => tags.filter((name) => !names.includes(name)));
		}),
	},
];

function retag(call: Call, crm: CrmStore, change: (tags: string[]) => string[]) {
	const { apiName } = moduleOf(call, crm);
	const items = taggedIdsIn(call, maximum).map((id, index): ItemAnswer => {
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
