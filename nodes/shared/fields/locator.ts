import { badInput } from '../badInput';
import { type Field, isEmpty, type ListSearch, type Shown } from './field';

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
