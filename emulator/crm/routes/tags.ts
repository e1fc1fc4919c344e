import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import { dateTime, shownUser } from '../formatters';
import type { CrmUser } from '../records';
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
			const results = names.map((name) => {
				const known = crm.tags(apiName).get(name);
				if (known) return crmError('DUPLICATE_DATA', 'duplicate data', { id: known, api_name: 'name' });
				const id = crm.tagId(apiName, name);
				return {
					code: 'SUCCESS',
					details: { ...stamps(crm, user), id, color_code: null },
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
		method: 'PUT',
		path: '/crm/v8/settings/tags/:id',
		summary: 'Give a tag another name',
		scopes: scope('UPDATE'),
		query: ['module'],
		handle: answer(bare, (call, crm, user) => {
			const { apiName } = moduleAsked(call, crm);
			const { id = '' } = call.params;
			if (![...crm.tags(apiName).values()].includes(id)) throw new RefusedCall(invalidId(2));
			const [name = '', ...others] = tagNamesIn(call, []);
			if (others.length > 0) throw new RefusedCall(limitExceeded('tags', 1));
			const taken = crm.tags(apiName).get(name);
			if (taken !== undefined && taken !== id) {
				const details = { id: taken, api_name: 'name' };
				return { status: 400, body: { tags: [crmError('DUPLICATE_DATA', 'duplicate data', details)] } };
			}
			crm.renameTag(apiName, id, name);
			const details = { ...stamps(crm, user), id, name, color_code: null };
			const message = 'tags updated successfully';
			return { status: 200, body: { tags: [{ code: 'SUCCESS', details, message, status: 'success' }] } };
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

/** Who made and changed a tag and when: this call, since that is all that is known. */
function stamps(crm: CrmStore, { id }: CrmUser) {
	const now = dateTime(crm.clock.now(), crm.organization.timeZone);
	const by = shownUser(crm, id);
	return { created_time: now, modified_time: now, created_by: by, modified_by: by };
}
