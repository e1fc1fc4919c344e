import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import { limit, limitOf, returnAll } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { organization } from '../../fields/organization';
import {
	labelOfSearched,
	ticketCustomFieldFilters,
	ticketSearchFilters,
	ticketSearchOptions,
} from '../../fields/ticketSearch';
import { scopes } from '../../scopes';
import {
	rangeOf,
	SEARCH_LAST_START,
	searchCall,
	type SearchQuery,
	ticketsByCreation,
} from '../../ticketWindows';
import { customParameters } from '../../values';

const RANGES = ['created', 'customerResponse', 'due', 'modified'] as const;
const AT_LEAST_THREE = ['_all', 'accountName', 'productName', 'subject', 'tag'];

export default operation({
	name: 'Search',
	action: 'Search tickets',
	description: 'Find tickets by any of their fields, standard and custom, and by ranges of time',
	scopes: [...scopes.readTickets, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: {
		organization,
		returnAll,
		limit,
		filters: ticketSearchFilters,
		customFields: ticketCustomFieldFilters,
		options: ticketSearchOptions,
	},
	run: async (desk: Desk, { organization, filters, customFields, options, ...howMany }) => {
		const portal = await desk.portal(organization);
		const custom = customParameters(await portal.fields('tickets'), customFields.values);
		const query = { ...standardParameters(filters), ...custom };
		if (Object.keys(query).length === 0) {
			throw badInput('Filters', 'is empty', 'Add at least one filter; use Get Many to list all tickets.');
		}
		const { sortBy } = options;
		if (sortBy?.endsWith('createdTime')) {
			const { createdTimeRange, ...others } = query;
			const newestFirst = sortBy.startsWith('-');
			return ticketsByCreation(portal, others, limitOf(howMany), { newestFirst, between: createdTimeRange });
		}
		return portal.list(searchCall({ ...query, sortBy }), limitOf(howMany), { lastStart: SEARCH_LAST_START });
	},
});

function standardParameters(filters: IDataObject): SearchQuery {
	const query: SearchQuery = {};
	for (const name of RANGES) {
		const range = rangeOf(filters[`${name}After`] as string, filters[`${name}Before`] as string);
		if (range) query[name === 'due' ? 'dueDateRange' : `${name}TimeRange`] = range;
	}
	for (const [name, value] of Object.entries(filters)) {
		if (typeof value !== 'string' || value === '' || /(After|Before)$/.test(name)) continue;
		if (value.length < 3 && AT_LEAST_THREE.includes(name)) {
			const label = labelOfSearched(name);
			throw badInput(label, `is "${value}", which is too short`, 'Search for at least 3 characters.');
		}
		query[name] = value;
	}
	return query;
}
