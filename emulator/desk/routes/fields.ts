import type { Call, World } from '../../service';
import { type DeskModule, deskModules, type Field, fieldsOf } from '../metadata';
import { organizationOf } from '../organization';
import { choiceOf, idOf, listOf } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
import { newField, oldField, oneField } from '../metadataFormatters';
import type { Department } from '../records';

/** The module a call must name. */
function moduleOf<T extends DeskModule>(call: Call, modules: readonly T[]): T {
	const module = choiceOf(call, 'module', modules);
	if (module === undefined) throw new Refused(invalidQuery('module'));
	return module;
}

/** The module's fields that the call asks for: named ones, or those of a department's layouts. */
function asked(call: Call, world: World, module: DeskModule, departmentParameter: string): Field[] {
	const names = listOf(call, 'apiNames', 300);
	const { id: orgId } = organizationOf(call, world);
	const departmentId = idOf(call, departmentParameter);
	const layouts = world.desk
		.layouts(orgId, module)
		.filter((layout) => layout.departmentId === null || layout.departmentId === departmentId);
	const inDepartment = layouts.flatMap((layout) => fieldsOf(layout).map(({ field }) => field));
	return world.desk
		.fields(orgId, module)
		.filter(({ apiName }) => names.length === 0 || names.includes(apiName))
		.filter((field) => departmentId === undefined || inDepartment.includes(field));
}

/** Departments with a layout that has the field; a layout of the whole organization is one of each. */
function departmentsOf(field: Field, module: DeskModule, orgId: string, { desk }: World): Department[] {
	const layouts = desk
		.layouts(orgId, module)
		.filter((layout) => fieldsOf(layout).some((one) => one.field === field));
	const isOf = (id: string) => layouts.some(({ departmentId }) => (departmentId ?? id) === id);
	return desk.departments(orgId).filter(({ id }) => isOf(id));
}

/** The older list has no custom modules. */
const oldModules = deskModules.filter((module) => !module.startsWith('cm_'));

const filterable = ['isCustomField', 'isComputed', 'isMandatory'] as const;

/** `filter`: conditions such as `isCustomField='false'`, with `AND` between them. */
function filterOf(call: Call): (field: Field) => boolean {
	const given = call.query.filter;
	if (given === undefined) return () => true;
	const conditions = given.split(/\s+AND\s+/).map((condition) => {
		const [, name, value] = /^(\w+)='(true|false)'$/.exec(condition.trim()) ?? [];
		const property = filterable.find((known) => known === name);
		if (property === undefined) throw new Refused(invalidQuery('filter'));
		return (field: Field) => field[property] === (value === 'true');
	});
	return (field) => conditions.every((holds) => holds(field));
}

export const fieldRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/fields',
		summary: 'Fields of a module; choices under `pickListValues`',
		query: ['module', 'apiNames', 'filter', 'associatedDepartments'],
		// Zoho's file lists both; whether one is enough is not known.
		scopes: ['Desk.fields.READ'],
		alsoScopes: ['Desk.basic.READ'],
		handle: (call, world) => {
			const holds = filterOf(call);
			const fields = asked(call, world, moduleOf(call, deskModules), 'associatedDepartments');
			return ok({ data: fields.filter(holds).map(newField) });
		},
	},
	{
		method: 'GET',
		path: '/api/v1/fields/:fieldId',
		summary: 'One field',
		scopes: ['Desk.fields.READ', 'Desk.settings.READ'],
		handle: (call, world) => {
			const { id: orgId } = organizationOf(call, world);
			for (const module of deskModules) {
				const field = world.desk.fields(orgId, module).find(({ id }) => id === call.params.fieldId);
				if (field) return ok(oneField(field, departmentsOf(field, module, orgId, world)));
			}
			return notFound();
		},
	},
	{
		method: 'GET',
		path: '/api/v1/organizationFields',
		summary: 'Fields of a module, the older way; choices under `allowedValues`',
		query: ['module', 'apiNames', 'departmentId'],
		scopes: ['Desk.basic.READ', 'Desk.fields.READ'],
		handle: (call, world) => {
			const module = moduleOf(call, oldModules);
			const fields = asked(call, world, module, 'departmentId');
			return ok({ data: fields.map((field) => oldField(field, module)) });
		},
	},
];
