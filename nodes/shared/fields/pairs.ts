import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../badInput';
import { type Field, isEmpty, type Shown, textOf } from './field';

/** Rows of a name and a value, by name. A row without a value is refused: left out, it could mean something else. */
export function pairs(
	displayName: string,
	{ addLabel, namePlaceholder, ...shown }: Shown & { addLabel: string; namePlaceholder: string },
): Field<Record<string, string>> {
	return {
		property: {
			displayName,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: addLabel,
			default: {},
			options: [
				{
					name: 'pair',
					displayName: 'Parameter',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: namePlaceholder,
						},
						{ displayName: 'Value', name: 'value', type: 'string', default: '' },
					],
				},
			],
			...shown,
		},
		read(raw, { label }) {
			const { pair = [] } = (raw ?? {}) as { pair?: IDataObject[] };
			const read: Record<string, string> = {};
			for (const { name: given, value } of pair) {
				const name = textOf(given, label).trim();
				if (name === '') throw badInput(label, 'has a row without a name', 'Name it, or remove the row.');
				if (Object.hasOwn(read, name)) throw badInput(label, `names "${name}" twice`, 'Remove one.');
				if (isEmpty(value)) {
					throw badInput(
						label,
						`has no value for "${name}"`,
						'Fill it in, or remove the row; check the expression that should give it.',
					);
				}
				read[name] = typeof value === 'object' ? JSON.stringify(value) : textOf(value, label);
			}
			return read;
		},
	};
}
