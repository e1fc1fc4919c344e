import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import {
	addBesideFields,
	type Blueprint,
	blueprintOf,
	criteriaMatched,
	ofModule,
	shownBlueprint,
	type Transition,
	transitionErrors,
	transitionsFrom,
} from '../blueprints';
import type { CrmStore } from '../entities';
import type { CrmRecord, CrmUser } from '../records';
import { bare, crmError, invalidData, invalidId, joined, mandatory, wrongType } from '../refusals';
import { isObject } from '../values';
import { validate } from '../validation';

const path = '/crm/v8/:module/:id/actions/blueprint';

export const blueprintRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'The transitions a record can make in its blueprint',
		scopes: ['ZohoCRM.modules.{module}.READ'],
		handle: answer(bare, (call, crm) => {
			const record = recordOf(call, crm);
			const blueprint = processOf(crm, record);
			return { status: 200, body: { blueprint: shownBlueprint(crm, blueprint, record) } };
		}),
	},
	{
		method: 'PUT',
		path,
		summary: 'Send a record through a transition of its blueprint',
		scopes: ['ZohoCRM.modules.{module}.UPDATE', 'ZohoCRM.modules.{module}.WRITE'],
		handle: answer(bare, (call, crm, user) => {
			const record = recordOf(call, crm);
			const blueprint = processOf(crm, record);
			const { id, data } = requestIn(call);
			const transition = transitionsFrom(blueprint, record).find((one) => one.id === id);
			if (transition?.type !== 'manual' || !criteriaMatched(transition, record)) {
				throw new RefusedCall(crmError('INVALID_DATA', 'invalid transition'));
			}
			return make(crm, user, record, blueprint, transition, data);
		}),
	},
];

/** Fills in what is given; goes on to the next state when nothing is missing. */
function make(
	crm: CrmStore,
	user: CrmUser,
	record: CrmRecord,
	{ stateField }: Blueprint,
	transition: Transition,
	data: Record<string, unknown>,
) {
	const module = crm.module(record.module);
	if (!module) throw new TypeError(`The organisation has no module ${record.module}`);
	const validated = validate(crm, module, ofModule(data), '$.blueprint[0].data', record);
	const error =
		joined([...transitionErrors(transition, data), ...validated.errors]) ??
		addBesideFields(crm, user, record, data);
	if (error) throw new RefusedCall(error);
	const complete = transition.fields.every(
		(field) => !field.mandatory || (data[field.apiName] ?? null) !== null,
	);
	crm.change(record, { ...validated.fields, ...(complete ? { [stateField]: transition.to } : {}) }, user.id);
	const message = complete ? 'transition updated successfully' : 'transition saved partially';
	return { status: 200, body: { code: 'SUCCESS', details: {}, message, status: 'success' } };
}

/** `{ "blueprint": [{ "transition_id": "…", "data": {} }] }`: one transition at a time. */
function requestIn(call: Call): { id: string; data: Record<string, unknown> } {
	const body = isObject(call.body) ? call.body : {};
	const unknown = Object.keys(body).find((name) => name !== 'blueprint');
	if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
	if (body.blueprint === undefined) throw new RefusedCall(mandatory('blueprint', '$.blueprint'));
	if (!Array.isArray(body.blueprint) || body.blueprint.length !== 1) {
		throw new RefusedCall(wrongType('blueprint', '$.blueprint', 'jsonarray'));
	}
	const [asked] = body.blueprint as unknown[];
	const { transition_id: id, data, ...more } = isObject(asked) ? asked : {};
	const [other] = Object.keys(more);
	if (other !== undefined) throw new RefusedCall(invalidData(other, `$.blueprint[0].${other}`));
	if (id === undefined) throw new RefusedCall(mandatory('transition_id', '$.blueprint[0].transition_id'));
	if (!isObject(data)) throw new RefusedCall(wrongType('data', '$.blueprint[0].data', 'jsonobject'));
	return { id: String(id), data };
}

function recordOf(call: Call, crm: CrmStore): CrmRecord {
	const record = crm.record(moduleOf(call, crm).apiName, call.params.id ?? '');
	if (!record) throw new RefusedCall(invalidId());
	return record;
}

function processOf(crm: CrmStore, record: CrmRecord): Blueprint {
	const blueprint = blueprintOf(crm, record);
	if (blueprint) return blueprint;
	throw new RefusedCall(crmError('RECORD_NOT_IN_PROCESS', 'record not in process'));
}
