import type { Call, Reply, World } from '../../service';
import { organizationOf } from '../organization';
import { flagOf, listReach, listWeight, pageOf } from '../query';
import { licenseLimited, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { nameTest } from '../nameSearch';
import { editionType, profileShown, roleShown, teamShown } from '../setupFormatters';
import type { Team } from '../setupRecords';

const scopesOf = (...own: string[]) => ['Desk.basic.READ', 'Desk.settings.READ', ...own];
const ofTeams = scopesOf('Desk.teams.READ');
const ofPermissions = scopesOf('Desk.permissions.READ');

/** The smallest edition has no teams. */
function refuseWithoutTeams({ desk: { context } }: World): void {
	if (context.edition === 'free') throw new Refused(licenseLimited('TEAM', editionType(context.edition)));
}

/** Teams come under `teams`, and all of them where no limit is given, or 0. */
function teamsReply(call: Call, world: World, holds: (team: Team) => boolean): Reply {
	refuseWithoutTeams(world);
	const teams = world.desk.teams.of(organizationOf(call, world).id).filter(holds);
	const { limit, ...query } = call.query;
	const asked = limit === '0' ? { ...call, query } : call;
	const page = pageOf(asked, teams, { first: 0, usual: teams.length, most: 200, reach: listReach });
	return ok({ teams: page.map((team) => teamShown(world.desk, team)) });
}

export const teamRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/teams',
		summary: 'Teams of all departments, under `teams`',
		query: ['from', 'limit'],
		scopes: ofTeams,
		credits: listWeight,
		handle: (call, world) => teamsReply(call, world, () => true),
	},
	{
		method: 'GET',
		path: '/api/v1/departments/:departmentId/teams',
		summary: 'Teams of a department, under `teams`',
		query: ['searchStr', 'from', 'limit'],
		scopes: [...ofTeams, 'Desk.departments.READ'],
		credits: listWeight,
		handle: (call, world) => {
			const department = world.desk.department(call.params.departmentId ?? '');
			if (department?.orgId !== organizationOf(call, world).id) return notFound();
			const hasName = nameTest(call);
			return teamsReply(
				call,
				world,
				({ name, departmentId }) => departmentId === department.id && hasName([name]),
			);
		},
	},
	{
		method: 'GET',
		path: '/api/v1/teams/:teamId',
		summary: 'One team',
		scopes: ofTeams,
		handle: (call, world) => {
			const team = world.desk.teams.in(organizationOf(call, world).id, call.params.teamId ?? '');
			return team ? ok(teamShown(world.desk, team)) : notFound();
		},
	},
	{
		method: 'GET',
		path: '/api/v1/roles',
		summary: 'Roles',
		query: ['isDefault', 'isVisible', 'searchStr', 'from', 'limit'],
		scopes: ofPermissions,
		credits: listWeight,
		handle: (call, world) => {
			const [isDefault, isVisible] = [flagOf(call, 'isDefault'), flagOf(call, 'isVisible')];
			const hasName = nameTest(call);
			const roles = world.desk.roles
				.of(organizationOf(call, world).id)
				.filter((role) => isDefault === undefined || role.isDefault === isDefault)
				.filter(() => isVisible !== false)
				.filter(({ name, description }) => hasName([name, description]));
			const page = pageOf(call, roles, { first: 0, usual: 100, most: 500, reach: listReach });
			return listReply(page.map((role) => roleShown(world.desk, role)));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/roles/:roleId',
		summary: 'One role',
		scopes: ofPermissions,
		handle: (call, world) => {
			const role = world.desk.roles.in(organizationOf(call, world).id, call.params.roleId ?? '');
			return role ? ok(roleShown(world.desk, role)) : notFound();
		},
	},
	{
		method: 'GET',
		path: '/api/v1/profiles',
		summary: 'Profiles',
		query: ['default', 'visible', 'searchStr', 'from', 'limit'],
		scopes: ofPermissions,
		credits: listWeight,
		handle: (call, world) => {
			const [isDefault, isVisible] = [flagOf(call, 'default'), flagOf(call, 'visible')];
			const words = call.query.searchStr?.toLowerCase();
			const profiles = world.desk.profiles
				.of(organizationOf(call, world).id)
				.filter((profile) => isDefault === undefined || profile.isDefault === isDefault)
				.filter(() => isVisible !== false)
				.filter(({ name }) => words === undefined || matches(name.toLowerCase(), words));
			const page = pageOf(call, profiles, { first: 0, usual: 250, most: 250, reach: listReach });
			return listReply(page.map(profileShown));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/profiles/:profileId',
		summary: 'One profile with its permissions',
		scopes: ofPermissions,
		handle: (call, world) => {
			const profile = world.desk.profiles.in(organizationOf(call, world).id, call.params.profileId ?? '');
			return profile ? ok(profileShown(profile)) : notFound();
		},
	},
];

/** `searchStr` of profiles: `abc` is the whole name, `abc%` its beginning, `%abc%` any part of it. */
function matches(name: string, words: string): boolean {
	const bare = words.replaceAll('%', '');
	if (words.startsWith('%')) return name.includes(bare);
	return words.endsWith('%') ? name.startsWith(bare) : name === bare;
}
