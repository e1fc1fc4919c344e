import type { IDataObject } from 'n8n-workflow';

import { shownWhen, toggle, type ValuesOf } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { conversionOptions, dealFields, leadId } from '../../fields/conversion';
import { scopes } from '../../scopes';
import { settledRecord } from '../../writes';

type Options = ValuesOf<{ options: typeof conversionOptions }>['options'];

export default operation({
	name: 'Convert',
	action: 'Convert lead',
	description: 'Turn a lead into a contact, an account and, where wanted, a deal',
	scopes: scopes.convertLeads,
	writes: true,
	fields: {
		leadId,
		createDeal: toggle('Create Deal', { description: 'Whether a deal is made too' }),
		deal: shownWhen({ createDeal: [true] }, dealFields),
		options: conversionOptions,
	},
	run: async (crm: Crm, { leadId: id, deal, options }, item) => {
		const wanted = deal && { module: 'Deals', values: deal.values, options: {} };
		const Deals = wanted && (await settledRecord(crm, 'create', wanted, item)).record;
		const body = await crm.call({
			method: 'POST',
			path: ['Leads', id, 'actions', 'convert'],
			body: { data: [{ ...conversionOf(options), ...(Deals ? { Deals } : {}) }] },
			scopes: scopes.convertLeads,
		});
		const [result] = rowsOf(body);
		if (!result) throw noAnswer();
		return { leadId: id, ...outcomeOf(result) };
	},
});

/** The options in the keys of Zoho's body; what is not given is left out. */
function conversionOf(options: Options): IDataObject {
	const tags = {
		Accounts: names(options.accountTags),
		Contacts: names(options.contactTags),
		Deals: names(options.dealTags),
	};
	const carried = Object.fromEntries(Object.entries(tags).filter(([, list]) => list.length > 0));
	const wanted: Array<[string, IDataObject[string]]> = [
		['overwrite', options.overwrite],
		['notify_lead_owner', options.notifyLeadOwner],
		['notify_new_entity_owner', options.notifyNewOwner],
		['move_attachments_to', options.moveAttachmentsTo && { api_name: options.moveAttachmentsTo }],
		['Accounts', options.accountId ? { id: options.accountId } : undefined],
		['Contacts', options.contactId ? { id: options.contactId } : undefined],
		['assign_to', options.owner ? { id: options.owner } : undefined],
		['carry_over_tags', Object.keys(carried).length > 0 ? carried : undefined],
	];
	return Object.fromEntries(wanted.filter(([, value]) => value !== undefined));
}

const names = (list = ''): string[] =>
	list
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

/**
 * Zoho answers in three shapes: the records under `details`, the records by themselves (older accounts, ids only),
 * or the id of a job when it converts later.
 */
function outcomeOf({ details, ...row }: IDataObject): IDataObject {
	const said = (details ?? row) as IDataObject;
	if (row.code === 'SCHEDULED') return { converted: false, scheduled: true, jobId: said.job_id };
	if (!(said.Contacts ?? said.Accounts ?? said.Deals)) throw noAnswer();
	return {
		converted: true,
		contact: referenceOf(said.Contacts),
		account: referenceOf(said.Accounts),
		deal: referenceOf(said.Deals),
	};
}

const referenceOf = (record: unknown): IDataObject | null =>
	typeof record === 'string' ? { id: record } : ((record ?? null) as IDataObject | null);
