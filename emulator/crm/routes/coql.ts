import type { Call, Route } from '../../service';
import { answer, checkPermission, RefusedCall } from '../answer';
import { parseQuery } from '../coqlParser';
import { run } from '../coqlQuery';
import { modulesOf } from '../coqlSubqueries';
import type { CrmStore } from '../entities';
import { shownField } from '../fieldFormatters';
import type { Module } from '../metadata';
import { bare, crmError, invalidData, unsupportedValue, wrongType } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { isObject } from '../values';

export const coqlRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/coql',
		summary: 'Query records with COQL',
		scopes: ['ZohoCRM.coql.READ'],
		heavy: () => true,
		credits: (call) => creditsOf(limitOf(call)),
		handle: answer(bare, (call, crm) => {
			const body = isObject(call.body) ? call.body : {};
			const unknown = Object.keys(body).find((name) => !['select_query', 'include_meta'].includes(name));
			if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
			const withFields = includesFields(body.include_meta);
			const query = parseQuery(textOf(body));
			const refusal =
				modulesOf(query)
					.map((name) => needsAlso(call, moduleScopes.read, name))
					.find(Boolean) ?? (withFields ? needsAlso(call, ['ZohoCRM.settings.fields.READ']) : undefined);
			if (refusal) return refusal;
			const [module] = modulesOf(query).map((name) => moduleQueried(crm, name)) as [Module];
			const { rows, more, fields } = run(crm, module, query);
			if (rows.length === 0) return { status: 204 };
			const meta = Object.fromEntries(fields.map((field) => [field.apiName, shownField(crm, field)]));
			const info = { count: rows.length, more_records: more };
			return { status: 200, body: { data: rows, ...(withFields ? { fields: meta } : {}), info } };
		}),
	},
];

function moduleQueried(crm: CrmStore, name: string): Module {
	const module = crm.module(name);
	if (!module?.apiSupported || module.fields.length === 0 || module.parentModule !== undefined) {
		throw new RefusedCall(crmError('INVALID_MODULE', 'the given module is not supported in api'));
	}
	checkPermission(crm, module);
	return module;
}

function textOf(body: Record<string, unknown>): string {
	const { select_query: text } = body;
	if (typeof text === 'string' && text.trim() !== '') return text;
	throw new RefusedCall(
		crmError('MANDATORY_NOT_FOUND', 'mandatory key not found', { api_name: 'select_query' }),
	);
}

function includesFields(meta: unknown): boolean {
	if (meta === undefined) return false;
	if (!Array.isArray(meta)) throw new RefusedCall(wrongType('include_meta', '$.include_meta', 'jsonarray'));
	const wrong = meta.findIndex((name) => name !== 'fields');
	if (wrong === -1) return meta.length > 0;
	const error = unsupportedValue('include_meta', `$.include_meta[${wrong}]`, ['fields']);
	const isText = typeof meta[wrong] === 'string';
	throw new RefusedCall(
		isText ? error : { ...error, details: { expected_data_type: 'text', ...error.details } },
	);
}

/** A query costs by the rows it may give, whether or not there are as many. */
const creditsOf = (limit: number): number => (limit <= 200 ? 1 : limit <= 1000 ? 2 : 3);

function limitOf(call: Call): number {
	try {
		return parseQuery(textOf(isObject(call.body) ? call.body : {})).limit;
	} catch {
		// A query that cannot be read is refused later; the call still counts.
		return 0;
	}
}
