import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { type Field, type Fields, mergeMethods, type Shown, type ValuesOf } from './field';

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
					field.read(given[name], { ...source, label: field.property.displayName }),
				]);
			return Object.fromEntries(read) as Partial<ValuesOf<F>>;
		},
		methods: mergeMethods(Object.values(fields)),
	};
}
