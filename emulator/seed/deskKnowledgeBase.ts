import type { DeskStore } from '../desk/entities';
import type { KbCategory, Translation } from '../desk/knowledgeBase';

/** Root categories, their sections, and the articles of each section. */
const content: Record<string, Record<string, Array<[title: string, answer: string, tag: string]>>> = {
	'Care Guide': {
		Wood: [
			['Oiling an oak table', '<p>Oil it <b>twice a year</b>, along the grain.</p>', 'oak'],
			['Water marks on walnut', '<p>Rub them out with a soft cloth.</p>', 'walnut'],
		],
		Fabrics: [['Washing linen covers', '<p>At thirty degrees, and never in a dryer.</p>', 'linen']],
	},
	Orders: {
		Delivery: [
			['When your sofa arrives', '<p>The carrier calls a day before.</p>', 'delivery'],
			['Moving a delivery date', '<p>Up to two days before, in your account.</p>', 'delivery'],
		],
	},
};

/** Adds the knowledge base of an organization; every article is there in Spanish too when it is about delivery. */
export function addDeskKnowledgeBase(store: DeskStore, orgId: string, nextId: () => string): void {
	const base = store.knowledgeBase;
	const departmentIds = store.departments(orgId).map(({ id }) => id);
	const agentId = store.agents(orgId)[0]?.id ?? '';
	const createdTime = store.now();
	const shown = { status: 'SHOW_IN_HELPCENTER', visibility: 'ALL_USERS', description: null } as const;
	for (const [rootName, sections] of Object.entries(content)) {
		const id = nextId();
		const made = { orgId, departmentIds, createdTime, ...shown, rootCategoryId: id };
		base.categories.add({ ...made, id, name: rootName, parentCategoryId: null });
		for (const [name, articles] of Object.entries(sections)) {
			const section: KbCategory = { ...made, id: nextId(), name, parentCategoryId: id };
			base.categories.add(section);
			for (const [title, answer, tag] of articles) {
				const source = inEnglish(nextId(), agentId, createdTime, { title, answer, tags: [tag] });
				const translations = new Map([['en', source]]);
				if (tag === 'delivery')
					translations.set('es', { ...source, id: nextId(), locale: 'es', title: `${title} (ES)` });
				base.articles.add({
					...{ id: nextId(), orgId, categoryId: section.id, departmentId: departmentIds[0] ?? '' },
					...{ ownerId: agentId, sourceLocale: 'en', translations },
				});
			}
		}
	}
}

const inEnglish = (
	id: string,
	agentId: string,
	time: string,
	given: Pick<Translation, 'title' | 'answer' | 'tags'>,
): Translation => ({
	...given,
	...{ id, locale: 'en', status: 'Published', permission: 'ALL', authorId: agentId, version: '1.0' },
	permalink: given.title.toLowerCase().replaceAll(' ', '-'),
	...{ seoTitle: null, seoDescription: null, seoKeywords: null, isSEOEnabled: false, expiryDate: null },
	translationState: 'UP-TO-DATE',
	...{ createdBy: agentId, createdTime: time, modifiedBy: agentId, modifiedTime: time },
});
