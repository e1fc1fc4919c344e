import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { relatedList } from '../../fields/relatedList';
import { linkedRecord } from '../../fields/relatedRecord';
import { RECORDS_PER_CALL } from '../../records';
import { type ReadyLink, relationKey } from '../../relations';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Unlink',
	action: 'Unlink related record',
	description: 'Take a record out of a related list of another; the record itself stays',
	scopes: scopes.deleteRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, list: relatedList, relatedId: linkedRecord },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (_crm: Crm, { relatedId: id, ...relation }): Promise<ReadyLink> =>
			await Promise.resolve({ ...relation, link: { id } }),
		key: relationKey,
		run: async (crm: Crm, ready: ReadyLink[]) => {
			const [first] = ready;
			if (!first) return [];
			const { module, recordId, list } = first;
			const links = ready.map(({ link }) => link);
			const results = await crm.results(
				{
					method: 'DELETE',
					path: [module, recordId, list],
					query: { ids: links.map(({ id }) => id).join(',') },
					scopes: scopesFor(scopes.deleteRecords, module),
				},
				links,
				module,
			);
			return results.map((result, index) =>
				result instanceof ZohoError ? result : { id: links[index]?.id ?? result.id, unlinked: true },
			);
		},
	},
});
