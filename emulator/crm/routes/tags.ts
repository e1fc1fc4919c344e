import type { Call, Route } from '../../service';
import { answer, checkPermission, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import type { Module } from '../metadata';
import { bare, type CrmError, crmError, mandatory } from '../refusals';
import { answeredAs, succeeded } from '../results';
import { entriesIn, invalidType, inTags, tagIn } from '../tagBody';
import { changeTag, makeTag, mergeTags, removeTag, shownTag, type Tag, tagDetails } from '../tags';
import { isObject } from '../values';

const path = '/crm/v8/settings/tags';
const scope = (operation: string) => [`ZohoCRM.settings.tags.${operation}`];
/** Tags of one module. */
const allowed = 200;
const created = 'tags created successfully';
const updated = 'tags updated successfully';

export const tagRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'List the tags of a module',
		scopes: scope('READ'),
		query: ['module', 'my_tags'],
		handle: answer(bare, (call, crm, user) => {
			const { apiName } = taggable(call, crm);
			const tags = crm.allTags
				.filter(({ module }) => module === apiName)
				.filter(({ createdBy }) => call.query.my_tags !== 'true' || createdBy === user.id);
			const info = { count: tags.length, allowed_count: allowed };
			return { status: 200, body: { tags: tags.map((tag) => shownTag(crm, tag)), info } };
		}),
	},
	{
		method: 'POST',
		path,
		summary: 'Create tags of a module',
		scopes: scope('CREATE'),
		query: ['module'],
		handle: answer(inTags, (call, crm, user) => {
			const { apiName } = taggable(call, crm);
			const items = entriesIn(call).map((given, index) => {
				const at = `$.tags[${index}]`;
				const tag = tagIn(given, at);
				if ('code' in tag) return tag;
				const { name, color } = tag;
				const known = crm.tags(apiName).get(name);
				if (known) return duplicate(known, at);
				if (crm.tags(apiName).size >= allowed) {
					return crmError('LICENSE_LIMIT_EXCEEDED', 'tags edition limit exceeded');
				}
				const made = makeTag(crm, { module: apiName, name, color, by: user.id });
				return succeeded(created, shownTag(crm, made));
			});
			return answeredAs('tags', items, 201);
		}),
	},
	{
		method: 'PUT',
		path,
		summary: 'Give tags other names and colours, each by its id',
		scopes: scope('UPDATE'),
		query: ['module'],
		handle: answer(inTags, (call, crm, user) => {
			const { apiName } = taggable(call, crm);
			const items = entriesIn(call).map((given, index) => {
				const at = `$.tags[${index}]`;
				if (isObject(given) && given.id === undefined) return mandatory('id', `${at}.id`);
				const id = isObject(given) ? String(given.id) : '';
				return changed(crm, { module: apiName, id, given, at, by: user.id });
			});
			return answeredAs('tags', items, 200);
		}),
	},
	{
		method: 'PUT',
		path: `${path}/:id`,
		summary: 'Give a tag another name and colour',
		scopes: scope('UPDATE'),
		query: ['module'],
		handle: answer(inTags, (call, crm, user) => {
			const { apiName } = taggable(call, crm);
			const [given] = entriesIn(call, [], 1);
			const id = call.params.id ?? '';
			return answeredAs(
				'tags',
				[changed(crm, { module: apiName, id, given, at: '$.tags[0]', by: user.id })],
				200,
			);
		}),
	},
	{
		method: 'DELETE',
		path: `${path}/:id`,
		summary: 'Delete a tag',
		scopes: scope('DELETE'),
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			const tag = crm.allTags.find((one) => one.id === id);
			if (!tag) throw new RefusedCall(crmError('INVALID_DATA', 'tags not found', { id }));
			removeTag(crm, tag);
			return answeredAs('tags', [succeeded('tags deleted successfully', { id })], 200);
		}),
	},
	{
		method: 'POST',
		path: `${path}/:id/actions/merge`,
		summary: 'Put one tag in the place of another',
		scopes: scope('ALL'),
		handle: answer(inTags, (call, crm, user) => {
			const kept = crm.allTags.find(({ id }) => id === call.params.id);
			if (!kept) throw new RefusedCall(invalidTagId('id', '$.id'));
			const gone = conflictIn(call, crm, kept);
			mergeTags(crm, gone, kept, user.id);
			return answeredAs('tags', [succeeded('tags merged successfully', tagDetails(crm, kept))], 200);
		}),
	},
	{
		method: 'GET',
		path: `${path}/:id/actions/records_count`,
		summary: 'How many records have a tag',
		scopes: scope('ALL'),
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const { apiName } = taggable(call, crm, 'param_name');
			const tag = crm.allTags.find(({ id, module }) => id === call.params.id && module === apiName);
			if (!tag) throw new RefusedCall(crmError('TAG_ID_NOT_FOUND', 'invalid tag id'));
			const count = crm.records(apiName).filter(({ tags }) => tags.includes(tag.name)).length;
			return { status: 200, body: { count: String(count) } };
		}),
	},
];

/** The module of `?module=`, whose records can have tags. Here Zoho names a missing parameter by another key. */
function taggable(call: Call, crm: CrmStore, key: 'param' | 'param_name' = 'param'): Module {
	const { module: name } = call.query;
	if (!name) {
		const message = `One of the expected ${key === 'param' ? 'parameter' : 'param'} is missing`;
		throw new RefusedCall(crmError('REQUIRED_PARAM_MISSING', message, { [key]: 'module' }));
	}
	const module = crm.module(name);
	if (!module?.apiSupported) {
		throw new RefusedCall(crmError('INVALID_MODULE', 'the module name given seems to be invalid'));
	}
	checkPermission(crm, module);
	if (module.fields.length === 0 || module.parentModule !== undefined) {
		throw new RefusedCall(crmError('INVALID_MODULE', 'the given module is not supported for this api'));
	}
	return module;
}

function changed(
	crm: CrmStore,
	{ module, id, given, at, by }: { module: string; id: string; given: unknown; at: string; by: string },
) {
	const asked = tagIn(given, at, ['id']);
	if ('code' in asked) return asked;
	const tag = crm.allTags.find((one) => one.id === id && one.module === module);
	if (!tag) return invalidTagId('id', `${at}.id`);
	const taken = crm.tags(module).get(asked.name);
	if (taken !== undefined && taken !== id) return duplicate(taken, at);
	changeTag(crm, tag, asked, by);
	return succeeded(updated, shownTag(crm, tag));
}

const duplicate = (id: string, at: string): CrmError =>
	crmError('DUPLICATE_DATA', 'duplicate data', { id, api_name: 'name', json_path: `${at}.name` });

const invalidTagId = (name: string, path: string): CrmError =>
	crmError('INVALID_DATA', 'invalid tag id', { api_name: name, json_path: path });

/** `{ "tags": [{ "conflict_id" }] }`: the other tag, of the same module. */
function conflictIn(call: Call, crm: CrmStore, kept: Tag): Tag {
	const [given] = entriesIn(call, [], 1);
	if (!isObject(given)) throw new RefusedCall(invalidType('tags', '$.tags[0]', 'jsonobject'));
	const { conflict_id: conflict } = given;
	const at = '$.tags[0].conflict_id';
	if (conflict === undefined) throw new RefusedCall(mandatory('conflict_id', at));
	const gone = crm.allTags.find(({ id, module }) => id === conflict && module === kept.module);
	if (!gone || gone === kept) throw new RefusedCall(invalidTagId('conflict_id', at));
	return gone;
}
