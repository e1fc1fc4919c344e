import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { locator, mapper } from '../../shared/fields';
import { badInput } from '../../shared/badInput';
import { toNodeError } from '../../shared/transport/nodeError';
import { customRecordPaging, ownFields } from '../customRecords';
import { customRecordByName } from '../lookups';
import { labelOf } from '../metadata';
import { scopes } from '../scopes';
import { inPortal } from './inForm';
import { searchRows } from './rows';
import { mapperField } from './ticketFields';

/** The module that is chosen in the form. */
function chosenModule(context: ILoadOptionsFunctions): string {
	const moduleName = context.getCurrentNodeParameter('module', { extractValue: true });
	if (typeof moduleName === 'string' && moduleName !== '') return moduleName;
	throw toNodeError(context.getNode(), badInput('Module', 'is empty', 'Choose the module first.'));
}

async function searchCustomRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const moduleName = chosenModule(this);
	const search = searchRows({
		path: [moduleName],
		query: { sortBy: '-modifiedTime' },
		paging: customRecordPaging,
		scopes: [...scopes.readCustomRecords, ...scopes.search],
		nameOf: ({ name, id }) => String(name ?? id),
		search: (words) => ({ path: [moduleName, 'search'], query: { field1: `name:${words}*` } }),
	});
	return await search.call(this, filter);
}

/** A record of the module that is chosen in the form. */
export const customRecord = locator('Record', {
	searchMethod: 'searchCustomRecords',
	search: searchCustomRecords,
	description: 'The list searches names',
	by: { name: { label: 'By Name', placeholder: 'e.g. Doctor 1', find: customRecordByName } },
	byId: { placeholder: 'e.g. 1000003019049', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
});

function recordFields(mappingMethod: string, writing: 'new' | 'existing' | 'searched') {
	async function load(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const moduleName = chosenModule(this);
		const fields = await inPortal(this, async (portal) => await portal.freshFields(moduleName));
		return {
			fields: ownFields(fields).map((field) => {
				const isRequired = writing === 'new' && field.isMandatory === true && field.type !== 'Boolean';
				if (writing !== 'searched') return mapperField(field, isRequired);
				// Words, beginnings with * and ${empty} are searched for, whatever the field's type.
				const { apiName: id } = field;
				const shown = { required: false, defaultMatch: false, canBeUsedToMatch: false, display: true };
				return { id, displayName: labelOf(field), ...shown, type: 'string' as const };
			}),
		};
	}
	const hints = {
		new: undefined,
		existing: 'Only the fields you add are changed; a field that is left empty is cleared',
		searched: 'Up to ten; * stands for the rest of a word, ${empty} and ${notempty} for none and any value',
	};
	return mapper('Fields', {
		mappingMethod,
		load,
		mode: 'add',
		dependsOn: ['organization.value', 'module.value'],
		...(hints[writing] ? { hint: hints[writing] } : {}),
	});
}

export const customFieldsToCreate = recordFields('getCustomFieldsToCreate', 'new');
export const customFieldsToUpdate = recordFields('getCustomFieldsToUpdate', 'existing');
export const customFieldsToSearch = recordFields('getCustomFieldsToSearch', 'searched');
