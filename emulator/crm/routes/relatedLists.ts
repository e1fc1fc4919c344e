import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { shownRelatedList } from '../metadataFormatters';
import { bare, crmError, invalidParameter } from '../refusals';
import { moduleAsked } from './settings';

const statuses = ['visible', 'user_hidden', 'scheduled_for_deletion'];

export const relatedListRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/related_lists',
		summary: 'List the related lists of a module',
		scopes: ['ZohoCRM.settings.related_lists.READ'],
		query: ['module', 'layout_id', 'status'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm, { param_name: 'module' });
			// Activities has no fields of its own, and lists nothing that is related.
			if (module.fields.length === 0) {
				const message = 'the given module is not supported for this api';
				throw new RefusedCall(crmError('NOT_SUPPORTED', message, { param_name: 'module' }));
			}
			const { status = 'visible' } = call.query;
			if (!statuses.includes(status)) {
				const details = { param_name: 'status', supported_values: statuses };
				throw new RefusedCall(crmError('INVALID_DATA', 'The status given is invalid.', details));
			}
			const { layout_id: layoutId } = call.query;
			// Every layout shows all related lists of its module.
			if (layoutId !== undefined && !module.layouts.some(({ id }) => id === layoutId)) {
				throw new RefusedCall(invalidParameter('layout_id'));
			}
			const lists = module.relatedLists
				.map((list, index) => shownRelatedList(crm, module, list, index))
				.filter((list) => list.status === status);
			return lists.length === 0 ? { status: 204 } : { status: 200, body: { related_lists: lists } };
		}),
	},
];
