import type { IExecuteFunctions, INodeParameterResourceLocator, NodeParameterValueType } from 'n8n-workflow';

import { badInput } from './badInput';
import type { Field, Fields } from './fields';
import { ZohoError } from './transport/zohoError';

/**
 * The parameters of one item, read and typed by the operation's fields; or the ZohoError that says which field
 * cannot be meant. Nothing is sent before every item's parameters have been read.
 */
export function parametersOf(
	context: IExecuteFunctions,
	fields: Fields,
	itemIndex: number,
): Record<string, unknown> | ZohoError {
	const json = context.getInputData()[itemIndex]?.json ?? {};
	try {
		const raw = (name: string) => rawValue(context, name, fields[name], itemIndex);
		const isShown = ({ when = {} }: Field) =>
			Object.entries(when).every(([sibling, values]) => values.includes(raw(sibling) as string));
		const read = Object.entries(fields).map(([name, field]) => [
			name,
			isShown(field) ? field.read(raw(name), { label: field.property.displayName, json }) : undefined,
		]);
		return Object.fromEntries(read) as Record<string, unknown>;
	} catch (caught) {
		return asZohoError(caught);
	}
}

function rawValue(
	context: IExecuteFunctions,
	name: string,
	field: Field | undefined,
	itemIndex: number,
): unknown {
	if (!field) return undefined;
	const { default: fallback, displayName } = field.property;
	try {
		// A locator comes whole: its field needs to know whether an id was given or a name.
		return context.getNodeParameter(name, itemIndex, plain(fallback));
	} catch (caught) {
		// n8n itself refuses: an expression that cannot be resolved, or a mapped value that is not of its field's type.
		throw refusedByN8n(displayName, caught);
	}
}

/** A field that is not shown has no saved value; what it falls back to must look like a value that has been read. */
function plain(fallback: NodeParameterValueType): unknown {
	const isLocator = typeof fallback === 'object' && fallback !== null && 'mode' in fallback;
	return isLocator ? (fallback as INodeParameterResourceLocator).value : fallback;
}

function refusedByN8n(label: string, caught: unknown): ZohoError {
	const { message, description } = caught as { message?: string; description?: string | null };
	return badInput(
		label,
		`could not be read: ${message ?? 'unknown reason'}`,
		description ?? 'Check the value and its type.',
	);
}

function asZohoError(caught: unknown): ZohoError {
	if (caught instanceof ZohoError) return caught;
	return new ZohoError({ code: 'INVALID_INPUT', message: (caught as Error).message });
}
