import { badInput } from '../badInput';
import { type Field, isEmpty, shorten, type Shown, textOf } from './field';

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
		read: (raw, { label }) => textOf(raw, label),
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

/** Names separated by commas; from an expression, also a list of them. */
export function names(displayName: string, shown: Parameters<typeof text>[1] = {}): Field<string[]> {
	return {
		property: text(displayName, shown).property,
		read(raw, source) {
			const list: unknown[] = Array.isArray(raw) ? raw : textOf(raw, source.label).split(',');
			if (list.some((name) => typeof name === 'object')) {
				throw badInput(source.label, `is ${shorten(raw)}`, 'Give names, separated by commas.');
			}
			return list.map((name) => String(name).trim()).filter((name) => name !== '');
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

/** A date and time, given on as ISO 8601 text in the workflow's time zone, or undefined when empty. */
export function dateTime(displayName: string, shown: Shown = {}): Field<string | undefined> {
	return {
		property: { displayName, type: 'dateTime', default: '', ...shown },
		read(raw, source) {
			if (isEmpty(raw)) return undefined;
			const value = raw instanceof Date ? raw : new Date(textOf(raw, source.label));
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
