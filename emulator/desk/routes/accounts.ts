import type { Call, World } from '../../service';
import type { Account } from '../records';
import { accountDetail, accountFound, accountOwner, accountRow } from '../customerFormatters';
import { agentOf, organizationOf } from '../organization';
import { includesOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { found, type Searched, searchParameters } from '../search';
import { checkedRecord } from '../writes';

/** Accounts live under the scopes of contacts. */
const scopes = (operation: string) => [`Desk.contacts.${operation}`];

const sortKeys: Record<string, (account: Account) => string | null> = {
	accountName: ({ accountName }) => accountName.toLowerCase(),
	email: ({ email }) => email,
	phone: ({ phone }) => phone,
	website: ({ website }) => website,
	createdTime: ({ createdTime }) => createdTime,
	modifiedTime: ({ modifiedTime }) => modifiedTime,
};

const searched: Searched<Account> = {
	words: {
		_all: ({ accountName, email, phone, website, cf }) => [
			accountName,
			email,
			phone,
			website,
			...Object.values(cf),
		],
		accountName: ({ accountName }) => [accountName],
	},
	exact: {},
	numbers: { id: ({ id }) => [id] },
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
	},
	sortBy: {
		accountName: ({ accountName }) => accountName.toLowerCase(),
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
};

function accountOf(call: Call, world: World): Account {
	const account = world.desk.account(call.params.accountId ?? '');
	if (account?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return account;
}

export const accountRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/accounts',
		summary: 'Accounts; `from` counts from 1',
		query: ['sortBy', 'from', 'limit'],
		scopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { by, descending } = orderOf(call, Object.keys(sortKeys), '-createdTime');
			const accounts = world.desk.accounts(organizationOf(call, world).id);
			const ordered = sorted(accounts, sortKeys[by] ?? (() => null), descending);
			const page = pageOf(call, ordered, { first: 1, usual: 10, most: 100, reach: listReach });
			return listReply(page.map((account) => accountRow(world.desk, account)));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/accounts/search',
		summary: 'Accounts by what they hold, with their number',
		query: [...searchParameters(searched), 'from', 'limit'],
		scopes: ['Desk.search.READ'],
		alsoScopes: scopes('READ'),
		credits: listWeight,
		handle: (call, world) => {
			const { desk } = world;
			const { id: orgId } = organizationOf(call, world);
			const accounts = found(call, desk, desk.accounts(orgId), searched, desk.fields(orgId, 'accounts'));
			const page = pageOf(call, accounts, { first: 0, usual: 10, most: 100, reach: 999 });
			return listReply(
				page.map((account) => accountFound(desk, account)),
				{ count: accounts.length },
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/accounts/:accountId',
		summary: 'One account',
		query: ['include'],
		scopes: scopes('READ'),
		handle: (call, world) => {
			const include = includesOf(call, ['owner']);
			const account = accountOf(call, world);
			const added = include.has('owner') ? accountOwner(world.desk, account) : {};
			return ok({ ...accountDetail(world.desk, account), ...added });
		},
	},
	{
		method: 'POST',
		path: '/api/v1/accounts',
		summary: 'Creates an account',
		scopes: scopes('CREATE'),
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			const created = checkedRecord<Account>(call, world, 'accounts');
			const createdBy = agentOf(call, world).id;
			const account = world.desk.addAccount({ ownerId: createdBy, ...created, orgId, createdBy });
			return ok(accountDetail(world.desk, account));
		},
	},
	{
		method: 'PATCH',
		path: '/api/v1/accounts/:accountId',
		summary: 'Changes an account',
		scopes: scopes('UPDATE'),
		handle: (call, world) => {
			const account = accountOf(call, world);
			world.desk.change(account, checkedRecord(call, world, 'accounts', account), agentOf(call, world).id);
			return ok(accountDetail(world.desk, account));
		},
	},
];
