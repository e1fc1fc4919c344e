import { get, list, type Operation } from '../deskOperation';
import * as shapes from '../deskShapes';

const setup = 'Desk.basic.READ Desk.settings.READ';
const agentIncludes = 'profile,role,associatedDepartments,associatedChatDepartments';

export const people: Operation[] = [
	list(
		'/departments',
		`${setup} Desk.departments.READ`,
		'chatStatus searchStr isEnabled limit from',
		shapes.departmentRow,
		{ ask: { isEnabled: 'true' } },
	),
	get('/departments/{departmentId}', `${setup} Desk.departments.READ`, '', shapes.department),
	list(
		'/agents',
		`${setup} Desk.agents.READ`,
		`include roleIds searchStr cfSearchStr cfFieldName fieldName isLightAgent sortOrder limit rolePermissionType
		profileIds from isConfirmed departmentIds status`,
		shapes.agent,
		{
			refused: ['cfSearchStr', 'cfFieldName'],
			ask: { include: 'profile,role', status: 'ACTIVE', sortOrder: 'desc', isConfirmed: 'true' },
		},
	),
	get('/agents/{agentId}', `${setup} Desk.agents.READ`, 'include', shapes.agent, {
		ask: { include: agentIncludes },
	}),
	get('/agents/email/{emailId}', setup, '', shapes.agent),
	get('/myinfo', setup, 'include', shapes.agent, { ask: { include: agentIncludes } }),
	get('/teams', `${setup} Desk.teams.READ`, 'from limit', shapes.teams, { ask: { limit: '0' } }),
	get(
		'/departments/{departmentId}/teams',
		`${setup} Desk.teams.READ Desk.departments.READ`,
		'from limit searchStr',
		shapes.teams,
	),
	get('/teams/{teamId}', `${setup} Desk.teams.READ`, '', shapes.team),
	list('/roles', `${setup} Desk.permissions.READ`, 'isDefault searchStr limit from isVisible', shapes.role, {
		ask: { limit: '500', isVisible: 'true' },
	}),
	get('/roles/{roleId}', `${setup} Desk.permissions.READ`, '', shapes.role),
	list(
		'/profiles',
		`${setup} Desk.permissions.READ`,
		'default visible searchStr from limit fields',
		shapes.profile,
		{ refused: ['fields'], ask: { limit: '250', searchStr: '%a%' } },
	),
	get('/profiles/{profileId}', `${setup} Desk.permissions.READ`, '', shapes.profile),
];
