import type { Route } from '../../service';
import { answer } from '../answer';
import { choiceAsked, isRecordId, numberAsked } from '../asked';
import { shownUserDetail } from '../organizationFormatters';
import type { CrmUser } from '../records';
import { bare, invalidId } from '../refusals';

const scopes = ['ZohoCRM.users.READ'];

const isActive = (user: CrmUser): boolean => user.status === 'active';

/** Who belongs to each `type`; the caller decides `CurrentUser`. */
const types = {
	AllUsers: () => true,
	ActiveUsers: isActive,
	AllActiveUsers: isActive,
	ActiveConfirmedUsers: (user: CrmUser) => isActive(user) && user.confirmed,
	DeactiveUsers: (user: CrmUser) => user.status === 'disabled',
	ConfirmedUsers: (user: CrmUser) => user.confirmed,
	NotConfirmedUsers: (user: CrmUser) => !user.confirmed,
	DeletedUsers: (user: CrmUser) => user.status === 'deleted',
	AdminUsers: (user: CrmUser) => user.administrator,
	ActiveConfirmedAdmins: (user: CrmUser) => isActive(user) && user.confirmed && user.administrator,
	CurrentUser: (user: CrmUser, caller: CrmUser) => user.id === caller.id,
} satisfies Record<string, (user: CrmUser, caller: CrmUser) => boolean>;

const typeNames = Object.keys(types) as Array<keyof typeof types>;

export const userRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/users',
		summary: 'List users, or the current one',
		scopes,
		query: ['type', 'page', 'per_page'],
		handle: answer(bare, (call, crm, caller) => {
			const type = choiceAsked(call, 'type', typeNames, 'AllUsers');
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const found = crm.users.filter((user) => types[type](user, caller));
			const users = found.slice((page - 1) * perPage, page * perPage);
			if (users.length === 0) return { status: 204 };
			const info = {
				per_page: perPage,
				count: users.length,
				page,
				more_records: found.length > page * perPage,
			};
			return { status: 200, body: { users: users.map((user) => shownUserDetail(crm, user)), info } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/users/:id',
		summary: 'Get a user',
		scopes,
		handle: answer(bare, (call, crm) => {
			const { id = '' } = call.params;
			if (!isRecordId(id)) return bare(invalidId());
			const user = crm.user(id);
			return user ? { status: 200, body: { users: [shownUserDetail(crm, user)] } } : { status: 204 };
		}),
	},
];
