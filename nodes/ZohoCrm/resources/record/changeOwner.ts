import { collection, toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { user } from '../../fields/user';
import { scopes } from '../../scopes';

interface ReadyChange {
	module: string;
	id: string;
	owner: string;
	notify: boolean;
}

/** Ids in one call (CRM v8, change owner). */
const IDS_PER_CALL = 500;

const options = {
	notify: toggle('Notify New Owner', { description: 'Whether Zoho CRM sends the new owner an email' }),
};

export default operation({
	name: 'Change Owner',
	action: 'Change owner of record',
	description: 'Give a record of any module to another user; 500 items share a call',
	scopes: scopes.changeOwner,
	writes: true,
	fields: { module: moduleField, recordId: record, owner: user, options: collection('Options', options) },
	batch: {
		size: IDS_PER_CALL,
		prepare: async (
			_crm: Crm,
			{ module, recordId, owner, options: { notify = false } },
		): Promise<ReadyChange> => await Promise.resolve({ module, id: recordId, owner, notify }),
		key: ({ module, owner, notify }: ReadyChange) => JSON.stringify([module, owner, notify]),
		run: async (crm: Crm, ready: ReadyChange[]) => {
			const [first] = ready;
			if (!first) return [];
			const { module, owner, notify } = first;
			const ids = ready.map(({ id }) => id);
			const results = await crm.results(
				{
					method: 'POST',
					path: [module, 'actions', 'change_owner'],
					body: { ids, owner: { id: owner }, notify },
					// The same owner given twice is still the same owner.
					repeatable: true,
					scopes: scopes.changeOwner,
				},
				ids.map((id) => ({ id })),
				module,
			);
			return results.map((result, index) =>
				result instanceof ZohoError ? result : { id: ids[index] ?? result.id, owner },
			);
		},
	},
});
