import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../badInput';
import { type Field, onceChosen, type ResourceMapping, shorten, type Shown } from './field';

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
		/** Without a choice here there are no fields yet: its parameter and label, such as `['module', 'Module']`. */
		chooseFirst?: readonly [parameter: string, label: string];
		/** Fields of the input item that are never taken over (`id`, the item's own bookkeeping). */
		neverFromItem?: readonly string[];
		matchingLabels?: { title: string; description: string; hint: string };
	},
): Field<Mapped> {
	const {
		mappingMethod,
		load,
		mode,
		dependsOn,
		chooseFirst,
		neverFromItem = [],
		matchingLabels,
		...shown
	} = options;
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
		methods: { resourceMapping: { [mappingMethod]: chooseFirst ? afterChoice(chooseFirst, load) : load } },
	};
}

const afterChoice = ([parameter, label]: readonly [string, string], load: ResourceMapping): ResourceMapping =>
	onceChosen(parameter, load, {
		fields: [],
		emptyFieldsNotice: `Choose the ${label} first; its fields appear here.`,
	});

function without(json: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

function withoutUndefined(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
