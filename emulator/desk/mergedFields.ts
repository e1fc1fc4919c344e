import type { Field } from './metadata';
import type { CustomValues } from './records';
import { objectOf, refuseExtra } from './validation';

/** The names a merge's `source` gives custom fields, and how those name a field. */
const keys: Array<[string, (field: Field) => string]> = [
	['customFields', ({ displayLabel }) => displayLabel],
	['cf', ({ apiName }) => apiName],
];

/** The custom fields that a merge takes from one of the merged: `source` names its id by field. */
export function mergedFields(
	source: Record<string, unknown>,
	fields: Field[],
	of: (given: unknown, name: string) => { cf: CustomValues },
): CustomValues {
	const custom = fields.filter(({ isCustomField }) => isCustomField);
	const named = ([key, nameOf]: [string, (field: Field) => string]) => {
		const given = objectOf(source[key]);
		refuseExtra(given, custom.map(nameOf));
		return custom
			.filter((field) => given[nameOf(field)] !== undefined)
			.map((field) => {
				const { apiName } = field;
				return [apiName, of(given[nameOf(field)], `${key}/${nameOf(field)}`).cf[apiName] ?? null];
			});
	};
	return Object.fromEntries(keys.flatMap(named)) as CustomValues;
}
