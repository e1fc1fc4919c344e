import type { Call, Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { choiceAsked, idsAsked, isRecordId, numberAsked } from '../asked';
import { shownUserDetail } from '../organizationFormatters';
import type { CrmUser } from '../records';
import { bare, crmError, invalidId } from '../refusals';

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
	// Nobody here is of these kinds.
	DeveloperUsers: () => false,
	ActiveLiteUser: () => false,
} satisfies Record<string, (user: CrmUser, caller: CrmUser) => boolean>;

/** By licence; here all are regular users. */
const licences = ['Regular User', 'Sandbox Developer User', 'Team User'];

export const userRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/users',
		summary: 'List users, or the current one',
		scopes,
		query: ['type', 'type__s', 'ids', 'page', 'per_page'],
		handle: answer(bare, (call, crm, caller) => {
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const ofType = typeAsked(call);
			const ids = idsAsked(call);
			const licence = choiceAsked(call, 'type__s', licences, 'Regular User');
			const found = crm.users
				.filter((user) => ofType(user, caller) && licence === 'Regular User')
				.filter(({ id }) => ids?.includes(id) ?? true);
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

/** Here Zoho has words of its own for what is none of the choices. */
function typeAsked({ query: { type = 'AllUsers' } }: Call): (user: CrmUser, caller: CrmUser) => boolean {
	if (Object.hasOwn(types, type)) return types[type as keyof typeof types];
	const message = 'Please check whether the input values are correct';
	throw new RefusedCall(crmError('PATTERN_NOT_MATCHED', message, { api_name: 'type' }));
}
