import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { type Field, plainText } from '../../shared/fields';

/** Values by the names a query refers to as `:name`. */
export const queryParameters: Field<Record<string, unknown>> = {
	property: {
		displayName: 'Parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description:
			'Values for the query, which refers to them as :name. Whatever a value holds, it is never read as part of the query.',
		options: [
			{
				name: 'parameter',
				displayName: 'Parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. city',
						description: 'Letters, digits and underscores',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'A text; or by an expression a number, a date, true, false or a list',
					},
				],
			},
		],
	},
	read(raw) {
		const { parameter = [] } = (raw ?? {}) as { parameter?: IDataObject[] };
		const named = parameter.map(({ name, value }, index) => {
			const text = plainText(name).replace(/^:/, '').trim();
			if (/^[A-Za-z_]\w*$/.test(text)) return [text, value] as const;
			throw badInput(
				'Parameters',
				`has "${text}" as name ${index + 1}`,
				'Use letters, digits and underscores.',
			);
		});
		return Object.fromEntries(named);
	},
};
