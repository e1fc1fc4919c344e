import { operation } from '../../../shared/operation';
import { writeJob } from '../../bulk/writeJobs';
import type { Crm } from '../../crmApi';
import { jobId } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Job',
	action: 'Get bulk write job',
	description: 'Get the state of a bulk write job and how many records it added, updated and skipped',
	scopes: scopes.writeInBulk,
	writes: false,
	fields: { jobId },
	run: async (crm: Crm, { jobId: id }) => (await writeJob(crm, id)).body,
});
