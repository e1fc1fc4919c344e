import type { Call, Route } from '../../service';
import { answer, checkPermission, RefusedCall } from '../answer';
import { day, type ReadJob } from '../bulk/jobs';
import { readFileOf } from '../bulk/readFile';
import { isRead, readColumn, readCondition, refused } from '../bulk/readQuery';
import { shownReadJob } from '../bulk/shownRead';
import type { CrmStore } from '../entities';
import type { Module } from '../metadata';
import type { CrmUser } from '../records';
import { bare, crmError, unsupportedValue } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { isObject } from '../values';
import { viewCondition } from '../views';

const scopes = ['ZohoCRM.bulk.READ'];
const minute = 60_000;
/** Downloads of a user in any minute. */
const downloadsPerMinute = 10;
const lastPage = 500;

export const bulkReadRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/bulk/v8/read',
		summary: 'Start a bulk read job: a module or the next page of one, up to 200,000 rows',
		partly: 'ICS files are refused, and callbacks call nobody.',
		scopes,
		credits: () => 50,
		handle: (call, world) => {
			const token = tokenOf(call);
			const module = token === undefined ? moduleNameOf(rawQuery(call)) : undefined;
			const refusal = module === undefined ? undefined : needsAlso(call, moduleScopes.read, module);
			return (
				refusal ??
				answer(bare, (_call, crm, user) => {
					if (token !== undefined) checkAlone(rawQuery(call));
					const job = token === undefined ? firstJob(crm, user, queryOf(call)) : nextJob(crm, user, token);
					crm.bulk.reads.set(job.id, job);
					const { id, created_by, created_time } = shownReadJob(crm, job);
					const details = { id, operation: 'read', state: 'ADDED', created_by, created_time };
					const message = 'Added successfully.';
					const data = [{ status: 'success', code: 'ADDED_SUCCESSFULLY', message, details }];
					return { status: 201, body: { data, info: {} } };
				})(call, world)
			);
		},
	},
	{
		method: 'GET',
		path: '/crm/bulk/v8/read/:job',
		summary: 'Look at a bulk read job; it goes on by being looked at',
		scopes,
		handle: answer(bare, (call, crm) => {
			const job = jobOf(call, crm);
			job.looks += 1;
			return { status: 200, body: { data: [shownReadJob(crm, job)] } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/bulk/v8/read/:job/result',
		summary: 'Download the ZIP of a bulk read job, ten in a minute',
		scopes,
		handle: answer(bare, (call, crm, user) => {
			const job = jobOf(call, crm);
			const now = crm.clock.now();
			if (!crm.bulk.isDone(job) || job.fails || job.time + day < now) throw notFound(call);
			const recent = (crm.bulk.downloads.get(user.id) ?? []).filter((time) => time > now - minute);
			if (recent.length >= downloadsPerMinute) {
				throw new RefusedCall(crmError('TOO_MANY_REQUESTS', 'You have crossed the limit of requests'), 429);
			}
			crm.bulk.downloads.set(user.id, [...recent, now]);
			const headers = {
				'content-type': 'application/x-download',
				'content-disposition': `attachment; filename="${job.id}.zip"`,
			};
			return { status: 200, body: readFileOf(crm, job), headers };
		}),
	},
];

function queryOf(call: Call): Record<string, unknown> {
	const { query, callback, file_type: type = 'csv', ...more } = isObject(call.body) ? call.body : {};
	if (Object.keys(more).length > 0 || !isObject(query)) {
		throw refused('REQUEST_BODY_NOT_SUPPORTED', 'the request body is not supported');
	}
	if (type !== 'csv') throw new RefusedCall(unsupportedValue('file_type', '$.file_type', ['csv', 'ics']));
	checkCallback(callback);
	return query;
}

/** Where a job tells that it is done; here nobody is told. */
export function checkCallback(callback: unknown): void {
	if (callback === undefined) return;
	const { url, method } = isObject(callback) ? callback : {};
	if (!/^https:\/\/[^/]+/.test(String(url)))
		throw refused('INVALID_CALLBACK_URL', 'the callback URL is invalid');
	if (method !== 'post') {
		const details = { supported_callback_methods: ['post'] };
		throw refused('INVALID_CALLBACK_METHOD', 'the callback method is invalid', details);
	}
}

/** A page token comes alone: it stands for the whole query. */
function tokenOf(call: Call): string | undefined {
	const { page_token: token } = rawQuery(call);
	return typeof token === 'string' ? token : undefined;
}

/** The query before anybody has judged it. */
const rawQuery = ({ body }: Call): Record<string, unknown> =>
	isObject(body) && isObject(body.query) ? body.query : {};

function checkAlone(query: Record<string, unknown>): void {
	if (Object.keys(query).length > 1) throw refused('QUERY_NOT_SUPPORTED', 'a page token comes alone');
}

const moduleNameOf = ({ module }: Record<string, unknown>): string | undefined =>
	isObject(module) && typeof module.api_name === 'string' ? module.api_name : undefined;

function firstJob(crm: CrmStore, user: CrmUser, query: Record<string, unknown>): ReadJob {
	const known = ['module', 'fields', 'cvid', 'criteria', 'page'];
	const unknown = Object.keys(query).find((name) => !known.includes(name));
	if (unknown !== undefined) throw refused('QUERY_NOT_SUPPORTED', `the key ${unknown} is not supported`);
	const { fields, cvid, criteria, page = 1 } = query;
	const module = moduleAsked(crm, moduleNameOf(query));
	if (typeof page !== 'number' || page < 1 || page > lastPage) {
		throw refused('PAGE_RANGE_EXCEEDED', 'the page is out of range', { max_limit: lastPage });
	}
	// What lies behind the first 200,000 rows is had by page_token.
	if (page > 1) throw refused('PAGE_NOT_SUPPORTED', 'use page_token for further pages');
	const conditions = [
		...(cvid === undefined || cvid === null ? [] : [viewOf(crm, module, user, cvid)]),
		...(criteria === undefined ? [] : [readCondition(crm, module, criteria)]),
	];
	const records = crm
		.records(module.apiName)
		.filter((record) => conditions.every((condition) => condition(record)));
	const found = { module: module.apiName, records, page };
	return newJob(crm, user, { query: { ...query, page }, columns: columnsOf(crm, module, fields), found });
}

function nextJob(crm: CrmStore, user: CrmUser, text: string): ReadJob {
	const token = crm.bulk.readTokens.get(text);
	if (!token || token.userId !== user.id) throw refused('INVALID_DATA', 'the page token is invalid');
	if (token.expires < crm.clock.now()) throw refused('EXPIRED_VALUE', 'the page token has expired');
	const { query, columns, found } = token.job;
	const inAnyOrder = Array.isArray(query.fields) ? columns : [...columns.slice(1), ...columns.slice(0, 1)];
	return newJob(crm, user, { query, columns: inAnyOrder, found: { ...found, page: found.page + 1 } });
}

function newJob(
	{ nextId, clock, bulk }: CrmStore,
	{ id: userId }: CrmUser,
	given: Pick<ReadJob, 'query' | 'columns' | 'found'>,
): ReadJob {
	return { ...given, id: nextId(), userId, time: clock.now(), looks: 0, fails: bulk.failing };
}

function moduleAsked(crm: CrmStore, name = ''): Module {
	const module = crm.module(name);
	if (!module) throw refused('MODULE_NOT_AVAILABLE', 'the module is not available', { api_name: name });
	checkPermission(crm, module);
	if (module.apiSupported && module.fields.length > 0) return module;
	throw refused('MODULE_NOT_SUPPORTED', 'the module is not supported', { api_name: name });
}

function viewOf(crm: CrmStore, module: Module, user: CrmUser, cvid: unknown) {
	const view = module.views.find(({ id }) => id === cvid);
	if (!view) throw refused('CVID_NOT_SUPPORTED', 'the custom view is not supported');
	const { criteria } = view;
	return criteria === undefined ? () => true : viewCondition(crm, module, criteria, user);
}

/** Without names all columns, in no certain order; the id is in the file anyway. */
function columnsOf(crm: CrmStore, module: Module, fields: unknown): string[] {
	const asked = Array.isArray(fields) ? fields.map(String).filter((name) => name !== 'id') : [];
	for (const name of asked) readColumn(crm, module, name);
	if (Array.isArray(fields) && fields.length > 0) return asked;
	return module.fields.filter(isRead).map(({ apiName }) => apiName);
}

function jobOf(call: Call, crm: CrmStore): ReadJob {
	const job = crm.bulk.reads.get(call.params.job ?? '');
	if (job) return job;
	throw notFound(call);
}

const notFound = ({ path }: Call) => {
	const message = "The requested resource doesn't exist.";
	return new RefusedCall(crmError('RESOURCE_NOT_FOUND', message, { resource: path }), 404);
};
