import type { Route } from '../../service';
import { answer } from '../answer';
import { shownUser } from '../formatters';
import { bare } from '../refusals';

export const currencyRoutes: Route[] = [
	{
		method: 'GET',
		path: '/crm/v8/org/currencies',
		summary: 'List the currencies of the organisation',
		scopes: ['ZohoCRM.settings.currencies.READ'],
		handle: answer(bare, (_call, crm) => {
			const { id, currency, currencySymbol } = crm.organization;
			const founder = shownUser(crm, crm.users[0]?.id);
			const base = {
				id,
				name: `${currency} - ${currency}`,
				iso_code: currency,
				symbol: currencySymbol,
				prefix_symbol: true,
				is_active: true,
				is_base: true,
				exchange_rate: '1.000000000',
				format: { decimal_separator: 'Period', thousand_separator: 'Comma', decimal_places: '2' },
				created_by: founder,
				created_time: null,
				modified_by: founder,
				modified_time: null,
			};
			return { status: 200, body: { currencies: [base] } };
		}),
	},
];
