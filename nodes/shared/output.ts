import type { IDataObject } from 'n8n-workflow';

import { choice, type Field, names, shownWhen, type ValuesOf } from './fields';

/** A record without what only programs need; each product has its own way. */
export type Simplify = (record: IDataObject) => IDataObject;

/** What an operation that gives records asks: how much of them. */
export const outputFields = (fieldsToReturn: Field<string[]> = namedFields) => ({
	output: choice(
		'Output',
		[
			{ name: 'Raw', value: 'raw', description: 'Everything as Zoho gives it' },
			{ name: 'Selected Fields', value: 'selected', description: 'The fields you choose, simplified' },
			{
				name: 'Simplified',
				value: 'simplified',
				description: "Flat: related records by name and ID, without Zoho's system fields",
			},
		],
		{ default: 'simplified', description: 'How much of each record to return' },
	),
	fieldsToReturn: shownWhen({ output: ['selected'] }, fieldsToReturn),
});

export type OutputValues = Partial<ValuesOf<ReturnType<typeof outputFields>>>;

const namedFields = names('Fields to Return', {
	placeholder: 'e.g. Last_Name, Email',
	description: 'API names of the fields, separated by commas; the ID is always returned',
});

/** The names of the fields the user wants; undefined for all. */
export const wantedFields = ({ output, fieldsToReturn = [] }: OutputValues): string[] | undefined =>
	output === 'selected' && fieldsToReturn.length > 0 ? fieldsToReturn : undefined;

/**
 * As much of the record as the user wants.
 * @param missing is told each wanted name that the record does not have; its value is null then
 */
export function shaped(
	record: IDataObject,
	values: OutputValues,
	simplify: Simplify,
	missing: (name: string) => void,
): IDataObject {
	if (values.output === undefined || values.output === 'raw') return record;
	const simplified = simplify(record);
	const wanted = wantedFields(values);
	if (!wanted) return simplified;
	const chosen: IDataObject = 'id' in simplified ? { id: simplified.id } : {};
	for (const name of wanted) {
		if (Object.hasOwn(record, name)) Object.assign(chosen, only(name, record, simplify));
		else if (Object.hasOwn(simplified, name)) chosen[name] = simplified[name];
		else {
			chosen[name] = null;
			missing(name);
		}
	}
	return chosen;
}

/** One field simplified; as it is, where simplifying would leave it out. */
function only(name: string, { [name]: value }: IDataObject, simplify: Simplify): IDataObject {
	const simplified = simplify({ [name]: value });
	return Object.keys(simplified).length > 0 ? simplified : { [name]: value };
}
