import { organizationOf } from '../organization';
import { choiceOf, idOf } from '../query';
import { invalidQuery, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';

const modules = ['tickets', 'contacts', 'events', 'activities', 'tasks', 'contracts', 'accounts', 'calls'];

export const viewRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/views',
		summary: 'Views of a module, all in one answer',
		query: ['module', 'departmentId'],
		scopes: ['Desk.settings.READ', 'Desk.basic.READ'],
		handle: (call, world) => {
			const module = choiceOf(call, 'module', modules);
			if (module === undefined) throw new Refused(invalidQuery('module'));
			const departmentId = idOf(call, 'departmentId');
			const views = world.desk.views
				.of(organizationOf(call, world).id)
				.filter((view) => view.module === module)
				.filter((view) => !departmentId || !view.departmentId || view.departmentId === departmentId);
			return ok({
				data: views.map(({ id, name, displayLabel }) => ({
					...{ id, name, viewName: name, displayLabel },
					sanitizedName: name.toLowerCase().replaceAll(' ', '-'),
					isCustomView: false,
					isLocked: false,
					createdBy: null,
					deprecatedViewId: null,
				})),
			});
		},
	},
];
