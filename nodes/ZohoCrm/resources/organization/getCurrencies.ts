import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Currencies',
	action: 'Get currencies of organization',
	description: 'Get the currencies of the organization with their exchange rates',
	scopes: scopes.readCurrencies,
	writes: false,
	gives: 'records',
	fields: {},
	run: async (crm: Crm) =>
		rowsOf(
			await crm.call({ method: 'GET', path: ['org', 'currencies'], scopes: scopes.readCurrencies }),
			'currencies',
		),
});
