import type { Call } from '../service';
import { permissions } from './articleWrites';
import type { Article, Translation } from './knowledgeBase';
import { idOf, listReach, someOf } from './query';
import { timeRangeOf } from './spans';

/** These lists count from 1 and take no 0. */
export const articlePaging = { first: 1 as const, least: 1, usual: 10, most: 50, reach: listReach };

const statuses = ['Draft', 'Published', 'Review', 'Expired', 'Unpublished'];

/** The names of permissions that all lists of articles take. */
export const permissionNames = ['ALL', 'REGISTEREDUSERS', 'AGENTS'];

/**
 * Whether one language of an article meets the call's filters.
 * @param names of permissions that the call takes
 */
export function filterOf(
	call: Call,
	names: readonly string[] = permissionNames,
): (article: Article, translation: Translation) => boolean {
	const wantedStatuses = someOf(call, 'status', statuses);
	const wantedPermissions = someOf(call, 'permission', names).map((name) => permissions[name]);
	const [authorId, categoryId] = [idOf(call, 'authorId'), idOf(call, 'categoryId')];
	const isModified = timeRangeOf(call, 'modifiedTimeRange');
	const isExpiring = timeRangeOf(call, 'expiryTimeRange');
	return (article, { status, permission, modifiedTime, expiryDate, ...translation }) =>
		(wantedStatuses.length === 0 || wantedStatuses.includes(status)) &&
		(wantedPermissions.length === 0 || wantedPermissions.includes(permission)) &&
		(authorId === undefined || translation.authorId === authorId) &&
		(categoryId === undefined || article.categoryId === categoryId) &&
		isModified(modifiedTime) &&
		isExpiring(expiryDate);
}
