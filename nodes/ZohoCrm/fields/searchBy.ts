import { badInput } from '../../shared/badInput';
import { choice, shownWhen, text } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { criteriaOf } from '../criteria';
import { type Condition, conditions, match } from './conditions';

/** The search API compares, and knows neither parts of a text nor emptiness. */
const unsearchable = ['contains', 'not_contains', 'ends_with', 'empty', 'not_empty', 'not_in'] as const;

export const searchWays = [
	{ name: 'Conditions', value: 'criteria', description: 'Fields compared with values' },
	{ name: 'Email', value: 'email', description: 'An address in any email field' },
	{ name: 'Phone', value: 'phone', description: 'A number in any phone field' },
	{ name: 'Word', value: 'word', description: 'A word in any text field' },
] as const;

export const searchBy = choice('Search By', searchWays, {
	default: 'criteria',
	description: 'What to search by. Zoho CRM finds a record up to a minute after it was written.',
});

export const searchFields = {
	match: shownWhen({ searchBy: ['criteria'] }, match),
	conditions: shownWhen(
		{ searchBy: ['criteria'] },
		conditions({ description: 'What the records must meet, 15 conditions at most' }, unsearchable),
	),
	email: shownWhen({ searchBy: ['email'] }, text('Email', { placeholder: 'e.g. name@email.com' })),
	phone: shownWhen({ searchBy: ['phone'] }, text('Phone', { placeholder: 'e.g. +44 20 7946 0000' })),
	word: shownWhen(
		{ searchBy: ['word'] },
		text('Word', { placeholder: 'e.g. Burns', description: 'Two letters or more' }),
	),
};

interface SearchValues {
	searchBy: string;
	match?: 'and' | 'or';
	conditions?: Condition[];
	email?: string;
	phone?: string;
	word?: string;
}

const SHORTEST = { email: 1, phone: 3, word: 2 };

/** The query parameter of a search or a count. Throws a ZohoError that names the field of the form. */
export async function searchParameter(
	crm: Crm,
	module: string,
	values: SearchValues,
): Promise<Record<string, string>> {
	if (values.searchBy === 'criteria') {
		const { conditions: given = [], match: how = 'and' } = values;
		return { criteria: await criteriaOf(crm, module, given, how) };
	}
	const way = values.searchBy as keyof typeof SHORTEST;
	const value = (values[way] ?? '').trim();
	if (value.length >= SHORTEST[way]) return { [way]: value };
	const label = searchWays.find((known) => known.value === way)?.name ?? way;
	if (value === '') throw badInput(label, 'is empty', 'Fill it in, or check the expression that should.');
	throw badInput(label, `is "${value}"`, `Zoho CRM searches for ${SHORTEST[way]} characters or more.`);
}
