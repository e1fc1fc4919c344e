import { unknownScopes, usualScopes } from '../../../emulator/accounts/knownScopes';
import { allows, scopesFor } from '../../../emulator/scopes';

describe('what a scope allows', () => {
	it.each([
		['ZohoCRM.modules.ALL', 'ZohoCRM.modules.leads.READ'],
		['ZohoCRM.modules.ALL', 'ZohoCRM.modules.custom.DELETE'],
		['ZohoCRM.modules.READ', 'ZohoCRM.modules.leads.READ'],
		['ZohoCRM.modules.Leads.ALL', 'ZohoCRM.modules.leads.UPDATE'],
		['ZohoCRM.modules.Leads.read', 'ZohoCRM.modules.leads.READ'],
		['ZohoCRM.settings.ALL', 'ZohoCRM.settings.fields.READ'],
		['ZohoCRM.settings.fields.ALL', 'ZohoCRM.settings.fields.READ'],
		['Desk.tickets.ALL', 'Desk.tickets.CREATE'],
		['aaaserver.profile.read', 'AaaServer.profile.READ'],
		['openid', 'openid'],
	])('%s allows %s', (granted, needed) => expect(allows([granted], [needed])).toBe(true));

	it.each([
		['ZohoCRM.modules.READ', 'ZohoCRM.modules.leads.UPDATE'],
		['ZohoCRM.modules.leads.ALL', 'ZohoCRM.modules.deals.READ'],
		['ZohoCRM.modules.leads.READ', 'ZohoCRM.modules.READ'],
		['ZohoCRM.modules.WRITE', 'ZohoCRM.modules.leads.CREATE'],
		['ZohoCRM.settings.fields.ALL', 'ZohoCRM.settings.modules.READ'],
		['ZohoCRM.modules.ALL', 'ZohoCRM.settings.fields.READ'],
		['ZohoCRM.modules.ALL', 'Desk.tickets.READ'],
		['Desk.tickets.READ', 'Desk.tickets.CREATE'],
		['openid', 'ZohoCRM.modules.READ'],
	])('%s does not allow %s', (granted, needed) => expect(allows([granted], [needed])).toBe(false));

	it('needs only one of several', () => {
		const needed = ['ZohoCRM.modules.leads.READ', 'ZohoCRM.settings.modules.READ'];
		expect(allows(['Desk.basic.READ', 'ZohoCRM.settings.ALL'], needed)).toBe(true);
		expect(allows([], needed)).toBe(false);
	});
});

it.each([
	['Leads', 'leads'],
	['Sales_Orders', 'salesorders'],
	['Projects', 'custom'],
])('asks for the module %s by %s', (module, name) =>
	expect(scopesFor(['ZohoCRM.modules.{module}.READ'], module)).toEqual([`ZohoCRM.modules.${name}.READ`]),
);

describe('the scopes that can be asked for', () => {
	it.each([
		'ZohoCRM.modules.Leads.all',
		'ZohoCRM.modules.custom.READ',
		'ZohoCRM.settings.global_picklist.UPDATE',
		'ZohoCRM.mass_convert.leads.CREATE',
		'ZohoCRM.share.cross_sellings.READ',
		'ZohoFiles.files.ALL',
		'Desk.contacts.DELETE',
		...usualScopes,
	])('hold %s', (scope) => expect(unknownScopes([scope])).toEqual([]));

	it.each([
		'ZohoCRM.modules.Projects.READ',
		'ZohoCRM.modules',
		'ZohoCRM.ALL',
		'zohocrm.modules.ALL',
		'ZohoCRM.Files.READ',
		'ZohoCRM.coql.ALL',
		'Desk.contacts.ALL',
		'Desk.contacts.WRITE',
		'Desk.webhooks.CREATE',
		'Desk.fields.READ',
		'Desk.organization.READ',
		'ALL',
		'',
	])('do not hold %j', (scope) => expect(unknownScopes([scope])).toEqual([scope]));
});
