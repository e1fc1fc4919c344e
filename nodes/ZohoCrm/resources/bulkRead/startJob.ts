import { collection, requiredText, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { startRead } from '../../bulk/readJobs';
import type { Crm } from '../../crmApi';
import { callbackUrl, queryIn, readByOrPage, readFields } from '../../fields/bulkRead';
import { scopes } from '../../scopes';

export default operation({
	name: 'Start Job',
	action: 'Start bulk read job',
	description: 'Start a bulk read job of up to 200,000 rows without waiting for it, for 50 API credits',
	scopes: scopes.readInBulk,
	writes: false,
	fields: {
		readBy: readByOrPage,
		...readFields,
		nextPage: shownWhen(
			{ readBy: ['page'] },
			requiredText('Page Token', {
				description:
					'The next_page_token in the result of the job before, which Get Job tells; it is good for a day',
			}),
		),
		options: collection('Options', { callbackUrl }),
	},
	run: async (crm: Crm, { nextPage, options, ...read }) => {
		const query = nextPage === undefined ? await queryIn(crm, read) : { page_token: nextPage };
		return await startRead(crm, query, options.callbackUrl);
	},
});
