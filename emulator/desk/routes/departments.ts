import { organizationOf } from '../organization';
import { choiceOf, flagOf, listReach, listWeight, pageOf } from '../query';
import { notFound } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { departmentDetail, departmentRow } from '../setupFormatters';
import { nameTest } from '../nameSearch';

const scopes = ['Desk.basic.READ', 'Desk.departments.READ', 'Desk.settings.READ'];

export const departmentRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/departments',
		summary: 'Departments',
		query: ['isEnabled', 'chatStatus', 'searchStr', 'from', 'limit'],
		scopes,
		credits: listWeight,
		handle: (call, world) => {
			const isEnabled = flagOf(call, 'isEnabled');
			const chatStatus = choiceOf(call, 'chatStatus', [
				'AVAILABLE',
				'DISABLED',
				'NOT_CREATED',
				'${UNAVAILABLE}',
			]);
			const hasName = nameTest(call);
			// None of the departments has a chat.
			const hasChat = chatStatus === 'AVAILABLE' || chatStatus === 'DISABLED';
			const departments = world.desk
				.departments(organizationOf(call, world).id)
				.filter((department) => isEnabled === undefined || department.isEnabled === isEnabled)
				.filter(({ name }) => hasName([name]) && !hasChat);
			const page = pageOf(call, departments, { first: 0, usual: 10, most: 200, reach: listReach });
			return listReply(page.map(departmentRow));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/departments/:departmentId',
		summary: 'One department, with its agents',
		scopes,
		handle: (call, world) => {
			const department = world.desk.department(call.params.departmentId ?? '');
			if (department?.orgId !== organizationOf(call, world).id) return notFound();
			return ok(departmentDetail(world.desk, department));
		},
	},
];
