import type { Batch } from '../shared/operation';
import type { Crm } from './crmApi';
import { scopes } from './scopes';

/** Records of one call; Zoho CRM v8, add tags. */
const RECORDS_PER_TAGGING = 500;

interface Tagging {
	module: string;
	id: string;
	tags: string[];
	/** Adding only: whether other tags of the record go. */
	overwrite: boolean;
}

/** Adds tags to records or takes them away; records of a module that get the same tags share a call. */
export const tagging = (
	action: 'add_tags' | 'remove_tags',
): Batch<Crm, { module: string; recordId: string; tags: string[]; overwrite?: boolean }, Tagging> => ({
	size: RECORDS_PER_TAGGING,
	prepare: async (_crm, { module, recordId, tags, overwrite = false }) =>
		await Promise.resolve({ module, id: recordId, tags, overwrite }),
	key: ({ module, tags, overwrite }) => JSON.stringify([module, tags, overwrite]),
	run: async (crm, records) => {
		const [first] = records;
		if (!first) return [];
		const { module, tags, overwrite } = first;
		return await crm.results(
			{
				method: 'POST',
				path: [module, 'actions', action],
				body: {
					tags: tags.map((name) => ({ name })),
					ids: records.map(({ id }) => id),
					...(action === 'add_tags' ? { over_write: overwrite } : {}),
				},
				// A record that has the tag already, or has it no longer, stays as it is.
				repeatable: true,
				scopes: scopes.tagRecords,
			},
			records.map(({ id }) => ({ id })),
			module,
		);
	},
});
