import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { RECORDS_PER_CALL } from '../../records';
import { scopes } from '../../scopes';

interface ReadyDelete {
	module: string;
	id: string;
	runWorkflows: boolean;
}

const options = {
	runWorkflows: toggle('Run Workflow Rules', {
		default: true,
		description: 'Whether your workflow rules for deleted records run',
	}),
};

export default operation({
	name: 'Delete',
	action: 'Delete record',
	description: 'Move a record of any module to the recycle bin, where it stays for 60 days',
	scopes: scopes.deleteRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, options: collection('Options', options) },
	batch: {
		size: RECORDS_PER_CALL,
		prepare: async (
			_crm: Crm,
			{ module, recordId, options: { runWorkflows = true } },
		): Promise<ReadyDelete> => await Promise.resolve({ module, id: recordId, runWorkflows }),
		key: ({ module, runWorkflows }: ReadyDelete) => JSON.stringify([module, runWorkflows]),
		run: async (crm: Crm, ready: ReadyDelete[]) => {
			const [first] = ready;
			if (!first) return [];
			const ids = ready.map(({ id }) => id);
			const results = await crm.delete(first.module, ids, first.runWorkflows);
			return results.map((result, index) =>
				result instanceof ZohoError ? result : { id: ids[index] ?? result.id, deleted: true },
			);
		},
	},
});
