import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { dateTime, shownUser } from '../formatters';
import { bare, crmError, invalidId, limitExceeded } from '../refusals';
import { tagNamesIn } from '../tagBody';
import { moduleAsked } from './settings';

const scope = (operation: string) => [`ZohoCRM.settings.tags.${operation}`];
/** Tags of one module. */
const allowed = 200;

export const tagRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/tags',
		summary: 'List the tags of a module',
		scopes: scope('READ'),
		query: ['module', 'my_tags'],
		handle: answer(bare, (call, crm) => {
			const tags = [...crm.tags(moduleAsked(call, crm).apiName)];
			const shown = tags.map(([name, id]) => ({ id, name, color_code: null }));
			return { status: 200, body: { tags: shown, info: { count: tags.length, allowed_count: allowed } } };
		}),
	},
	{
		method: 'POST',
		path: '/crm/v8/settings/tags',
		summary: 'Create tags of a module',
		scopes: scope('CREATE'),
		query: ['module'],
		handle: answer(bare, (call, crm, user) => {
			const { apiName } = moduleAsked(call, crm);
			const names = tagNamesIn(call, []);
			if (crm.tags(apiName).size + names.length > allowed)
				throw new RefusedCall(limitExceeded('tags', allowed));
			const now = dateTime(crm.clock.now(), crm.organization.timeZone);
			const by = shownUser(crm, user.id);
			const results = names.map((name) => {
				const known = crm.tags(apiName).get(name);
				if (known) return crmError('DUPLICATE_DATA', 'duplicate data', { id: known, api_name: 'name' });
				const id = crm.tagId(apiName, name);
				const stamps = { created_time: now, modified_time: now, created_by: by, modified_by: by };
				return {
					code: 'SUCCESS',
					details: { ...stamps, id, color_code: null },
					message: 'tags created successfully',
					status: 'success',
				};
			});
			const refused = results.filter(({ status }) => status === 'error').length;
			const status = refused === 0 ? 201 : refused < results.length ? 207 : 400;
			return { status, body: { tags: results } };
		}),
	},
	{
		method: 'DELETE',
		path: '/crm/v8/settings/tags/:id',
		summary: 'Delete a tag',
		scopes: scope('DELETE'),
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (!crm.removeTag(id)) throw new RefusedCall(invalidId(2));
			const message = 'tags deleted successfully';
			return {
				status: 200,
				body: { tags: [{ code: 'SUCCESS', details: { id }, message, status: 'success' }] },
			};
		}),
	},
];
