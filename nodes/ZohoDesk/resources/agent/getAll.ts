import {
	choice,
	collection,
	limit,
	limitOf,
	multiChoice,
	returnAll,
	text,
	toggle,
} from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { departments } from '../../fields/departments';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

const filters = {
	departmentIds: departments,
	isConfirmed: toggle('Is Confirmed', {
		default: true,
		description: 'Whether to return agents who accepted their invitation, or those who did not',
	}),
	isLightAgent: toggle('Is Light Agent', {
		description: 'Whether to return light agents, or all others',
	}),
	rolePermissionType: choice(
		'Permission Type',
		[
			{ name: 'Administrator', value: 'Admin' },
			{ name: 'Custom', value: 'Custom' },
			{ name: 'Light', value: 'Light' },
			{ name: 'Personal', value: 'AgentPersonal' },
			{ name: 'Public', value: 'AgentPublic' },
			{ name: 'Team Personal', value: 'AgentTeamPersonal' },
		],
		{ default: 'AgentPublic', description: 'What the role of the agent lets see' },
	),
	searchStr: text('Search', {
		placeholder: 'e.g. nad*',
		description: 'Name or email address; abc* stands for its beginning, *abc* for any part',
	}),
	status: choice(
		'Status',
		[
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Deleted', value: 'DELETED' },
			{ name: 'Disabled', value: 'DISABLED' },
			{ name: 'Imported', value: 'IMPORTED' },
		],
		{ default: 'ACTIVE' },
	),
};

const options = {
	include: multiChoice(
		'Include',
		[
			{ name: 'Profile', value: 'profile' },
			{ name: 'Role', value: 'role' },
		],
		{ description: 'What to return along with each agent, without a further call' },
	),
	sortOrder: choice(
		'Sort by Name',
		[
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		{ default: 'asc' },
	),
};

export default operation({
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get agents, page by page up to the limit',
	scopes: scopes.readAgents,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
		options: collection('Options', options),
	},
	run: async (desk: Desk, { organization, filters, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const given = {
			...filters,
			departmentIds: filters.departmentIds?.join(',') || undefined,
			searchStr: filters.searchStr || undefined,
		};
		const include = options.include?.join(',') || undefined;
		const query = { ...given, include, sortOrder: options.sortOrder };
		return portal.list(
			{ method: 'GET', path: ['agents'], query, scopes: scopes.readAgents },
			limitOf(howMany),
		);
	},
});
