import type { Route } from '../../service';
import { answer } from '../answer';
import { shownOrganization } from '../organizationFormatters';
import { bare } from '../refusals';

export const orgRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/org',
		summary: 'Get the organisation',
		scopes: ['ZohoCRM.org.READ'],
		handle: answer(bare, (_call, crm) => ({ status: 200, body: { org: [shownOrganization(crm)] } })),
	},
];
