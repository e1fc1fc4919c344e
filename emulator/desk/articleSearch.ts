import type { Call, World } from '../service';
import type { DeskStore } from './entities';
import type { Article, Translation } from './knowledgeBase';
import type { Shown } from './shown';
import { isWithin, type Span, spanOf } from './spans';

/** One language of an article that a search has found. */
export interface Found {
	article: Article;
	translation: Translation;
}

const day = 86_400_000;

export const durations = [
	...(['yesterday', 'last_30_days', 'last_7_days', 'this_week', 'this_month', 'today'] as const),
];
export type Duration = (typeof durations)[number];

const sinceDays = (now: string, days: number): Span => [
	new Date(Date.parse(now) - days * day).toISOString(),
	// The moment itself belongs to it.
	new Date(Date.parse(now) + 1).toISOString(),
];

/** The time in which an article must have been made, in UTC. */
export function durationOf(name: Duration, now: string): Span {
	const [today] = spanOf('duration', 'today', now);
	const spans: Record<Duration, () => Span> = {
		today: () => spanOf('duration', 'today', now),
		yesterday: () => [new Date(Date.parse(today) - day).toISOString(), today],
		this_week: () => spanOf('duration', 'currentWeek', now),
		this_month: () => spanOf('duration', 'currentMonth', now),
		last_7_days: () => sinceDays(now, 7),
		last_30_days: () => sinceDays(now, 30),
	};
	return spans[name]();
}

const counted = (values: string[], name: 'id' | 'name'): Shown[] =>
	[...new Set(values)].map((value) => ({
		[name]: value,
		count: String(values.filter((other) => other === value).length),
	}));

/** What `include=countInfo` tells of all that was found, on whichever page. */
export function countInfo(desk: DeskStore, found: Found[]): Shown {
	const now = desk.now();
	const { categories } = desk.knowledgeBase;
	const ids = found.map(({ article }) => article.categoryId);
	return {
		totalCount: String(found.length),
		category: counted(ids, 'id'),
		rootCategory: counted(
			ids.map((id) => categories.get(id)?.rootCategoryId ?? id),
			'id',
		),
		tag: counted(
			found.flatMap(({ translation }) => translation.tags),
			'name',
		),
		duration: durations.map((name) => {
			const span = durationOf(name, now);
			const count = found.filter(({ translation }) => isWithin(translation.createdTime, [span])).length;
			return { name, count: String(count) };
		}),
	};
}

/** All that holds every word and every tag that is asked for, in any language. */
export function foundIn(
	world: World,
	orgId: string,
	{ words, tags }: { words: string; tags: string[] },
): Found[] {
	return world.desk.knowledgeBase.articles
		.of(orgId)
		.flatMap((article) => [...article.translations.values()].map((translation) => ({ article, translation })))
		.filter(({ translation: { title, answer } }) => `${title} ${answer}`.toLowerCase().includes(words))
		.filter(({ translation }) => tags.every((tag) => translation.tags.includes(tag)));
}

/** Whether a call asks for what is in the recycle bin only; no article here is. */
export const wantsTrashedOnly = (isTrashed: string[]): boolean =>
	isTrashed.length > 0 && isTrashed.every((one) => one.toLowerCase() === 'true');

/** The words a search looks for, in small letters. */
export const wordsOf = (call: Call): string => (call.query.searchString ?? '').toLowerCase();
