import type { INodePropertyMode } from 'n8n-workflow';

import { badInput } from '../badInput';
import { type Field, type ListSearch, shorten, type Shown, textOf } from './field';
import { type Find, Sought } from './sought';

/** How one way to give a value is called, and what it takes. */
interface Given {
	label?: string;
	placeholder?: string;
	pattern?: string;
	patternHint?: string;
}

/** One thing at Zoho, picked from a searchable list or named by id, or by what else it is known by. Gives the id. */
export function locator(
	displayName: string,
	options: Shown & {
		/** Name of the search function, unique within the node. */
		searchMethod: string;
		search: ListSearch;
		/** How the "By ID" mode is called and what it takes. */
		byId?: Given;
		/** Ways to name it beside its id, by the mode's saved value: `number`, `email`, `name`. */
		by?: Record<string, Given & { label: string; find: Find }>;
		/** A value to begin with in list mode, such as "find it for me". */
		preset?: { value: string; name: string };
		required?: boolean;
	},
): Field<string> {
	const { searchMethod, search, byId = {}, by = {}, preset, required = true, ...shown } = options;
	return {
		property: {
			displayName,
			type: 'resourceLocator',
			default: preset
				? { mode: 'list', value: preset.value, cachedResultName: preset.name }
				: { mode: 'list', value: '' },
			...(required ? { required } : {}),
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select…',
					typeOptions: { searchListMethod: searchMethod, searchable: true },
				},
				...Object.entries(by).map(([name, given]) => mode(name, given)),
				mode('id', { label: 'By ID', ...byId }),
			],
			...shown,
		},
		read(raw, source) {
			const { mode: how, value } = located(raw, source.label);
			if (value === '' && required) {
				throw badInput(
					source.label,
					'is empty',
					'Pick one from the list, or check the expression that should give its ID.',
				);
			}
			const { label = 'By ID', pattern, patternHint = '' } = byId;
			const isId = !Object.hasOwn(by, how) && value !== '' && value !== preset?.value;
			if (isId && pattern && !new RegExp(pattern).test(value)) {
				const what = label.replace('By ', '');
				throw badInput(source.label, `is ${shorten(value)}, which cannot be its ${what}`, `${patternHint}.`);
			}
			const other = Object.hasOwn(by, how) ? by[how] : undefined;
			// `run` puts the id in its place before the operation sees it.
			return other ? (new Sought(value, source.label, other.find) as unknown as string) : value;
		},
		methods: { listSearch: { [searchMethod]: search } },
	};
}

const typed = { type: 'string' } as const;

const mode = (
	name: string,
	{ label = name, placeholder, pattern, patternHint }: Given,
): INodePropertyMode => ({
	...typed,
	displayName: label,
	name,
	...(placeholder ? { placeholder } : {}),
	...(pattern
		? {
				validation: [
					{ type: 'regex', properties: { regex: pattern, errorMessage: patternHint ?? 'Not an ID' } },
				],
			}
		: {}),
});

/** A locator comes as its mode and value; an expression in its place as an id. */
function located(raw: unknown, label: string): { mode: string; value: string } {
	const isWhole = typeof raw === 'object' && raw !== null && 'mode' in raw;
	const { mode: how, value } = isWhole
		? (raw as { mode?: unknown; value?: unknown })
		: { mode: 'id', value: raw };
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw badInput(
			label,
			`is ${value}, a number too long to be exact`,
			'Give the ID as text, in quotes: as a number its last digits change, and it is the ID of another record.',
		);
	}
	return { mode: textOf(how, label), value: textOf(value, label).trim() };
}
