import type { Call, World } from '../../service';
import type { Organization } from '../records';
import { orgMismatch } from '../refusals';
import { flagOf } from '../query';
import { type DeskRoute, listReply, ok } from '../route';
import { organizationShown } from '../setupFormatters';

const scopes = ['Desk.basic.READ', 'Desk.organization.READ', 'Desk.settings.READ'];

const shown = (organization: Organization, call: Call, { desk }: World) =>
	organizationShown(desk, organization, desk.agentOf(organization.id, call.grant.user.zuid));

const listed = (call: Call, world: World) =>
	listReply(
		world.desk.organizationsOf(call.grant.user.zuid).map((organization) => shown(organization, call, world)),
	);

export const organizationRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/organizations',
		summary: 'Organizations the user belongs to; takes no orgId in its query',
		scopes,
		outsideOrganizations: true,
		handle: listed,
	},
	{
		method: 'GET',
		path: '/api/v1/accessibleOrganizations',
		summary: 'Organizations the token gives access to',
		query: ['orgId'],
		scopes,
		outsideOrganizations: true,
		handle: listed,
	},
	{
		method: 'GET',
		path: '/api/v1/organizations/:organizationId',
		summary: 'One organization',
		query: ['includeCustomDomain'],
		scopes,
		handle: (call, world) => {
			const { organizationId } = call.params;
			const own = world.desk.organizationsOf(call.grant.user.zuid);
			const organization = own.find(({ id }) => id === organizationId);
			if (!organization) return orgMismatch();
			const customDomain = flagOf(call, 'includeCustomDomain') ? { customDomain: null } : {};
			return ok({ ...shown(organization, call, world), ...customDomain });
		},
	},
];
