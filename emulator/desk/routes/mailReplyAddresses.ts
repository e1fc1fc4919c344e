import { fromAddressShown } from '../fromAddress';
import { organizationOf } from '../organization';
import { flagOf, pageOf } from '../query';
import { invalidQuery, Refused } from '../refusals';
import { type DeskRoute, listReply } from '../route';

export const mailReplyAddressRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/mailReplyAddress',
		summary: 'The addresses answers can go out from; `from` counts from 1',
		query: ['departmentId', 'isActive', 'from', 'limit'],
		scopes: ['Desk.settings.READ', 'Desk.basic.READ'],
		handle: (call, world) => {
			const { departmentId = '' } = call.query;
			if (!/^(\d+|allDepartment)$/.test(departmentId)) throw new Refused(invalidQuery('departmentId'));
			const isActive = flagOf(call, 'isActive') ?? true;
			const departments = world.desk
				.departments(organizationOf(call, world).id)
				.filter(({ id }) => isActive && (departmentId === 'allDepartment' || id === departmentId));
			const page = pageOf(call, departments, { first: 1, least: 1, usual: 50, most: 100, reach: 4999 });
			return listReply(page.map((department) => fromAddressShown(world.desk, department)));
		},
	},
];
