import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { shownModule, shownModuleDetail } from '../metadataFormatters';
import { bare, crmError, invalidModule } from '../refusals';

const scopes = ['ZohoCRM.settings.modules.READ'];
const statuses = ['visible', 'user_hidden', 'system_hidden', 'scheduled_for_deletion'];

export const moduleRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/modules',
		summary: 'List modules',
		scopes,
		query: ['status'],
		handle: answer(bare, (call, crm) => {
			const asked = call.query.status?.split(',');
			const wrong = asked?.findIndex((status) => !statuses.includes(status)) ?? -1;
			if (wrong !== -1) {
				const details = { index: wrong, supported_values: statuses, param_name: 'status' };
				throw new RefusedCall(crmError('INVALID_DATA', 'The status given is invalid.', details));
			}
			const modules = [...crm.modules.values()].filter((module) => asked?.includes(module.status) ?? true);
			if (modules.length === 0) return { status: 204 };
			return { status: 200, body: { modules: modules.map((module) => shownModule(crm, module)) } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/modules/:module',
		summary: 'Get a module by its API name or id',
		scopes,
		handle: answer(bare, (call, crm) => {
			const { module: name = '' } = call.params;
			const module = crm.module(name) ?? [...crm.modules.values()].find(({ id }) => id === name);
			if (!module) throw new RefusedCall(invalidModule(2));
			if (!module.apiSupported) {
				const message = 'the given module is not supported in api';
				throw new RefusedCall(crmError('NOT_SUPPORTED', message));
			}
			return { status: 200, body: { modules: [shownModuleDetail(crm, module)] } };
		}),
	},
];
