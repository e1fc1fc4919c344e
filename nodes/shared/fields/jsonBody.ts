import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../badInput';
import { type Field, isEmpty, shorten, type Shown } from './field';

/** JSON as text, or an object or a list from an expression; undefined when empty. */
export function jsonBody(
	displayName: string,
	shown: Shown = {},
): Field<IDataObject | IDataObject[] | undefined> {
	return {
		property: { displayName, type: 'json', default: '', typeOptions: { rows: 5 }, ...shown },
		read(raw, { label }) {
			if (isEmpty(raw) || (typeof raw === 'string' && raw.trim() === '')) return undefined;
			const value = typeof raw === 'string' ? parsed(raw, label) : raw;
			if (typeof value !== 'object' || value === null) {
				throw badInput(label, `is ${shorten(value)}`, 'Give an object or a list, in JSON.');
			}
			const long = longNumberIn(value);
			if (long === undefined) return value as IDataObject | IDataObject[];
			throw badInput(
				label,
				`holds a number too long to be exact, read as ${long}`,
				'IDs are texts: put it in quotes. Without them its last digits change and it is the ID of another record.',
			);
		},
	};
}

function parsed(text: string, label: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (caught) {
		throw notJson(label, caught);
	}
}

const notJson = (label: string, caught: unknown) =>
	badInput(
		label,
		`is not JSON: ${(caught as Error).message}`,
		'Check quotes and commas. With {{ JSON.stringify($json.name) }} a value is put in with its quotes.',
	);

function longNumberIn(value: unknown): number | undefined {
	if (typeof value === 'number') {
		return Number.isInteger(value) && !Number.isSafeInteger(value) ? value : undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	for (const part of Object.values(value)) {
		const found = longNumberIn(part);
		if (found !== undefined) return found;
	}
	return undefined;
}
