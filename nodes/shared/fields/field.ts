import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { badInput } from '../badInput';

export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
export type ResourceMapping = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;
export type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Functions behind a field that n8n calls while the form is open, by the name the property refers to. */
export interface FieldMethods {
	listSearch?: Record<string, ListSearch>;
	resourceMapping?: Record<string, ResourceMapping>;
	loadOptions?: Record<string, LoadOptions>;
}

/** Where a raw value comes from, so that a refusal can name it. */
export interface Source {
	/** The field's label in the form. */
	label: string;
	/** The input item's data, for field mappings that take the fields over from it. */
	json: IDataObject;
}

/** A field of a form: how it looks, and how its raw value becomes what the operation works with. */
export interface Field<Value = unknown> {
	/** n8n's property; its `name` is the key the field is declared under. */
	property: Omit<INodeProperties, 'name' | 'displayOptions'>;
	/** Sibling fields and the values for which this one is shown and read; see `shownWhen`. */
	when?: Record<string, Array<string | number | boolean>>;
	/** Throws a ZohoError that names the field when the value cannot be meant. */
	read(raw: unknown, source: Source): Value;
	methods?: FieldMethods;
}

export type Fields = Record<string, Field<unknown>>;
export type ValuesOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer V> ? V : never };

/**
 * Loads a form's list or fields once a choice is made that they belong to; without it an open form is given this
 * instead, which is no refusal.
 */
export function onceChosen<Loaded>(
	parameter: string,
	load: (this: ILoadOptionsFunctions) => Promise<Loaded>,
	before: Loaded,
) {
	return async function (this: ILoadOptionsFunctions): Promise<Loaded> {
		const chosen = this.getCurrentNodeParameter(parameter, { extractValue: true });
		return chosen ? await load.call(this) : before;
	};
}

/** What every kind of field lets its declaration say. */
export type Shown = Pick<INodeProperties, 'description' | 'hint' | 'placeholder'>;
export type Property = Field['property'];

/** The field shown only for certain values of its siblings; while it is hidden the operation gets undefined. */
export const shownWhen = <Value>(
	when: NonNullable<Field['when']>,
	field: Field<Value>,
): Field<Value | undefined> => ({ ...field, when });

/** The methods of several fields in one. */
export function mergeMethods(fields: ReadonlyArray<Pick<Field, 'methods'>>): Required<FieldMethods> {
	const merged: Required<FieldMethods> = { listSearch: {}, resourceMapping: {}, loadOptions: {} };
	for (const { methods } of fields) {
		Object.assign(merged.listSearch, methods?.listSearch);
		Object.assign(merged.resourceMapping, methods?.resourceMapping);
		Object.assign(merged.loadOptions, methods?.loadOptions);
	}
	return merged;
}

export const isEmpty = (raw: unknown) => raw === undefined || raw === null || raw === '';

/**
 * A value as text: numbers, dates and truth values as they show, a list with commas between, nothing as ''.
 * @throws ZohoError for an object, which shows as nothing anybody means
 */
export function textOf(raw: unknown, label: string): string {
	if (isEmpty(raw)) return '';
	if (Array.isArray(raw)) return raw.map((part) => textOf(part, label)).join(',');
	if (isPlainObject(raw)) {
		throw badInput(
			label,
			`is ${shorten(raw)}, not a text`,
			'Map one of its fields, with an expression such as {{ $json.name }}.',
		);
	}
	return String(raw);
}

/** An object as JSON has them; times, which n8n hands over as objects, are none. */
const isPlainObject = (raw: unknown): boolean => {
	if (typeof raw !== 'object' || raw === null) return false;
	const prototype: unknown = Object.getPrototypeOf(raw);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Any value as text that can be compared and shown: objects and lists as JSON. */
export const plainText = (raw: unknown): string =>
	typeof raw === 'object' && raw !== null ? JSON.stringify(raw) : String(raw ?? '');

/** A value as an error shows it: short, and quoted when it is text. */
export function shorten(raw: unknown): string {
	if (isEmpty(raw)) return 'empty';
	const shown = typeof raw === 'string' ? `"${raw}"` : (JSON.stringify(raw) ?? String(raw));
	return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
