import type { Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { choiceAsked } from '../asked';
import { shownField } from '../fieldFormatters';
import { bare, invalidId } from '../refusals';
import { moduleAsked } from './settings';

const scopes = ['ZohoCRM.settings.fields.READ'];

export const fieldRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/settings/fields',
		summary: 'List the fields of a module',
		scopes,
		query: ['module', 'type'],
		handle: answer(bare, (call, crm) => {
			const module = moduleAsked(call, crm);
			const type = choiceAsked(call, 'type', ['all', 'used', 'unused'], 'used');
			// Every field of this organisation is on a layout.
			if (type === 'unused' || module.fields.length === 0) return { status: 204 };
			return { status: 200, body: { fields: module.fields.map((field) => shownField(crm, field)) } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/fields/:id',
		summary: 'Get a field',
		scopes,
		query: ['module'],
		handle: answer(bare, (call, crm) => {
			const field = moduleAsked(call, crm).fields.find(({ id }) => id === call.params.id);
			if (!field) throw new RefusedCall(invalidId(2));
			return { status: 200, body: { fields: [shownField(crm, field)] } };
		}),
	},
];
