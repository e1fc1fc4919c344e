import { operation } from '../../../shared/operation';
import { readJob } from '../../bulk/readJobs';
import type { Crm } from '../../crmApi';
import { jobId } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get Job',
	action: 'Get bulk read job',
	description:
		'Get the state of a bulk read job and, when it is done, how many rows it read and whether there are more',
	scopes: scopes.readInBulk,
	writes: false,
	fields: { jobId },
	run: async (crm: Crm, { jobId: id }) => (await readJob(crm, id)).body,
});
