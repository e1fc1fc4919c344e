import { publishedExamples } from './crmPublished';

/**
 * The scopes Zoho publishes for each operation of records and metadata: with all of a row's the call goes through,
 * without any one of them it is refused.
 */
const published = publishedExamples();
const { leadId } = published;

const bodyOf = (call: string) => {
	if (call.includes('/coql')) return { select_query: 'select id from Leads where id is not null' };
	return /^(POST|PUT)/.test(call) ? { data: [{}] } : undefined;
};

const statusWith = async (scopes: string[], call: string) => {
	published.zoho.become(scopes);
	return (await published.zoho.call(call.replace('{id}', leadId()), bodyOf(call))).status;
};

const leads = (operation: string) => `ZohoCRM.modules.leads.${operation}`;
const settings = (what: string) => `ZohoCRM.settings.${what}.READ`;
const search = 'ZohoSearch.securesearch.READ';

const table: Array<[call: string, ...scopes: string[]]> = [
	['GET /Leads?fields=id', leads('READ')],
	['GET /Leads/{id}', leads('READ')],
	['GET /Leads/deleted', leads('READ')],
	['GET /Leads/{id}/__timeline', leads('READ')],
	['GET /Leads/actions/fetch_full_data?ids={id}&fields=Design_Brief', leads('READ')],
	['GET /Leads/{id}/actions/fetch_full_data', leads('READ')],
	['GET /Leads/search?word=anna', leads('READ'), search],
	['GET /Leads/actions/count', leads('READ'), search],
	['POST /coql', leads('READ'), 'ZohoCRM.coql.READ'],
	['POST /Leads', leads('CREATE')],
	['POST /Leads/upsert', leads('CREATE')],
	['POST /Leads/{id}/actions/clone', leads('CREATE')],
	['PUT /Leads', leads('UPDATE')],
	['PUT /Leads/{id}', leads('UPDATE')],
	['DELETE /Leads?ids={id}', leads('DELETE')],
	['DELETE /Leads/{id}', leads('DELETE')],
	['GET /Showrooms?fields=id', 'ZohoCRM.modules.custom.READ'],
	['GET /Sales_Orders?fields=id', 'ZohoCRM.modules.salesorders.READ'],
	['GET /settings/modules', settings('modules')],
	['GET /settings/modules/Leads', settings('modules')],
	['GET /settings/fields?module=Leads', settings('fields')],
	['GET /settings/fields/1?module=Leads', settings('fields')],
	['GET /settings/layouts?module=Leads', settings('layouts')],
	['GET /settings/layouts/1?module=Leads', settings('layouts')],
	['GET /settings/custom_views?module=Leads', settings('custom_views')],
	['GET /settings/custom_views/1?module=Leads', settings('custom_views')],
	['GET /settings/related_lists?module=Leads', settings('related_lists')],
];

it.each(table)('%s wants its scopes', async (call, ...scopes) => {
	expect(await statusWith(scopes, call)).not.toBe(401);
	for (const scope of scopes) {
		const others = scopes.filter((other) => other !== scope);
		expect(await statusWith([...others, 'ZohoCRM.org.READ'], call)).toBe(401);
	}
});

it.each([
	['the scope of all modules', ['ZohoCRM.modules.READ'], 204],
	['all that can be done with all modules', ['ZohoCRM.modules.ALL'], 204],
	['all that can be done with the module', ['ZohoCRM.modules.leads.ALL'], 204],
	['another module', ['ZohoCRM.modules.contacts.READ'], 401],
	['another operation', ['ZohoCRM.modules.leads.CREATE', 'ZohoCRM.modules.leads.DELETE'], 401],
	['writing, which allows nothing but itself', ['ZohoCRM.modules.WRITE'], 401],
])('reading leads with %s answers as it should', async (_what, scopes, status) => {
	expect(await statusWith(scopes, 'GET /Leads/deleted')).toBe(status);
});
