import type { IDataObject } from 'n8n-workflow';

import { nearestName } from './nearestName';
import type { Refusal } from './refusals';
import type { RefusedField } from './zohoError';

/** What a sentence can be made of beside the refusal itself. */
export interface Words {
	/** `Zoho CRM` or `Zoho Desk`. */
	product: string;
	/** Scopes that allow the operation, any one of them. */
	scopes: readonly string[];
	/** The label of a field in the form, where it is known. */
	labelOf(apiName: string): string | undefined;
	/** What was sent for a field, where it is known. */
	valueOf(apiName: string): unknown;
	/** The segments of the path after the version: `Leads`, `417…`. CRM's `resource_path_index` counts them. */
	path: readonly string[];
	/** `1 h 30 min`: how long Zoho asks to wait. */
	waitFor?: string;
	/** The day's API credits are spent. */
	creditsSpent: boolean;
}

/** One refusal in the words of the form. */
export interface Told {
	message: string;
	description: string;
	field?: RefusedField;
	allowedValues?: string[];
	nearestName?: string;
	duplicateId?: string;
	/** Whether the same call can succeed later without a change. */
	retryable?: boolean;
}

export type Explain = (refusal: Refusal, words: Words) => Told;

export function fieldOf({ details }: Refusal, words: Words): RefusedField | undefined {
	const apiName = details.api_name ?? details.param_name;
	if (typeof apiName !== 'string' || apiName === '') return undefined;
	const label = words.labelOf(apiName);
	return { apiName, ...(label ? { label } : {}) };
}

/** `'Last Name' (Last_Name)`; CRM's names of its own parameters stand alone. */
export const nameOfField = ({ apiName, label }: RefusedField): string =>
	label && label !== apiName ? `'${label}' (${apiName})` : `'${apiName}'`;

/** A field left empty that must be filled in. */
export const missing: Explain = (refusal, words) => {
	const field = fieldOf(refusal, words);
	const rule = (refusal.details.layout_rule as IDataObject | undefined)?.name;
	return {
		message: field ? `${nameOfField(field)} is missing` : 'A field that must be filled in is missing',
		description: rule
			? `The layout rule "${String(rule)}" of ${words.product} makes it mandatory. Fill it in and send the record again.`
			: `${words.product} needs a value for it. Fill it in and send the record again.`,
		field,
	};
};

/** A value that another record has already. */
export const duplicate: Explain = (refusal, words) => {
	const field = fieldOf(refusal, words);
	const { details } = refusal;
	const duplicateId = idOf(details.duplicate_record) ?? idOf(details);
	return {
		message: `There is a record with the same ${field ? nameOfField(field) : 'value'} already${duplicateId ? `: ${duplicateId}` : ''}`,
		description: `${words.product} lets each value stand once in this field. Update that record instead, or use Create or Update, which finds it by the field.`,
		field,
		duplicateId,
	};
};

/** A value, an ID or a name that is not accepted. */
export const invalid: Explain = (refusal, words) => {
	const { errorType } = refusal.details;
	if (errorType === 'missing') return missing(refusal, words);
	if (errorType === 'duplicate') return duplicate(refusal, words);
	const field = fieldOf(refusal, words);
	if (!field) return invalidId(refusal, words);
	const sent = words.valueOf(field.apiName);
	const value = sent === undefined || typeof sent === 'object' ? '' : `: ${short(String(sent))}`;
	return {
		message: `${nameOfField(field)} was not accepted${value}`,
		field,
		...whyInvalid(refusal, words, sent),
	};
};

function whyInvalid({ details, text }: Refusal, { product }: Words, sent: unknown): Omit<Told, 'message'> {
	const allowedValues = Array.isArray(details.supported_values)
		? details.supported_values.map(String)
		: undefined;
	if (allowedValues) {
		const nearest = sent === undefined ? undefined : nearestName(String(sent), allowedValues);
		const hint = nearest ? `Did you mean "${nearest}"? ` : '';
		return {
			description: `${hint}${product} takes one of: ${allowedValues.slice(0, 30).join(', ')}${allowedValues.length > 30 ? ', …' : ''}.`,
			allowedValues,
			nearestName: nearest,
		};
	}
	if (typeof details.maximum_length === 'number') {
		return {
			description: `It is longer than the ${details.maximum_length} characters or entries it can hold.`,
		};
	}
	if (typeof details.expected_data_type === 'string') {
		return { description: `${product} expects a value of the type ${details.expected_data_type}.` };
	}
	if (/api name/i.test(text)) {
		return {
			description: `${product} has no such field in this module, or it does not take values. Check its API name.`,
		};
	}
	// A rule of the account's own, in the words of whoever set it up.
	if (typeof details.info_message === 'string') return { description: sentence(details.info_message) };
	return { description: `Check the value. ${text ? `${product} says: ${sentence(text)}` : ''}`.trim() };
}

/** No field is named: it is the ID in the path or the list of IDs, or something only Zoho can say. */
function invalidId(refusal: Refusal, { product, path }: Words): Told {
	const { details, text } = refusal;
	const inPath =
		typeof details.resource_path_index === 'number' ? path[details.resource_path_index] : undefined;
	const id = inPath ?? idOf(details);
	if (id !== undefined) {
		return {
			message: `${product} has no record with the ID ${short(id)} here`,
			description: `Check the ID and that it belongs to this module. Deleted records, and those the user of the credential may not see, are not found either.${text ? ` ${product} says: ${sentence(text)}` : ''}`,
			field: { apiName: 'id', label: 'Record' },
		};
	}
	return {
		message: `${product} did not accept the data`,
		description: text ? `${product} says: ${sentence(text)}` : 'Check the values that were sent.',
	};
}

const idOf = (value: unknown): string | undefined => {
	const id = (value as IDataObject | undefined)?.id;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
};

export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

export const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
