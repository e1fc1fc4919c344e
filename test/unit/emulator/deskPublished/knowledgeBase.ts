import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

const ofArticles = (operation: string) => `Desk.articles.${operation}`;

export const knowledgeBase: Operation[] = [
	list(
		'/articles',
		ofArticles('READ'),
		'permission authorId limit from categoryId status sortBy modifiedTimeRange expiryTimeRange',
		shapes.articleRow,
		{ ask: { status: 'Published,Draft', permission: 'ALL', sortBy: '-viewCount' } },
	),
	write(
		'POST /articles',
		ofArticles('CREATE'),
		200,
		({ sectionId }) => ({
			...{ title: 'Oiling a table', answer: 'Twice a year.', categoryId: sectionId },
			...{ status: 'Published', permission: 'ALL' },
		}),
		{ answer: shapes.article },
	),
	get('/articles/{articleId}', ofArticles('READ'), 'version', shapes.article),
	write('PATCH /articles/{articleId}', ofArticles('UPDATE'), 200, () => ({ title: 'Oiling tables' }), {
		answer: shapes.article,
	}),
	list(
		'/kbRootCategories',
		ofArticles('READ'),
		`include isReviewEnabled departmentId locale from limit searchValue status isTrashed visibility helpcenterId
		sortBy`,
		shapes.category,
		{
			refused: ['locale', 'helpcenterId'],
			ask: {
				include: 'publicArticlesCount,sectionsCount,followersCount,canCurrentUserReview',
				...{ visibility: 'ALL_USERS', sortBy: 'name', isTrashed: 'false' },
			},
		},
	),
	get(
		'/kbRootCategories/{rootCategoryId}/categoryTree',
		ofArticles('READ'),
		'include locale sortBy includeTrash',
		shapes.tree,
		{ ask: { include: 'publishedArticleTemplateCount,followersCount,portalUrl', sortBy: 'order' } },
	),
];
