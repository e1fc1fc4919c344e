import type { Field } from '../../shared/fields';

type Words = Partial<Pick<Field['property'], 'displayName' | 'description'>>;

/** The same field in other words. */
export const relabeled = <Value>(field: Field<Value>, words: Words): Field<Value> => ({
	...field,
	property: { ...field.property, ...words },
});

/** The same field among options, where n8n must not ask for it until it is added. */
export function optional<Value>(field: Field<Value>, words: Words = {}): Field<Value> {
	const { required: _whenAddedOnly, ...property } = field.property;
	return { ...field, property: { ...property, ...words } };
}
