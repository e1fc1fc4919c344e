import type { IDataObject } from 'n8n-workflow';

import { csvRows, utf8 } from '../../../shared/files/csv';
import { onlyFileIn } from '../../../shared/files/zip';
import { operation, type Outputs } from '../../../shared/operation';
import { checkDone } from '../../bulk/jobs';
import { BULK_WRITE, writeJob, writeResult } from '../../bulk/writeJobs';
import type { Crm } from '../../crmApi';
import { jobId, resultFields } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Download Result',
	action: 'Download bulk write result',
	description: 'Get what became of each row of a bulk write job that is done, as a CSV file or as items',
	scopes: scopes.writeInBulk,
	writes: false,
	fields: { jobId, ...resultFields },
	run: async (crm: Crm, { jobId: id, giveAs, binaryProperty = 'data' }, item): Promise<Outputs> => {
		const job = await writeJob(crm, id);
		checkDone(job, BULK_WRITE);
		const zip = await writeResult(crm, job);
		if (giveAs === 'items') return rowsIn(zip);
		const fileName = `bulk-write-${id}.csv`;
		const file = await item.toBinary(onlyFileIn(zip), fileName, 'text/csv');
		return { json: { id, fileName }, binary: { [binaryProperty]: file } };
	},
});

/** The rows as Zoho gives them: the file's first columns, STATUS, RECORD_ID and ERRORS. */
async function* rowsIn(zip: Buffer): AsyncGenerator<IDataObject> {
	let header: string[] | undefined;
	for await (const cells of csvRows(utf8(onlyFileIn(zip)))) {
		if (header) yield Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
		else header = cells;
	}
}
