import type { IDataObject } from 'n8n-workflow';

import { onceFor } from '../../shared/onceFor';
import { nameOf } from '../../shared/typed';
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
	const [first, ...others] = chosen.map(requiredIn);
	const everywhere = [...(first ?? [])].filter((name) => others.every((names) => names.has(name)));
	return new Set([...systemMandatory(fields), ...everywhere]);
}

const requiredIn = onceFor(
	({ sections = [] }: CrmLayout) =>
		new Set(
			sections.flatMap(({ fields: own = [] }) =>
				own.filter((field) => field.required === true).map(({ api_name }) => api_name),
			),
		),
);

const systemMandatory = onceFor((fields: CrmField[]) =>
	fields.filter((field) => field.system_mandatory === true).map(({ api_name }) => api_name),
);

/** Whether a new record must bring a value: not where Zoho has one to start with, and a checkbox always has. */
export const mustBeGiven = (field: CrmField, mandatory: ReadonlySet<string>): boolean =>
	mandatory.has(field.api_name) &&
	isWritable(field, 'create') &&
	field.data_type !== 'boolean' &&
	(field.default_value ?? null) === null;

/**
 * Throws a ZohoError that names what a new record lacks, or what a write would clear, of the mandatory fields. A record
 * that may be there already need not be complete.
 * @param within `Quoted Items, row 2`, for the words
 */
export function checkMandatory(
	fields: CrmField[],
	mandatory: ReadonlySet<string>,
	record: IDataObject,
	kind: WriteKind,
	within?: string,
): void {
	const missing = fields.find((field) => {
		const value = record[field.api_name];
		if (value === null) return mandatory.has(field.api_name);
		return kind === 'create' && value === undefined && mustBeGiven(field, mandatory);
	});
	if (!missing) return;
	const isSystem = missing.system_mandatory === true;
	const why = isSystem ? 'Zoho CRM needs a value for it.' : 'The layout of the record makes it mandatory.';
	const field = typedField(missing, within);
	throw new ZohoError({
		code: 'MANDATORY_NOT_FOUND',
		message: `${nameOf(field)} is missing`,
		description: `${why} Fill it in, or check the expression that should.`,
		field: { apiName: field.apiName, label: field.label },
	});
}
