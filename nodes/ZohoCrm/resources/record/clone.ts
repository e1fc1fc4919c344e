import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Clone',
	action: 'Clone record',
	description: 'Make a copy of a record in its module, to be changed by an Update after this',
	scopes: scopes.createRecords,
	writes: true,
	fields: { module: moduleField, recordId: record },
	run: async (crm: Crm, { module, recordId }): Promise<IDataObject> => {
		const [result] = await crm.results(
			{
				method: 'POST',
				path: [module, recordId, 'actions', 'clone'],
				scopes: scopesFor(scopes.createRecords, module),
			},
			[{ id: recordId }],
			module,
		);
		return { ...made(result), clonedFrom: recordId };
	},
});
