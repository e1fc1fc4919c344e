import { ZohoError } from './transport/zohoError';

/**
 * A value of the form that cannot be sent. Nothing has been asked of Zoho yet.
 * @param label the field's label in the form
 * @param what completes the sentence "'Label' …"
 * @param todo how to go on
 */
export function badInput(label: string, what: string, todo: string): ZohoError {
	return new ZohoError({
		code: 'INVALID_INPUT',
		message: `'${label}' ${what}`,
		description: todo,
		field: { apiName: label, label },
	});
}
