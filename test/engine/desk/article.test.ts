import type { Article, KbCategory } from '../../../emulator/desk/knowledgeBase';
import { byId } from '../../../engine/world';
import { scopeGroups } from '../../../nodes/shared/transport/scopes';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('article', scopeGroups.deskContent?.scopes)));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const base = () => desk.store().knowledgeBase;
const all = () => base().articles.of(desk.orgId());
const section = (name: string): KbCategory =>
	base()
		.categories.of(desk.orgId())
		.find((category) => category.name === name)!;
const titled = (title: string): Article =>
	all().find(({ translations }) => translations.get('en')?.title === title)!;
const agentId = () => String(desk.store().agents(desk.orgId())[1]?.id);
const english = (id: unknown) => base().articles.get(String(id))?.translations.get('en');

/** Copies of a seeded article, so that lists have more than one page. */
function fresh(count: number): Article[] {
	const model = titled('Washing linen covers');
	const source = model.translations.get('en')!;
	const nextId = () => desk.world.emulator.world.nextId();
	return Array.from({ length: count }, (_, index) =>
		base().articles.add({
			...model,
			id: nextId(),
			translations: new Map([
				['en', { ...source, id: nextId(), title: `Velvet ${index}`, tags: ['velvet'], status: 'Draft' }],
			]),
		}),
	);
}

describe('create', () => {
	it('creates an article per item in its section, with tags and visibility', async () => {
		const result = await desk.run(
			'create',
			{
				categoryId: byId(section('Wood').id),
				title: '={{ $json.title }}',
				answer: '<p>Wax it.</p>',
				status: 'Published',
				options: { tags: 'Oak, Wax', permission: 'AGENTS', expiryDate: '2027-01-01T10:00:00.000Z' },
			},
			[{ title: 'Waxing ash' }, { title: 'Waxing beech' }],
		);
		expect(result.error).toBeUndefined();
		expect(json(result).map(({ id }) => english(id))).toEqual(
			['Waxing ash', 'Waxing beech'].map((title) =>
				expect.objectContaining({
					...{ title, answer: '<p>Wax it.</p>', status: 'Published', permission: 'AGENTS' },
					...{ tags: ['oak', 'wax'], expiryDate: '2027-01-01T10:00:00.000Z' },
				}),
			),
		);
	});

	it('names the category where Desk wants one without sections', async () => {
		const before = all().length;
		const result = await desk.run('create', {
			categoryId: byId(section('Care Guide').id),
			...{ title: 'Lost', answer: 'Text', status: 'Draft' },
		});
		expect(result.error?.message).toContain('Category');
		expect(all()).toHaveLength(before);
	});
});

describe('update', () => {
	it('changes only the given fields of each article', async () => {
		const [one, two] = fresh(2);
		const result = await desk.run(
			'update',
			{
				articleId: byId('={{ $json.id }}'),
				changes: { title: '={{ $json.title }}', status: 'Published', categoryId: byId(section('Wood').id) },
			},
			[
				{ id: one?.id, title: 'Velvet one' },
				{ id: two?.id, title: 'Velvet two' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(english(one?.id)).toMatchObject({ title: 'Velvet one', status: 'Published', tags: ['velvet'] });
		expect(english(two?.id)).toMatchObject({ title: 'Velvet two' });
		expect(base().articles.get(String(two?.id))?.categoryId).toBe(section('Wood').id);
	});

	it('writes nothing when no field is given', async () => {
		const [one] = fresh(1);
		const result = await desk.run('update', { articleId: byId(String(one?.id)), changes: {} });
		expect(result.error?.message).toContain("'Fields' has nothing to write");
		expect(desk.calls('PATCH', /./)).toHaveLength(0);
	});
});

describe('get', () => {
	it('gives each article with its text, and names one that is not there', async () => {
		const wanted = titled('Oiling an oak table');
		const result = await desk.run(
			'get',
			{ articleId: byId('={{ $json.id }}') },
			[{ id: wanted.id }, { id: '8100000000009999999' }],
			{ onError: 'continueRegularOutput' },
		);
		const [found, missing] = json(result);
		expect(found).toMatchObject({
			...{ id: wanted.id, title: 'Oiling an oak table', category: 'Wood', author: 'Nadia Osei' },
			answer: '<p>Oil it <b>twice a year</b>, along the grain.</p>',
		});
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getAll', () => {
	it('reads all articles, each once, over several pages of a list that counts from 1', async () => {
		fresh(120);
		const result = await desk.run('getAll', { returnAll: true });
		expect(result.error).toBeUndefined();
		expect(ids(json(result)).sort()).toEqual(ids(all()).sort());
		expect(desk.calls('GET', /\/articles$/).length).toBeGreaterThan(2);
	});

	it('narrows them by category and status, and gives as many as are wanted', async () => {
		const result = await desk.run('getAll', {
			returnAll: true,
			filters: { categoryId: byId(section('Delivery').id), status: ['Published'], permission: ['ALL'] },
			options: { sortBy: 'createdTime' },
		});
		expect(json(result).map(({ title }) => title)).toEqual([
			'When your sofa arrives',
			'Moving a delivery date',
		]);
		const two = await desk.run('getAll', { returnAll: false, limit: 2, filters: { status: ['Draft'] } });
		expect(json(two)).toHaveLength(2);
	});
});

describe('search', () => {
	it('finds every translation by words, over several pages', async () => {
		fresh(60);
		const result = await desk.run('search', { searchString: 'velvet', returnAll: true });
		const expected = all().filter(({ translations }) => /velvet/i.test(translations.get('en')?.title ?? ''));
		expect(ids(json(result)).sort()).toEqual(ids(expected).sort());
		expect(desk.calls('GET', /search$/).length).toBeGreaterThan(1);
	});

	it('finds all languages of an article by tag, or one of them', async () => {
		const both = await desk.run('search', { returnAll: true, filters: { tag: 'delivery' } });
		expect(json(both).map(({ locale }) => locale)).toEqual(['en', 'es', 'en', 'es']);
		const spanish = await desk.run('search', {
			returnAll: true,
			filters: { tag: 'delivery', locale: 'es', status: ['Published'] },
		});
		expect(json(spanish)).toHaveLength(2);
	});

	it('asks for something to find', async () => {
		const result = await desk.run('search', { returnAll: true });
		expect(result.error?.message).toContain("'Search For' is empty");
	});
});

describe('createTranslation', () => {
	it('adds a language to each article, and names it where it is there already', async () => {
		const made = fresh(2);
		const given = {
			locale: 'fr',
			title: 'Velours',
			answer: 'Doux.',
			status: 'Draft',
			options: { tags: 'a' },
		};
		const result = await desk.run(
			'createTranslation',
			{ articleId: byId('={{ $json.id }}'), authorId: byId(agentId()), ...given },
			made.map(({ id }) => ({ id })),
		);
		expect(result.error).toBeUndefined();
		for (const { translations } of made) {
			expect(translations.get('fr')).toMatchObject({ title: 'Velours', authorId: agentId(), tags: ['a'] });
		}
		const again = await desk.run('createTranslation', {
			...{ articleId: byId(String(made[0]?.id)), authorId: byId(agentId()), ...given },
		});
		expect(again.error?.message).toContain('Language');
	});
});

describe('updateTranslation', () => {
	it('changes one language only, as a new version when asked', async () => {
		const model = titled('When your sofa arrives');
		const other = titled('Moving a delivery date');
		const result = await desk.run(
			'updateTranslation',
			{
				articleId: byId('={{ $json.id }}'),
				locale: 'es',
				changes: { answer: '={{ $json.text }}' },
				options: { createVersion: true },
			},
			[
				{ id: model.id, text: 'Uno' },
				{ id: other.id, text: 'Dos' },
			],
		);
		expect(result.error).toBeUndefined();
		expect(model.translations.get('es')).toMatchObject({ answer: 'Uno', version: '1.1' });
		expect(other.translations.get('es')).toMatchObject({ answer: 'Dos' });
		expect(model.translations.get('en')?.answer).toContain('a day before');
	});
});

describe('getTranslation', () => {
	it('gives each article in the language asked for, and names one it is not in', async () => {
		const there = titled('When your sofa arrives');
		const notThere = titled('Washing linen covers');
		const result = await desk.run(
			'getTranslation',
			{ articleId: byId('={{ $json.id }}'), locale: 'es' },
			[{ id: there.id }, { id: notThere.id }],
			{ onError: 'continueRegularOutput' },
		);
		const [spanish, missing] = json(result);
		expect(spanish).toMatchObject({ locale: 'es', answer: there.translations.get('es')?.answer });
		expect(missing?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
	});
});

describe('getTranslations', () => {
	it('gives every language of an article, over several pages', async () => {
		const [made] = fresh(1);
		const source = made!.translations.get('en')!;
		for (let index = 0; index < 60; index += 1) {
			const id = desk.world.emulator.world.nextId();
			made!.translations.set(`x${index}`, { ...source, id, locale: `x${index}` });
		}
		const result = await desk.run('getTranslations', { articleId: byId(made!.id), returnAll: true });
		expect(json(result).map(({ locale }) => locale)).toEqual([...made!.translations.keys()]);
	});
});

describe('getCategories', () => {
	it('gives the root categories with their numbers', async () => {
		const [department] = desk.store().departments(desk.orgId());
		const result = await desk.run('getCategories', {
			returnAll: true,
			filters: { departmentIds: [String(department?.id)], searchValue: 'care' },
			options: { include: ['sectionsCount'] },
		});
		expect(json(result)).toEqual([expect.objectContaining({ name: 'Care Guide', sectionsCount: '2' })]);
	});

	it('reads them over several pages', async () => {
		const model = section('Orders');
		for (let index = 0; index < 130; index += 1) {
			const id = desk.world.emulator.world.nextId();
			base().categories.add({ ...model, id, rootCategoryId: id, name: `Root ${index}`, status: 'DISABLED' });
		}
		const result = await desk.run('getCategories', { returnAll: true });
		const roots = base()
			.categories.of(desk.orgId())
			.filter(({ parentCategoryId }) => parentCategoryId === null);
		expect(ids(json(result)).sort()).toEqual(ids(roots).sort());
		expect(desk.calls('GET', /kbRootCategories$/).length).toBeGreaterThan(1);
	});
});

describe('getCategoryTree', () => {
	it('gives the category and all below it, one item each, with path and numbers', async () => {
		const result = await desk.run('getCategoryTree', {
			rootCategoryId: byId(section('Care Guide').id),
			options: { include: ['publishedArticleCount'] },
		});
		expect(json(result).map(({ path, isLowest }) => [path, isLowest])).toEqual([
			['Care Guide', false],
			['Care Guide / Wood', true],
			['Care Guide / Fabrics', true],
		]);
		expect(json(result)[1]).toHaveProperty('publishedArticleCount');
	});
});
