import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameterResourceLocator,
	NodeParameterValueType,
} from 'n8n-workflow';

import { badInput } from './badInput';
import type { Field, Fields } from './fields';
import { hasExpression, itemValue, LEFT_TO_N8N } from './itemValues';
import { toZohoError } from './transport/nodeError';
import type { ZohoError } from './transport/zohoError';

/**
 * The parameters of every item, read and typed by the operation's fields; or the ZohoError that says which field
 * cannot be meant. Nothing is sent before every item's parameters have been read.
 */
export function parametersOf(
	context: IExecuteFunctions,
	fields: Fields,
): Array<Record<string, unknown> | ZohoError> {
	const rawValueOf = rawValues(context, fields);
	return context
		.getInputData()
		.map(({ json }, itemIndex) => parametersOfItem(fields, json, (name) => rawValueOf(name, itemIndex)));
}

function parametersOfItem(
	fields: Fields,
	json: IDataObject,
	raw: (name: string) => unknown,
): Record<string, unknown> | ZohoError {
	try {
		const isShown = ({ when = {} }: Field) =>
			Object.entries(when).every(([sibling, values]) => values.includes(raw(sibling) as string));
		const read = Object.entries(fields).map(([name, field]) => [
			name,
			isShown(field) ? field.read(raw(name), { label: field.property.displayName, json }) : undefined,
		]);
		return Object.fromEntries(read) as Record<string, unknown>;
	} catch (caught) {
		return toZohoError(caught);
	}
}

/** n8n takes its time for every value it is asked for; it is asked for those that only it can tell. */
function rawValues(context: IExecuteFunctions, fields: Fields): (name: string, itemIndex: number) => unknown {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const fromN8n = (name: string, itemIndex: number) => rawValue(context, name, fields[name], itemIndex);
	const readerOf = (name: string): ((itemIndex: number) => unknown) => {
		if (!hasExpression(parameters[name])) {
			const same = fromN8n(name, 0);
			return () => same;
		}
		const valueOf = itemValue(parameters[name]);
		return (itemIndex) => {
			const value = valueOf(items[itemIndex]?.json ?? {});
			return value === LEFT_TO_N8N ? fromN8n(name, itemIndex) : value;
		};
	};
	const readers = new Map<string, (itemIndex: number) => unknown>();
	return (name, itemIndex) => {
		const reader = readers.get(name) ?? readerOf(name);
		readers.set(name, reader);
		return reader(itemIndex);
	};
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
