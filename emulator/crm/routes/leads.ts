import type { Call, Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { convert } from '../conversion';
import type { CrmStore } from '../entities';
import { whole } from '../formatters';
import { shownModule } from '../metadataFormatters';
import type { CrmRecord } from '../records';
import { bare, crmError, enveloped, invalidId } from '../refusals';
import { isObject } from '../values';
import { answered, notAnObject } from '../writing';
import { writeBodyOf } from '../writeBody';

export const leadRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/Leads/:id/actions/convert',
		summary: 'Convert a lead into a contact, an account and a deal',
		scopes: ['ZohoCRM.modules.leads.CREATE'],
		credits: () => 5,
		handle: answer(enveloped, (call, crm, user) => {
			const lead = crm.record('Leads', call.params.id ?? '');
			if (!lead) return bare(invalidId());
			if (lead.converted) {
				return bare(crmError('ID_ALREADY_CONVERTED', 'id already converted', { resource_path_index: 1 }));
			}
			const [given] = writeBodyOf(call).records;
			return answered([isObject(given) ? convert(crm, user, lead, given) : notAnObject(0)], 200);
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/Leads/:id/__conversion_options',
		summary: 'What a lead could be converted into',
		scopes: ['ZohoCRM.modules.leads.READ'],
		handle: answer(bare, (call, crm) => {
			const lead = leadOf(call, crm);
			const { Email: email, Company: company } = lead.fields;
			const matching = (module: string, field: string, value: unknown) =>
				crm.records(module).filter(({ fields }) => Boolean(value) && fields[field] === value);
			const module = crm.module('Leads');
			const options = {
				module_preference: module && shownModule(crm, module),
				Contacts: matching('Contacts', 'Email', email).map((record) => whole(crm, record)),
				Accounts: matching('Accounts', 'Account_Name', company).map((record) => whole(crm, record)),
				Deals: [],
				preference_field_matched_value: { Contacts: [], Accounts: [], Deals: [] },
				modules_with_multiple_layouts: [],
			};
			return { status: 200, body: { __conversion_options: options } };
		}),
	},
];

function leadOf(call: Call, crm: CrmStore): CrmRecord {
	const lead = crm.record('Leads', call.params.id ?? '');
	if (!lead) throw new RefusedCall(invalidId());
	return lead;
}
