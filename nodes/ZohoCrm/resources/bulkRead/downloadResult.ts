import type { IDataObject } from 'n8n-workflow';

import { operation, type Outputs } from '../../../shared/operation';
import { checkDone } from '../../bulk/jobs';
import { csvOf, recordsOf } from '../../bulk/readFiles';
import { BULK_READ, pageOf, readJob } from '../../bulk/readJobs';
import type { Crm } from '../../crmApi';
import { jobId, moduleIn, resultFields } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download Result',
	action: 'Download bulk read result',
	description: 'Get the rows of a bulk read job that is done, as a CSV file or as items',
	scopes: scopes.readInBulk,
	writes: false,
	fields: { jobId, ...resultFields },
	run: async (crm: Crm, { jobId: id, giveAs, binaryProperty = 'data' }, item): Promise<Outputs> => {
		const job = await readJob(crm, id);
		checkDone(job, BULK_READ);
		const module = moduleIn((job.body.query ?? {}) as IDataObject) ?? '';
		const page = pageOf(job);
		if (giveAs === 'items') return recordsOf(crm, module, [page], item);
		const fileName = `${module || id}.csv`;
		const file = await item.toBinary(csvOf(crm, [page], ['id'], item), fileName, 'text/csv');
		return { json: { module, rows: page.rows, fileName }, binary: { [binaryProperty]: file } };
	},
});
