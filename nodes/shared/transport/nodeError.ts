import {
	type IDataObject,
	type INode,
	type INodeParameters,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { withoutSecrets } from './redact';
import { ZohoError } from './zohoError';

const DEEPEST_CAUSE = 5;

/**
 * Anything that was thrown, as a ZohoError. n8n wraps what its request functions meet: a ZohoError is found under
 * the wrapping, and of anything else only message and description are kept, never the request it carries.
 */
export function toZohoError(caught: unknown): ZohoError {
	return zohoErrorIn(caught) ?? unexpected(caught);
}

/** The ZohoError that n8n, or a credential's sign-in, wrapped into another error. */
export function zohoErrorIn(caught: unknown, depth = 0): ZohoError | undefined {
	if (caught instanceof ZohoError) return caught;
	if (!(caught instanceof Error) || depth > DEEPEST_CAUSE) return undefined;
	return zohoErrorIn(caught.cause, depth + 1);
}

function unexpected(caught: unknown): ZohoError {
	const { message, description } = (caught ?? {}) as { message?: unknown; description?: unknown };
	return new ZohoError({
		code: 'UNEXPECTED',
		message: typeof message === 'string' && message !== '' ? message : String(caught),
		description: typeof description === 'string' ? description : undefined,
	});
}

/**
 * The error as n8n shows it: title, description, HTTP status, item, and Zoho's details under "Error details".
 * It is made from plain data: n8n would otherwise prefer what it finds in a response, and keep the request.
 */
export function toNodeError(
	{ parameters, ...ofNode }: INode,
	caught: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const error = toZohoError(caught);
	const { message, description, httpStatus } = error;
	const facts = toErrorJson(error);
	// n8n keeps the node with the error, and logs it; secrets typed into its form (Zoho Token) stay out of both.
	const node: INode = { ...ofNode, parameters: withoutSecrets(parameters) as INodeParameters };
	const shown =
		httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(node, facts as JsonObject, {
					message,
					description,
					httpCode: String(httpStatus),
					itemIndex,
				});
	// n8n replaces titles in which it finds the name of a system error, a field's label may contain one.
	shown.message = message;
	shown.description = description;
	shown.context.data = { ...facts, details: error.details } as IDataObject;
	return shown;
}

/** The error as a workflow, or an AI agent, reads it; only what is known. */
export function toErrorJson(error: ZohoError): IDataObject {
	const { message, description, code, httpStatus, field } = error;
	const { allowedValues, nearestName, duplicateId, retryable, perhapsWritten, scopes } = error;
	const facts = {
		message,
		description,
		code,
		httpStatus,
		field: field?.apiName,
		label: field?.label,
		allowedValues,
		nearestName,
		duplicateId,
		retryable,
		perhapsWritten: perhapsWritten || undefined,
		scopes: scopes && [...scopes],
	};
	return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as IDataObject;
}
