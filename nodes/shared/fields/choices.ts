import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { badInput } from '../badInput';
import {
	type Field,
	isEmpty,
	type LoadOptions,
	onceChosen,
	type Property,
	shorten,
	type Shown,
	textOf,
} from './field';

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

/** A list that is loaded while the form is open. */
export interface LoadedList {
	loadOptionsMethod: string;
	load: LoadOptions;
	/** The fields whose change loads it anew, such as `module.value`. */
	dependsOn?: string[];
	/** The parameter without which there is nothing to list yet, such as `module`. */
	chooseFirst?: string;
	/** What it means to choose nothing, as the first choice: n8n marks an empty value that is not in the list red. */
	nothing?: string;
}

/** A choice of any number of values; from a fixed list, or from one that is loaded while the form is open. */
export function multiChoice(
	displayName: string,
	options: INodePropertyOptions[] | LoadedList,
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
			return list.map((part) => textOf(part, source.label)).filter((part) => part !== '');
		},
		...(dynamic ? { methods: { loadOptions: { [dynamic.loadOptionsMethod]: loader(dynamic) } } } : {}),
	};
}

/** A choice of one value from a list that is loaded while the form is open; undefined when nothing is chosen. */
export function loadedChoice(
	displayName: string,
	list: LoadedList,
	shown: Shown & { default?: string } = {},
): Field<string | undefined> {
	const { loadOptionsMethod, dependsOn } = list;
	return {
		property: {
			displayName,
			type: 'options',
			default: '',
			typeOptions: { loadOptionsMethod, ...(dependsOn ? { loadOptionsDependsOn: dependsOn } : {}) },
			...shown,
		},
		read: (raw, { label }) => (isEmpty(raw) ? undefined : textOf(raw, label)),
		methods: { loadOptions: { [loadOptionsMethod]: loader(list) } },
	};
}

function loader({ load, chooseFirst, nothing }: LoadedList): LoadOptions {
	const once = chooseFirst === undefined ? load : onceChosen(chooseFirst, load, []);
	if (nothing === undefined) return once;
	return async function (this: ILoadOptionsFunctions) {
		return [{ name: nothing, value: '' }, ...(await once.call(this))];
	};
}
