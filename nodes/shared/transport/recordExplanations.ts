import type { IDataObject } from 'n8n-workflow';

import { duplicate, type Explain, fieldOf, invalid, missing, nameOfField } from './explanations';

const dependentMissing: Explain = (refusal, words) => {
	const { dependee } = refusal.details as { dependee?: IDataObject };
	const other = dependee && fieldOf({ ...refusal, details: dependee }, words);
	const told = missing(refusal, words);
	return other ? { ...told, description: `It must be filled in together with ${nameOfField(other)}.` } : told;
};

const dependentMismatch: Explain = (refusal, words) => {
	const { dependee } = refusal.details as { dependee?: IDataObject };
	const other = dependee && fieldOf({ ...refusal, details: dependee }, words);
	const field = fieldOf(refusal, words);
	return {
		message: `${field ? nameOfField(field) : 'A field'} does not go with ${other ? nameOfField(other) : 'the other values'}`,
		description: refusal.text || 'Choose values that belong together.',
		field,
	};
};

const expectedMissing: Explain = (refusal, words) => {
	const { expected_fields: expected } = refusal.details as { expected_fields?: IDataObject[] };
	const fields = (Array.isArray(expected) ? expected : []).flatMap(
		(details) => fieldOf({ ...refusal, details }, words) ?? [],
	);
	if (fields.length === 0) return missing(refusal, words);
	return {
		message: `At least one of these fields must be filled in: ${fields.map(nameOfField).join(', ')}`,
		description: 'Fill in one of them and send the record again.',
		field: fields[0],
	};
};

/** `{ mapped_field: 'Pipeline', api_name: 'Stage' }`: the value of one is not among those the other one offers. */
const mappingMismatch: Explain = (refusal, words) => {
	const field = fieldOf(refusal, words);
	const mapped = String(refusal.details.mapped_field ?? 'the layout');
	return {
		message: `${field ? nameOfField(field) : 'The value'} does not belong to the chosen ${mapped}`,
		description: `Choose a value that ${mapped} has in Zoho CRM.`,
		field,
	};
};

/** A multi-select lookup that is given a record it holds already. */
const linkedAlready: Explain = ({ details }, { product }) => ({
	message: `A record is linked already${typeof details.id === 'string' ? `: ${details.id}` : ''}`,
	description: `${product} links each record once. Leave it out: links that are not named stay as they are.`,
});

const notYet =
	(state: string): Explain =>
	() => ({
		message: `The record is ${state}, and cannot be changed until that is over`,
		description: 'Finish it in Zoho, then run this item again.',
		retryable: true,
	});

const notInProcess: Explain = (_refusal, { path }) => ({
	message: `The record${path[1] ? ` ${path[1]}` : ''} is in no blueprint`,
	description:
		'It does not meet the entry criteria of any, or its process has ended. Setup → Process Management → Blueprint shows the criteria.',
});

/** Codes about a record and its fields. */
export const recordExplanations: Record<string, Explain> = {
	INVALID_DATA: invalid,
	MANDATORY_NOT_FOUND: missing,
	REQUIRED_PARAM_MISSING: missing,
	DUPLICATE_DATA: duplicate,
	DUPLICATE_LINKING_DATA: linkedAlready,
	DEPENDENT_FIELD_MISSING: dependentMissing,
	DEPENDENT_MISMATCH: dependentMismatch,
	EXPECTED_FIELD_MISSING: expectedMissing,
	MAPPING_MISMATCH: mappingMismatch,
	RECORD_NOT_IN_PROCESS: notInProcess,
	NOT_APPROVED: notYet('waiting for approval'),
	NOT_REVIEWED: notYet('under review'),
};
