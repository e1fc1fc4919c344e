import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { locator } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { moduleOfList } from '../relations';
import { scopes, scopesFor } from '../scopes';
import { chosenModule, inForm } from './inForm';
import { listedParts } from './parts';
import { listedRecords, namingFields, recordById, titleOf } from './record';

const chosenList = (context: ILoadOptionsFunctions): string => {
	const list = context.getCurrentNodeParameter('list', { extractValue: true });
	if (typeof list === 'string' && list !== '') return list;
	throw badInput('Related List', 'is empty', 'Choose the related list first.');
};

const moduleIn = async (context: ILoadOptionsFunctions, crm: Crm): Promise<string> =>
	await moduleOfList(crm, chosenModule(context), chosenList(context));

async function searchToLink(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => await listedRecords(crm, await moduleIn(this, crm), filter));
}

async function searchLinked(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const fields = await inForm(this, async (crm) => await namingFields(crm, await moduleIn(this, crm)));
	return await listedParts(this, filter, {
		list: chosenList(this),
		fields: fields.join(','),
		scopes: scopesFor(scopes.readRecords, chosenModule(this)),
		nameOf: (row) => titleOf(row, fields),
	});
}

/** A record of the module that the chosen related list holds. */
export const recordToLink = locator('Related Record', {
	searchMethod: 'searchToLink',
	search: searchToLink,
	description: 'The record to put into the list. The list searches as you type.',
	byId: recordById,
});

/** A record that is in the chosen related list. */
export const linkedRecord = locator('Related Record', {
	searchMethod: 'searchLinked',
	search: searchLinked,
	description: 'One of the records in the related list',
	byId: recordById,
});
