import { badInput } from '../../../shared/badInput';
import { collection, dateTime, limit, limitOf, returnAll, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { customRecordSearch, fieldParameters } from '../../customRecords';
import type { Desk } from '../../deskApi';
import { customFieldsToSearch } from '../../fields/customRecord';
import { customModule } from '../../fields/moduleName';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';
import { rangeOf, SEARCH_LAST_START } from '../../ticketWindows';

const filters = {
	_all: text('Any Field', { description: 'At least 3 characters; * stands for the rest of a word' }),
	createdAfter: dateTime('Created After'),
	createdBefore: dateTime('Created Before'),
	modifiedAfter: dateTime('Modified After'),
	modifiedBefore: dateTime('Modified Before'),
};

export default operation({
	name: 'Search',
	action: 'Search custom module records',
	description: 'Find records of a custom module by their fields and by ranges of time',
	scopes: [...scopes.readCustomRecords, ...scopes.search],
	writes: false,
	gives: 'records',
	fields: {
		organization,
		module: customModule,
		returnAll,
		limit,
		fields: customFieldsToSearch,
		filters: collection('Filters', filters, { addLabel: 'Add filter' }),
	},
	run: async (desk: Desk, { organization, module: moduleName, fields, filters, ...howMany }) => {
		const { _all = '' } = filters;
		if (_all !== '' && _all.length < 3) {
			throw badInput('Any Field', `is "${_all}", which is too short`, 'Search for at least 3 characters.');
		}
		const query = {
			...fieldParameters(fields.values),
			_all: _all || undefined,
			createdTimeRange: rangeOf(filters.createdAfter, filters.createdBefore),
			modifiedTimeRange: rangeOf(filters.modifiedAfter, filters.modifiedBefore),
		};
		if (Object.values(query).every((value) => value === undefined)) {
			throw badInput('Fields', 'is empty', 'Add a field or a filter; use Get Many to list all.');
		}
		const portal = await desk.portal(organization);
		const options = { lastStart: SEARCH_LAST_START };
		return portal.list(customRecordSearch(moduleName, query), limitOf(howMany), options);
	},
});
