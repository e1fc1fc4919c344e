import type { CrmStore } from './entities';
import type { CrmRecord, CrmUser, Values } from './records';
import { type CrmError, invalidData, joined } from './refusals';
import { validate } from './validation';
import { isObject } from './values';
import type { ItemAnswer } from './writing';

type Given = Record<string, unknown>;

const known = [
	...['overwrite', 'notify_lead_owner', 'notify_new_entity_owner', 'move_attachments_to', 'assign_to'],
	...['Accounts', 'Contacts', 'Deals', 'carry_over_tags', 'add_to_existing_record'],
];

/**
 * Makes contact, account and deal of a lead, or adds to those that are named. Nothing is made when a part is
 * refused.
 */
export function convert(crm: CrmStore, user: CrmUser, lead: CrmRecord, given: Given): ItemAnswer {
	const path = '$.data[0]';
	const unknown = Object.keys(given).find((name) => !known.includes(name));
	if (unknown !== undefined) return invalidData(unknown, `${path}.${unknown}`);
	const account = existing(crm, 'Accounts', given, path);
	const contact = existing(crm, 'Contacts', given, path);
	const owner = ownerOf(crm, lead, given, path);
	for (const part of [account, contact, owner])
		if (part && typeof part === 'object' && 'code' in part) return part;
	const deals = crm.module('Deals');
	const deal =
		isObject(given.Deals) && deals ? validate(crm, deals, given.Deals, `${path}.Deals`) : undefined;
	const error = deal && joined(deal.errors);
	if (error) return error;

	const make = (module: string, fields: Values): CrmRecord => {
		const record = crm.add(module, { ...fields, Owner: owner as string }, user.id);
		const tags = isObject(given.carry_over_tags) ? given.carry_over_tags[module] : undefined;
		record.tags = Array.isArray(tags) ? tags.map(String) : [];
		return record;
	};
	const { Company, First_Name = null, Last_Name = null, Email = null, Phone = null } = lead.fields;
	const toAccount =
		(account as CrmRecord | undefined) ?? (Company ? make('Accounts', { Account_Name: Company }) : undefined);
	const accountId = toAccount?.id ?? null;
	const toContact =
		(contact as CrmRecord | undefined) ??
		make('Contacts', { First_Name, Last_Name, Email, Phone, Account_Name: accountId });
	const toDeal =
		deal && make('Deals', { ...deal.fields, Account_Name: accountId, Contact_Name: toContact.id });
	lead.converted = true;
	const shown = (record?: CrmRecord) => (record ? { name: crm.nameOf(record), id: record.id } : null);
	return {
		code: 'SUCCESS',
		details: { Contacts: shown(toContact), Deals: shown(toDeal), Accounts: shown(toAccount) },
		message: 'The record has been converted successfully',
		status: 'success',
	};
}

/** The record that the lead is added to; undefined for a new one. */
function existing(
	crm: CrmStore,
	module: string,
	given: Given,
	path: string,
): CrmRecord | CrmError | undefined {
	const part = given[module];
	if (part === undefined) return undefined;
	const id = isObject(part) ? String(part.id) : '';
	return crm.record(module, id) ?? invalidData('id', `${path}.${module}.id`);
}

function ownerOf(crm: CrmStore, lead: CrmRecord, given: Given, path: string): string | CrmError {
	if (given.assign_to === undefined) return String(lead.fields.Owner);
	const id = isObject(given.assign_to) ? String(given.assign_to.id) : '';
	return crm.user(id)?.id ?? invalidData('id', `${path}.assign_to.id`);
}
