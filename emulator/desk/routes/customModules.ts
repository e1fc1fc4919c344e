import type { Call, World } from '../../service';
import {
	customModules,
	customRecordDetail,
	customRecordRow,
	customRecordWritten,
	type CustomRecord,
	modulesShown,
} from '../customModules';
import type { CustomModule } from '../metadata';
import { agentOf, organizationOf } from '../organization';
import { listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { invalidQuery, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { found, type Searched, searchParameters } from '../search';
import { refuseValue } from '../ticketOf';
import { idOf, objectOf, refuseExtra } from '../validation';
import { checkedRecord } from '../writes';

const scopes = (operation: string) => [`Desk.custommodule.${operation}`];

const searched: Searched<CustomRecord> = {
	words: { _all: ({ name, cf }) => [name, ...Object.values(cf)] },
	exact: {},
	numbers: {},
	ranges: {
		createdTimeRange: ({ createdTime }) => createdTime,
		modifiedTimeRange: ({ modifiedTime }) => modifiedTime,
	},
	sortBy: {
		createdTime: ({ createdTime }) => createdTime,
		modifiedTime: ({ modifiedTime }) => modifiedTime,
	},
	fieldParameter: { prefix: 'field', standard: { name: ({ name }) => [name] } },
};

/** Owner, department and layout come as `{ id }` beside the fields. */
function written(
	call: Call,
	world: World,
	module: CustomModule,
	existing?: CustomRecord,
): Partial<CustomRecord> {
	const { desk } = world;
	const { id: orgId } = organizationOf(call, world);
	const required = !existing && customModules[module].isDeptSpecific ? ['department'] : [];
	const beside = ['owner', 'department', 'layout'];
	refuseExtra(objectOf(call.body), ['name', 'cf', ...beside]);
	const record = checkedRecord<CustomRecord>(call, world, module, existing, beside, required);
	const body = objectOf(call.body);
	const own = (name: string, orgIdOf: (id: string) => string | undefined): string | undefined => {
		if (body[name] === undefined) return undefined;
		refuseExtra(objectOf(body[name]), ['id']);
		const id = idOf(objectOf(body[name]).id) ?? '';
		return orgIdOf(id) === orgId ? id : refuseValue(name);
	};
	const ownerId = own('owner', (id) => desk.agent(id)?.orgId);
	const departmentId = own('department', (id) => desk.department(id)?.orgId);
	const layoutId = own('layout', (id) => desk.layouts(orgId, module).find((one) => one.id === id)?.orgId);
	return {
		...record,
		...(ownerId ? { ownerId } : {}),
		...(departmentId ? { departmentId } : {}),
		...(layoutId ? { layoutId } : {}),
	};
}

function routesOf(module: CustomModule): DeskRoute[] {
	const path = `/api/v1/${module}`;
	const all = (call: Call, { desk }: World) =>
		desk.customRecords.of(organizationOf(call, { desk } as World).id).filter((one) => one.module === module);
	const recordOf = (call: Call, world: World): CustomRecord => {
		const record = world.desk.customRecords.in(organizationOf(call, world).id, call.params.recordId ?? '');
		if (record?.module !== module) throw new Refused(notFound());
		return record;
	};
	return [
		{
			method: 'GET',
			path,
			summary: 'Records of a custom module, without their own fields',
			// Zoho's file has `fields` too, and does not show what they add.
			query: ['viewId', 'sortBy', 'from', 'limit'],
			scopes: scopes('READ'),
			credits: listWeight,
			handle: (call, world) => {
				const { by, descending } = orderOf(call, ['createdTime', 'modifiedTime'], '-createdTime');
				if (call.query.viewId !== undefined) throw new Refused(invalidQuery('viewId'));
				const ordered = sorted(all(call, world), (record) => record[by as 'createdTime'], descending);
				const page = pageOf(call, ordered, { first: 0, usual: 50, most: 50, reach: listReach });
				return listReply(page.map((record) => customRecordRow(world.desk, record)));
			},
		},
		{
			method: 'GET',
			path: `${path}/search`,
			summary: 'Records of a custom module by what they hold; `field1` … `field10`',
			query: [...searchParameters(searched), 'from', 'limit'],
			scopes: ['Desk.search.READ'],
			alsoScopes: scopes('READ'),
			credits: listWeight,
			handle: (call, world) => {
				const { desk } = world;
				const fields = desk.fields(organizationOf(call, world).id, module);
				const records = found(call, desk, all(call, world), searched, fields);
				const page = pageOf(call, records, { first: 0, usual: 10, most: 100, reach: 999 });
				return listReply(
					page.map((record) => customRecordDetail(desk, record)),
					{ count: records.length },
				);
			},
		},
		{
			method: 'GET',
			path: `${path}/:recordId`,
			summary: 'One record of a custom module',
			scopes: scopes('READ'),
			handle: (call, world) => ok(customRecordDetail(world.desk, recordOf(call, world))),
		},
		{
			method: 'POST',
			path,
			summary: 'Creates a record of a custom module',
			scopes: scopes('CREATE'),
			handle: (call, world) => {
				const { id: orgId } = organizationOf(call, world);
				const createdBy = agentOf(call, world).id;
				const given = { ownerId: createdBy, ...written(call, world, module), module, orgId, createdBy };
				return ok(customRecordWritten(world.desk, world.desk.addCustomRecord(given)));
			},
		},
		{
			method: 'PATCH',
			path: `${path}/:recordId`,
			summary: 'Changes a record of a custom module',
			scopes: scopes('UPDATE'),
			handle: (call, world) => {
				const record = recordOf(call, world);
				world.desk.change(record, written(call, world, module, record), agentOf(call, world).id);
				return ok(customRecordWritten(world.desk, record));
			},
		},
		{
			method: 'DELETE',
			path: `${path}/:recordId`,
			summary: 'Moves a record of a custom module to the recycle bin',
			scopes: scopes('DELETE'),
			handle: (call, world) => {
				world.desk.customRecords.delete(recordOf(call, world).id);
				return { status: 204 };
			},
		},
	];
}

export const customModuleRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/organizationModules',
		summary: 'Modules, custom ones too',
		scopes: ['Desk.basic.READ', 'Desk.settings.READ', 'Desk.modules.READ'],
		handle: (call, world) => ok({ data: modulesShown(world.desk, organizationOf(call, world).id) }),
	},
	...(Object.keys(customModules) as CustomModule[]).flatMap(routesOf),
];
