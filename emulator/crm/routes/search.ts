import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall, type Wording } from '../answer';
import { choiceAsked, fieldsAsked, numberAsked } from '../asked';
import { type Condition, parseCriteria } from '../criteria';
import type { CrmStore } from '../entities';
import { listed } from '../formatters';
import type { Field, Module } from '../metadata';
import { comparable } from '../operands';
import { bare, crmError, invalidParameter } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';
import { isOf } from './records';

/** How many records a search can reach. */
const reach = 2_000;
const longestCriteria = 3_000;
const searchScope = ['ZohoSearch.securesearch.READ'];
/** What can be searched by; of several Zoho takes the first. */
export const searchParameters = ['criteria', 'email', 'phone', 'word'] as const;

/** Nothing is ever in another state than approved here. */
const approvalStates = [
	'approved',
	'approval_process_pending',
	'approval_process_rejected',
	'email_parser_rejected',
	'email_parser_waiting',
	'merge_pending',
	'review_process_pending',
	'review_process_rejected',
	'webform_double_optin',
	'webform_invalid',
	'webform_invalid_approval',
	'webform_unapproved',
	'zia_vision_pending',
	'zia_vision_rejected',
	'zia_vision_validation',
] as const;

export const searchRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/:module/search',
		summary: 'Search records by criteria, e-mail, phone or word',
		scopes: moduleScopes.read,
		query: [
			...searchParameters,
			'fields',
			'page',
			'per_page',
			'converted',
			'approval_state',
			'sort_by',
			'sort_order',
		],
		heavy: () => true,
		handle: answer(bare, (call, crm) => {
			const refusal = needsAlso(call, searchScope);
			if (refusal) return refusal;
			const module = searchableModule(call, crm);
			const fields = fieldsAsked(call, module) ?? module.fields.filter(({ visible }) => visible).map(nameOf);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const page = numberAsked(call, 'page', 1);
			const sortBy = choiceAsked(call, 'sort_by', module.fields.map(nameOf), 'id');
			const sortOrder = choiceAsked(call, 'sort_order', ['asc', 'desc'], 'desc');
			const matches = searchCondition(call, crm, module);
			if (!matches) throw new RefusedCall(nothingToSearchBy());
			if (page * perPage > reach) {
				const message = 'maximum response iteration limit reached';
				throw new RefusedCall(crmError('LIMIT_REACHED', message, { limit: String(reach) }));
			}
			const field = module.fields.find(({ apiName }) => apiName === sortBy);
			const approved = choiceAsked(call, 'approval_state', approvalStates, 'approved') === 'approved';
			const found = (approved ? searched(call, crm, module) : [])
				.filter(matches)
				.sort(byField(crm, field, sortOrder === 'desc'));
			const records = found.slice((page - 1) * perPage, page * perPage);
			if (records.length === 0) return { status: 204 };
			return {
				status: 200,
				body: {
					data: records.map((record) => listed(crm, record, fields)),
					info: {
						per_page: perPage,
						count: records.length,
						page,
						sort_by: sortBy,
						sort_order: sortOrder,
						more_records: found.length > page * perPage,
					},
				},
			};
		}),
	},
];

const nameOf = (field: Field): string => field.apiName;

const nothingToSearchBy = () =>
	crmError('EXPECTED_PARAM_MISSING', 'one of the expected parameter is missing', {
		param_names: searchParameters,
	});

const ofSearch: Wording = {
	noPermission: () => crmError('NO_PERMISSION', 'Permission denied to read'),
};

/** Activities is the one module that lists its records elsewhere and cannot be searched. */
function searchableModule(call: Call, crm: CrmStore): Module {
	if (call.params.module !== 'Activities') return moduleOf(call, crm, ofSearch);
	throw new RefusedCall(
		crmError('NOT_SUPPORTED', 'module not suppoted for search', { module: 'Activities' }),
	);
}

/** The records the search index knows: not those written a moment ago, where the organisation has a delay. */
export function searched(call: Call, crm: CrmStore, module: Module) {
	const converted = choiceAsked(call, 'converted', ['true', 'false', 'both'], 'false');
	const indexedUntil = crm.clock.now() - crm.searchDelay;
	const records = crm.records(module.apiName).filter((record) => isOf(converted, record));
	return crm.searchDelay === 0
		? records
		: records.filter((record) => Date.parse(String(record.fields.Modified_Time)) <= indexedUntil);
}

/** What the call searches by; `undefined` when by nothing. */
export function searchCondition(call: Call, crm: CrmStore, module: Module): Condition | undefined {
	const { criteria, email, phone, word } = call.query;
	if (criteria) {
		if (criteria.length > longestCriteria) throw new RefusedCall(invalidParameter('criteria'));
		return parseCriteria(criteria, crm, module);
	}
	if (email) return containing(crm, fieldsOf(module, ['email']), email.toLowerCase());
	if (phone) {
		if (!/^\+?[0-9\s().-]{3,50}$/.test(phone)) throw invalidQuery('phone');
		return containing(crm, fieldsOf(module, ['phone']), digitsOf(phone), digitsOf);
	}
	if (word === undefined) return undefined;
	if (word.length < 2) {
		throw new RefusedCall(
			crmError('INVALID_DATA', 'provide atleast 2 letters for search', { param_name: 'word' }),
		);
	}
	return containing(
		crm,
		fieldsOf(module, ['text', 'textarea', 'email', 'phone', 'website']),
		word.toLowerCase(),
	);
}

const invalidQuery = (name: string): RefusedCall =>
	new RefusedCall(crmError('INVALID_QUERY', 'Invalid query formed', { param_name: name }));

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function fieldsOf(module: Module, types: Array<Field['dataType']>): string[] {
	const names = module.fields.filter((field) => field.visible && types.includes(field.dataType)).map(nameOf);
	if (names.length > 0) return names;
	throw new RefusedCall(crmError('FIELD_TYPE_UNAVAILABLE', 'this data type is not found in this module'));
}

function containing(
	crm: CrmStore,
	names: string[],
	part: string,
	form = (text: string) => text.toLowerCase(),
): Condition {
	return (record) =>
		names.some((name) => {
			const value = crm.valueOf(record, name);
			return typeof value === 'string' && form(value).includes(part);
		});
}

function byField(crm: CrmStore, field: Field | undefined, descending: boolean) {
	const sign = descending ? -1 : 1;
	return (a: Parameters<Condition>[0], b: Parameters<Condition>[0]): number => {
		const first = field ? (comparable(field, crm.valueOf(a, field.apiName)) ?? '') : '';
		const second = field ? (comparable(field, crm.valueOf(b, field.apiName)) ?? '') : '';
		return first === second ? 0 : first < second ? -sign : sign;
	};
}
