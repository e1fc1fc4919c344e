import type { IDataObject } from 'n8n-workflow';

import { collection, text } from '../../../shared/fields';
import { operation, type Outputs } from '../../../shared/operation';
import { csvOf, recordsOf } from '../../bulk/readFiles';
import { readPages } from '../../bulk/readJobs';
import type { Crm } from '../../crmApi';
import { moduleIn, queryIn, readBy, readFields, resultFields, waitAtMost } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Export',
	action: 'Export records in bulk',
	description:
		'Read any number of records in bulk jobs, wait for them and get one CSV file or the rows as items',
	scopes: scopes.readInBulk,
	writes: false,
	fields: {
		readBy,
		...readFields,
		...resultFields,
		options: collection('Options', {
			fileName: text('File Name', {
				placeholder: 'e.g. leads.csv',
				description: "The CSV file's name; without it the module's",
			}),
			waitAtMost,
		}),
	},
	run: async (crm: Crm, { giveAs, binaryProperty = 'data', options, ...read }, item): Promise<Outputs> => {
		const { waitAtMost: minutes = 60 } = options;
		const query = await queryIn(crm, read);
		const module = moduleIn(query) ?? '';
		const pages = await readPages(crm, query, { item, minutes });
		if (giveAs === 'items') return recordsOf(crm, module, pages, item);
		const fileName =
			options.fileName === undefined || options.fileName === '' ? `${module}.csv` : options.fileName;
		const file = await item.toBinary(csvOf(crm, pages, columnsOf(query), item), fileName, 'text/csv');
		const json = {
			module,
			rows: pages.reduce((sum, { rows }) => sum + rows, 0),
			fileName,
			jobs: pages.map(({ id }) => id),
		};
		return { json, binary: { [binaryProperty]: file } };
	},
});

const columnsOf = ({ fields = [] }: IDataObject): string[] => [
	'id',
	...(fields as string[]).filter((name) => name !== 'id'),
];
