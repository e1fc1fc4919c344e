import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locator } from '../../shared/fields';
import { scopes } from '../scopes';
import { listedParts } from './parts';
import { recordById } from './record';

/** What a list of attachments must name. */
export const ATTACHMENT_FIELDS = [
	...['id', 'File_Name', 'Size', 'Parent_Id', 'Owner'],
	...['Created_Time', 'Created_By', 'Modified_Time', 'Modified_By'],
].join(',');

async function searchAttachments(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await listedParts(this, filter, {
		list: 'Attachments',
		fields: ATTACHMENT_FIELDS,
		scopes: scopes.readAttachments,
		nameOf: ({ File_Name: name }) => name,
	});
}

/** An attachment of the chosen record. */
export const attachmentId = locator('Attachment', {
	searchMethod: 'searchAttachments',
	search: searchAttachments,
	description: 'The file to work on, one of those at the record',
	byId: { ...recordById, patternHint: 'An ID has digits only' },
});
