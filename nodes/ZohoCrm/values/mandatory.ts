import type { IDataObject } from 'n8n-workflow';

import { nameOf, type TypedField } from '../../shared/typed';
import { ZohoError } from '../../shared/transport/zohoError';
import type { CrmField, CrmLayout } from '../metadata';
import type { WriteKind } from '../records';
import { isWritable, typedField } from './plain';

/**
 * The API names of the fields that a record of this layout must have. Where the layout is not known, those that are
 * mandatory in every layout of the module: Zoho takes the one of the user's profile then.
 */
export function mandatoryIn(fields: CrmField[], layouts: CrmLayout[], layoutId?: string): Set<string> {
	const chosen = layouts.filter(({ id }) => layoutId === undefined || id === layoutId);
	const required = chosen.map(
		({ sections = [] }) =>
			new Set(
				sections.flatMap(({ fields: own = [] }) =>
					own.filter((field) => field.required === true).map(({ api_name }) => api_name),
				),
			),
	);
	const [first, ...others] = required;
	const everywhere = [...(first ?? [])].filter((name) => others.every((names) => names.has(name)));
	const system = fields.filter((field) => field.system_mandatory === true).map(({ api_name }) => api_name);
	return new Set([...system, ...everywhere]);
}

/**
 * Throws a ZohoError that names what a new record lacks, or what an update would clear, of the mandatory fields. What
 * has a default value may be left out, and a record that may be there already need not be complete.
 */
export function checkMandatory(
	fields: CrmField[],
	mandatory: Set<string>,
	record: IDataObject,
	kind: WriteKind,
): void {
	const missing = fields.find((field) => {
		if (!mandatory.has(field.api_name) || !isWritable(field, 'create') || field.data_type === 'boolean') {
			return false;
		}
		const value = record[field.api_name];
		if (value === null) return true;
		return kind === 'create' && value === undefined && (field.default_value ?? null) === null;
	});
	if (missing) {
		throw missingField(
			typedField(missing),
			missing.system_mandatory
				? 'Zoho CRM needs a value for it.'
				: 'The layout of the record makes it mandatory.',
		);
	}
}

export function missingField(field: TypedField, why: string): ZohoError {
	return new ZohoError({
		code: 'MANDATORY_NOT_FOUND',
		message: `${nameOf(field)} is missing`,
		description: `${why} Fill it in, or check the expression that should.`,
		field: { apiName: field.apiName, label: field.label },
	});
}
