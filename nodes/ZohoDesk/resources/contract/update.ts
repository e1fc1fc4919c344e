import { operation } from '../../../shared/operation';
import { contracts } from '../../catalog';
import type { Desk } from '../../deskApi';
import { contractFieldsToUpdate } from '../../fields/catalogFields';
import { contract } from '../../fields/contract';
import { organization } from '../../fields/organization';
import { updateRecord } from '../../moduleRecords';
import { scopes } from '../../scopes';

export default operation({
	name: 'Update',
	action: 'Update contract',
	description: 'Change fields of a contract, standard and custom',
	scopes: scopes.updateContracts,
	writes: true,
	gives: 'records',
	fields: { organization, contractId: contract, fields: contractFieldsToUpdate },
	order: ({ contractId }) => contractId,
	run: async (desk: Desk, { organization, contractId, fields }) =>
		await updateRecord(await desk.portal(organization), contracts, contractId, fields.values),
});
