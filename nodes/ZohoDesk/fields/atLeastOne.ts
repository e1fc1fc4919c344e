import { badInput } from '../../shared/badInput';
import type { Field } from '../../shared/fields';

/** The same choice of several, which must not be empty. */
export const atLeastOne = (several: Field<string[]>, todo: string): Field<string[]> => ({
	...several,
	property: { ...several.property, required: true },
	read(raw, source) {
		const chosen = several.read(raw, source);
		if (chosen.length === 0) throw badInput(source.label, 'is empty', todo);
		return chosen;
	},
});
