import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { collection } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { toZohoError } from '../../../shared/transport/nodeError';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import { ZohoError } from '../../../shared/transport/zohoError';
import { coqlRows, literal } from '../../coql';
import type { Crm } from '../../crmApi';
import { fieldsOfModule } from '../../fields/fieldsToReturn';
import { findBy } from '../../fields/findBy';
import { moduleField } from '../../fields/module';
import { fieldsToCreate } from '../../fields/recordFields';
import { createOptions, withLayout, writeOptionsOf } from '../../fields/writeOptions';
import { scopes } from '../../scopes';
import { type ReadyRecord, settledRecord, writeRecords } from '../../writes';

const { layoutRules, assignmentRule, automations, layout } = createOptions;

export default operation({
	name: 'Find or Create',
	action: 'Find or create record',
	description: 'Get the record that has certain values; create it when there is none, and say which happened',
	scopes: [...scopes.createRecords, ...scopes.queryRecords],
	writes: true,
	gives: fieldsOfModule,
	fields: {
		module: moduleField,
		findBy,
		fields: fieldsToCreate,
		options: collection('Options', { layoutRules, assignmentRule, automations, layout }),
	},
	// Items with the same values wait for each other, so that the second finds what the first has created.
	order: ({ module, findBy: names, fields: { values } }) =>
		JSON.stringify([module, ...names.map((name) => values[name])]),
	run: async (crm: Crm, { module, findBy: names, fields, options }, item): Promise<IDataObject> => {
		const wanted = { module, values: withLayout(fields.values, options), options: writeOptionsOf(options) };
		const ready = await settledRecord(crm, 'create', wanted, item);
		const there = await found(crm, module, conditionsOf(names, ready.record));
		if (there) return { action: 'found', ...(await crm.get(module, there)) };
		const result = await created(crm, ready);
		if (!(result instanceof ZohoError)) {
			return { action: 'created', ...(await crm.get(module, String(result.id))) };
		}
		// Its answer got lost: the record is there, or nobody knows.
		const written = result.perhapsWritten
			? await found(crm, module, conditionsOf(names, ready.record)).catch(() => undefined)
			: undefined;
		if (written) return { action: 'created', ...(await crm.get(module, written)) };
		// Somebody else was quicker: Zoho's own check for duplicates names their record.
		if (result.duplicateId) return { action: 'found', ...(await crm.get(module, result.duplicateId)) };
		throw result;
	},
});

async function created(crm: Crm, ready: ReadyRecord): Promise<IDataObject | ZohoError> {
	const [result] = await writeRecords(crm, 'create', [ready]).catch((refusal: unknown) => [
		toZohoError(refusal),
	]);
	return result ?? noAnswer();
}

/** `City = 'Oslo'` of each field. Throws a ZohoError that names the field without a value. */
function conditionsOf(names: string[], record: IDataObject): string[] {
	if (names.length === 0) {
		throw badInput('Find By', 'is empty', 'Choose the fields that tell one record from another.');
	}
	return names.map((name) => {
		const value = record[name];
		if (value === undefined || value === null || Array.isArray(value)) {
			throw badInput('Find By', `names '${name}', which has no single value in 'Fields'`, 'Give it one.');
		}
		const plain = typeof value === 'object' ? (value as IDataObject).id : value;
		return `${name} = ${literal(name, plain)}`;
	});
}

/** COQL sees a record as soon as it is written, and compares exactly; search does neither. */
async function found(crm: Crm, module: string, conditions: string[]): Promise<string | undefined> {
	// COQL wants conditions bracketed two by two.
	const where = conditions.reduce((left, right) => `(${left} and ${right})`);
	const ids: string[] = [];
	for await (const { id } of coqlRows(crm, `select id from ${module} where ${where}`, 2))
		ids.push(String(id));
	if (ids.length < 2) return ids[0];
	throw new ZohoError({
		code: 'SEVERAL_FOUND',
		message: `Several records of ${module} have the values of 'Find By'`,
		description: `Two of them are ${ids.join(' and ')}. Add a field to Find By that tells them apart, or merge them in Zoho CRM.`,
		field: { apiName: 'findBy', label: 'Find By' },
	});
}
