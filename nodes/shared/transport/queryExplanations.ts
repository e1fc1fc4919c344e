import { type Explain, sentence, short } from './explanations';

/** Where a query stops making sense: Zoho names the clause, the operator, or the place and what stands there. */
const unreadable: Explain = ({ details }, { product }) => {
	const { clause, operator, line, column, near } = details;
	if (typeof clause === 'string') {
		return {
			message: `The query has no "${clause}"`,
			description: `${product} needs it in every query. For all records write: where id is not null`,
		};
	}
	const place = line === undefined ? '' : ` in line ${String(line)}, column ${String(column)}`;
	const stands = operator ?? near ?? '';
	return {
		message: `${product} cannot read the query${place}${stands === '' ? '' : ` at "${short(String(stands))}"`}`,
		description:
			'Check what stands there and before it. More than two conditions are put in brackets two by two: ((a and b) and c). A quote within a text is doubled.',
	};
};

/** A field, an operator, a value or a name that the query or the search cannot use. */
const unusable: Explain = ({ details, text }, { product, labelOf }) => {
	const { column_name: column, api_name: apiName, operator, value, alias, reason } = details;
	const name = typeof column === 'string' ? column : apiName;
	const because =
		typeof reason === 'string' && reason !== text ? ` ${product} says: ${sentence(reason)}` : '';
	if (typeof name !== 'string') {
		return {
			message: `${product} cannot run the query or the search as it is`,
			description: `Check its fields, operators and limits.${because}`,
		};
	}
	const how = [operator, value, alias].flatMap((part) =>
		typeof part === 'string' && part !== '' ? [`"${short(part)}"`] : [],
	);
	const label = labelOf(name);
	return {
		message: `${product} cannot use '${name}' here${how.length > 0 ? ` with ${how.join(' and ')}` : ''}`,
		description: `Check the API name of the field, and which operators and values its type takes.${because}`,
		field: { apiName: name, ...(label ? { label } : {}) },
	};
};

const tooManyConditions: Explain = (_refusal, { product }) => ({
	message: `More conditions than ${product} takes in one search`,
	description: 'Leave some out, or search in parts.',
});

const nothingToSearch: Explain = (_refusal, { product }) => ({
	message: `The module has no field of this kind that ${product} could search`,
	description: 'Search by a word or by conditions instead.',
});

/** Codes about COQL queries and searches. */
export const queryExplanations: Record<string, Explain> = {
	SYNTAX_ERROR: unreadable,
	INVALID_QUERY: unusable,
	INVALID_ALIAS: unusable,
	DUPLICATE_ALIAS: unusable,
	CRITERIA_LIMIT_EXCEEDED: tooManyConditions,
	FIELD_TYPE_UNAVAILABLE: nothingToSearch,
};
