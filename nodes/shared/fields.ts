import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { badInput } from './badInput';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
type ResourceMapping = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;
type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

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

type Shown = Pick<INodeProperties, 'description' | 'hint' | 'placeholder'>;
type Property = Field['property'];

const isEmpty = (raw: unknown) => raw === undefined || raw === null || raw === '';

/** A text that may be empty. */
export function text(
	displayName: string,
	shown: Shown & { default?: string; rows?: number; password?: boolean } = {},
): Field<string> {
	const { rows, password, ...property } = shown;
	const typeOptions = { ...(rows ? { rows } : {}), ...(password ? { password: true } : {}) };
	return {
		property: {
			displayName,
			type: 'string',
			default: '',
			...(Object.keys(typeOptions).length > 0 ? { typeOptions } : {}),
			...property,
		},
		read: (raw) => (isEmpty(raw) ? '' : String(raw)),
	};
}

/** A text that must not be empty. */
export function requiredText(displayName: string, shown: Parameters<typeof text>[1] = {}): Field<string> {
	const optional = text(displayName, shown);
	return {
		property: { ...optional.property, required: true },
		read(raw, source) {
			const value = optional.read(raw, source).trim();
			if (value === '')
				throw badInput(source.label, 'is empty', 'Fill it in, or check the expression that should.');
			return value;
		},
	};
}

/** A whole number within limits. */
export function integer(
	displayName: string,
	shown: Shown & { default: number; min?: number; max?: number },
): Field<number> {
	const { min, max, ...property } = shown;
	return {
		property: {
			displayName,
			type: 'number',
			typeOptions: {
				...(min === undefined ? {} : { minValue: min }),
				...(max === undefined ? {} : { maxValue: max }),
			},
			...property,
		},
		read(raw, source) {
			const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
			if (typeof value !== 'number' || !Number.isInteger(value)) {
				throw badInput(source.label, `is ${shorten(raw)}, not a whole number`, 'Enter a whole number.');
			}
			if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
				const range = max === undefined ? `${min} or more` : `from ${min ?? 'any'} to ${max}`;
				throw badInput(source.label, `is ${value}`, `Enter a number ${range}.`);
			}
			return value;
		},
	};
}

/** A switch. Its description starts with "Whether". */
export function toggle(displayName: string, shown: Shown & { default?: boolean } = {}): Field<boolean> {
	return {
		property: { displayName, type: 'boolean', default: false, ...shown },
		read: (raw) => raw === true || raw === 'true',
	};
}

/** A choice of one value from a fixed list. */
export function choice<const Value extends string>(
	displayName: string,
	options: ReadonlyArray<{ name: string; value: Value; description?: string }>,
	shown: Shown & { default: Value },
): Field<Value> {
	return {
		property: { displayName, type: 'options', options: [...options], ...shown },
		read(raw, source) {
			const found = options.find((option) => option.value === raw);
			if (found) return found.value;
			const known = options.map((option) => option.value).join(', ');
			throw badInput(
				source.label,
				`is ${shorten(raw)}, which is not one of its choices`,
				`Use one of: ${known}.`,
			);
		},
	};
}

/** A choice of any number of values; from a fixed list, or from one that is loaded while the form is open. */
export function multiChoice(
	displayName: string,
	options: INodePropertyOptions[] | { loadOptionsMethod: string; load: LoadOptions; dependsOn?: string[] },
	shown: Shown & { default?: string[] } = {},
): Field<string[]> {
	const dynamic = Array.isArray(options) ? undefined : options;
	const property: Property = { displayName, type: 'multiOptions', default: [], ...shown };
	if (dynamic) {
		property.typeOptions = {
			loadOptionsMethod: dynamic.loadOptionsMethod,
			...(dynamic.dependsOn ? { loadOptionsDependsOn: dynamic.dependsOn } : {}),
		};
	} else {
		property.options = options as INodePropertyOptions[];
	}
	return {
		property,
		read(raw, source) {
			// An expression, or an AI agent, may well give one name or a comma list.
			const list = typeof raw === 'string' ? raw.split(',').map((part) => part.trim()) : raw;
			if (isEmpty(list)) return [];
			if (!Array.isArray(list))
				throw badInput(source.label, `is ${shorten(raw)}, not a list`, 'Give a list of names.');
			return list.map(String).filter((part) => part !== '');
		},
		...(dynamic ? { methods: { loadOptions: { [dynamic.loadOptionsMethod]: dynamic.load } } } : {}),
	};
}

/** A choice of one value from a list that is loaded while the form is open; undefined when nothing is chosen. */
export function loadedChoice(
	displayName: string,
	{
		loadOptionsMethod,
		load,
		dependsOn,
	}: { loadOptionsMethod: string; load: LoadOptions; dependsOn?: string[] },
	shown: Shown = {},
): Field<string | undefined> {
	return {
		property: {
			displayName,
			type: 'options',
			default: '',
			typeOptions: { loadOptionsMethod, ...(dependsOn ? { loadOptionsDependsOn: dependsOn } : {}) },
			...shown,
		},
		read: (raw) => (isEmpty(raw) ? undefined : String(raw)),
		methods: { loadOptions: { [loadOptionsMethod]: load } },
	};
}

/** A date and time, given on as ISO 8601 text in the workflow's time zone, or undefined when empty. */
export function dateTime(displayName: string, shown: Shown = {}): Field<string | undefined> {
	return {
		property: { displayName, type: 'dateTime', default: '', ...shown },
		read(raw, source) {
			if (isEmpty(raw)) return undefined;
			const value = raw instanceof Date ? raw : new Date(String(raw));
			if (Number.isNaN(value.getTime())) {
				throw badInput(
					source.label,
					`is ${shorten(raw)}, which is no date`,
					'Use a date such as 2026-08-25T10:00:00Z.',
				);
			}
			return value.toISOString();
		},
	};
}

/** Optional fields behind an "Add option" button; only those the user added are present. */
export function collection<F extends Fields>(
	displayName: string,
	fields: F,
	shown: Shown & { addLabel?: string } = {},
): Field<Partial<ValuesOf<F>>> {
	const { addLabel = 'Add option', ...property } = shown;
	const options = Object.entries(fields).map(
		([name, field]) => ({ ...field.property, name }) as INodeProperties,
	);
	return {
		property: { displayName, type: 'collection', placeholder: addLabel, default: {}, options, ...property },
		read(raw, source) {
			const given = (raw ?? {}) as IDataObject;
			const read = Object.entries(fields)
				.filter(([name]) => given[name] !== undefined)
				.map(([name, field]) => [
					name,
					field.read(extracted(given[name]), { ...source, label: field.property.displayName }),
				]);
			return Object.fromEntries(read) as Partial<ValuesOf<F>>;
		},
		methods: mergeMethods(Object.values(fields)),
	};
}

/** One thing at Zoho, picked from a searchable list or named by id. Gives the id. */
export function locator(
	displayName: string,
	options: Shown & {
		/** Name of the search function, unique within the node. */
		searchMethod: string;
		search: ListSearch;
		/** How the "By ID" mode is called and what it takes. */
		byId?: { label?: string; placeholder?: string; pattern?: string; patternHint?: string };
		/** A value to begin with in list mode, such as "find it for me". */
		preset?: { value: string; name: string };
		required?: boolean;
	},
): Field<string> {
	const { searchMethod, search, byId = {}, preset, required = true, ...shown } = options;
	return {
		property: {
			displayName,
			type: 'resourceLocator',
			default: preset
				? { mode: 'list', value: preset.value, cachedResultName: preset.name }
				: { mode: 'list', value: '' },
			required,
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select…',
					typeOptions: { searchListMethod: searchMethod, searchable: true },
				},
				{
					displayName: byId.label ?? 'By ID',
					name: 'id',
					type: 'string',
					...(byId.placeholder ? { placeholder: byId.placeholder } : {}),
					...(byId.pattern
						? {
								validation: [
									{
										type: 'regex',
										properties: { regex: byId.pattern, errorMessage: byId.patternHint ?? 'Not an ID' },
									},
								],
							}
						: {}),
				},
			],
			...shown,
		},
		read(raw, source) {
			const value = isEmpty(raw) ? '' : String(raw).trim();
			if (value === '' && required) {
				throw badInput(
					source.label,
					'is empty',
					'Pick one from the list, or check the expression that should give its ID.',
				);
			}
			return value;
		},
		methods: { listSearch: { [searchMethod]: search } },
	};
}

/** What a mapped form gives: the field values to send, and the fields chosen to match on. */
export interface Mapped {
	values: IDataObject;
	matching: string[];
}

/** A form of the account's own fields, typed from its metadata; or the input item's fields taken over as they are. */
export function mapper(
	displayName: string,
	options: Shown & {
		mappingMethod: string;
		load: ResourceMapping;
		mode: 'add' | 'update' | 'upsert';
		/** The fields whose change reloads the form, such as `module.value`. */
		dependsOn: string[];
		/** Fields of the input item that are never taken over (`id`, the item's own bookkeeping). */
		neverFromItem?: readonly string[];
		matchingLabels?: { title: string; description: string; hint: string };
	},
): Field<Mapped> {
	const { mappingMethod, load, mode, dependsOn, neverFromItem = [], matchingLabels, ...shown } = options;
	return {
		property: {
			displayName,
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			required: true,
			typeOptions: {
				loadOptionsDependsOn: dependsOn,
				resourceMapper: {
					resourceMapperMethod: mappingMethod,
					mode,
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: false,
					multiKeyMatch: true,
					supportAutoMap: true,
					...(matchingLabels ? { matchingFieldsLabels: matchingLabels } : {}),
				},
			},
			...shown,
		},
		read(raw, source) {
			const given = (raw ?? {}) as {
				mappingMode?: string;
				value?: IDataObject | null;
				matchingColumns?: string[];
			};
			const fromItem = given.mappingMode === 'autoMapInputData';
			const values = fromItem ? without(source.json, neverFromItem) : (given.value ?? {});
			if (typeof values !== 'object' || Array.isArray(values)) {
				throw badInput(
					source.label,
					`is ${shorten(values)}, not a set of fields`,
					'Map each field by its API name.',
				);
			}
			return { values: withoutUndefined(values), matching: given.matchingColumns ?? [] };
		},
		methods: { resourceMapping: { [mappingMethod]: load } },
	};
}

/** The field shown only for certain values of its siblings; while it is hidden the operation gets undefined. */
export const shownWhen = <Value>(
	when: NonNullable<Field['when']>,
	field: Field<Value>,
): Field<Value | undefined> => ({ ...field, when });

/** n8n's own pair for lists. `limitOf` reads both. */
export const returnAll = toggle('Return All', {
	description: 'Whether to return all results or only up to a given limit',
});

export const limit = shownWhen(
	{ returnAll: [false] },
	integer('Limit', { default: 50, min: 1, description: 'Max number of results to return' }),
);

/** How many results the user wants: a number, or Infinity for all. */
export const limitOf = (params: { returnAll: boolean; limit?: number }): number =>
	params.returnAll ? Infinity : (params.limit ?? Infinity);

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

/** A locator inside a collection arrives whole; outside, n8n has taken its value out already. */
function extracted(raw: unknown): unknown {
	const isLocator = typeof raw === 'object' && raw !== null && '__rl' in raw;
	return isLocator ? (raw as unknown as { value: unknown }).value : raw;
}

function without(json: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

function withoutUndefined(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A value as an error shows it: short, and quoted when it is text. */
export function shorten(raw: unknown): string {
	if (isEmpty(raw)) return 'empty';
	const shown = typeof raw === 'string' ? `"${raw}"` : (JSON.stringify(raw) ?? String(raw));
	return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
