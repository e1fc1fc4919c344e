import { deskModules } from '../metadata';
import { organizationOf } from '../organization';
import { choiceOf, idOf, listReach, listWeight, pageOf } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { layoutDetail, layoutListed } from '../metadataFormatters';

const scopes = ['Desk.basic.READ', 'Desk.layouts.READ'];

export const layoutRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/layouts',
		summary: 'Layouts of a module, without their fields',
		query: ['module', 'departmentId', 'id', 'layoutName', 'status', 'from', 'limit'],
		scopes,
		credits: listWeight,
		handle: (call, world) => {
			const module = choiceOf(call, 'module', deskModules);
			if (module === undefined) throw new Refused(invalidQuery('module'));
			const [departmentId, id] = [idOf(call, 'departmentId'), idOf(call, 'id')];
			const { layoutName } = call.query;
			const status = choiceOf(call, 'status', ['active', 'inactive', 'all']);
			const layouts = world.desk
				.layouts(organizationOf(call, world).id, module)
				.filter((layout) => departmentId === undefined || layout.departmentId === departmentId)
				.filter((layout) => id === undefined || layout.id === id)
				.filter((layout) => layoutName === undefined || layout.layoutName === layoutName)
				.filter(() => status !== 'inactive');
			const page = pageOf(call, layouts, { first: 0, usual: 99, most: 99, reach: listReach });
			const profiles = world.desk.profiles.of(organizationOf(call, world).id);
			return listReply(page.map((layout) => layoutListed(layout, profiles)));
		},
	},
	{
		method: 'GET',
		path: '/api/v1/layouts/:layoutId',
		summary: 'One layout with its sections and fields; choices are plain text under `allowedValues`',
		scopes,
		handle: (call, world) => {
			const layout = world.desk.layout(call.params.layoutId ?? '');
			if (layout?.orgId !== organizationOf(call, world).id) return notFound();
			return ok(layoutDetail(layout));
		},
	},
];
