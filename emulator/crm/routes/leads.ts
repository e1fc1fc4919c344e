import type { Call, Route } from '../../service';
import { answer, RefusedCall } from '../answer';
import { convert } from '../conversion';
import type { CrmStore } from '../entities';
import { whole } from '../formatters';
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
			if (lead.locked) {
				const message = 'Sorry, you cannot perform this operation as the record is locked.';
				throw new RefusedCall(crmError('RECORD_LOCKED', message, { resource_path_index: 1 }));
			}
			const contacts = matching(crm, 'Contacts', 'Email', email);
			const accounts = matching(crm, 'Accounts', 'Account_Name', company);
			const several = [...crm.modules.values()].filter(
				({ apiName, layouts }) => convertsTo.includes(apiName) && layouts.length > 1,
			);
			const options = {
				module_preference: null,
				Contacts: contacts?.shown ?? null,
				Accounts: accounts?.shown ?? null,
				preference_field_matched_value: {
					Contacts: contacts?.matched ?? null,
					Accounts: accounts?.matched ?? null,
				},
				modules_with_multiple_layouts: several.map(({ apiName, id }) => ({ api_name: apiName, id })),
			};
			return { status: 200, body: { __conversion_options: options } };
		}),
	},
];

const convertsTo = ['Accounts', 'Contacts', 'Deals'];

/** The records that a lead could be added to, and the value by which they were found. */
function matching(crm: CrmStore, module: string, apiName: string, value: unknown) {
	const found = crm.records(module).filter(({ fields }) => Boolean(value) && fields[apiName] === value);
	if (found.length === 0) return undefined;
	const field = crm.field(module, apiName);
	const shownField = { api_name: apiName, field_label: field?.label, id: field?.id, unique: null };
	return {
		shown: found.map((record) => whole(crm, record)),
		matched: [{ field: shownField, matched_lead_value: value }],
	};
}

function leadOf(call: Call, crm: CrmStore): CrmRecord {
	const lead = crm.record('Leads', call.params.id ?? '');
	if (!lead) throw new RefusedCall(invalidId());
	return lead;
}
