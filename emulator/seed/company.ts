/**
 * Who and what the seeded company is: the identities that the accounts server, CRM and Desk share.
 * Each product keeps its own records; only these ids must agree.
 */
export const company = {
	name: 'Marigold Interiors',
	country: 'US',
	currency: 'USD',
	timeZone: 'America/New_York',
	/** CRM's organisation id, sent as X-CRM-ORG to the upload host. */
	zgid: '7200451',
	people: [
		{
			zuid: '720045101',
			firstName: 'Nadia',
			lastName: 'Osei',
			email: 'nadia.osei@marigold.example',
			crmUserId: '4900000000000201001',
			deskAgentId: '8100000000000301001',
			administrator: true,
		},
		{
			zuid: '720045102',
			firstName: 'Tomas',
			lastName: 'Lindgren',
			email: 'tomas.lindgren@marigold.example',
			crmUserId: '4900000000000201002',
			deskAgentId: '8100000000000301002',
			administrator: false,
		},
		{
			zuid: '720045103',
			firstName: 'Priya',
			lastName: 'Raman',
			email: 'priya.raman@marigold.example',
			crmUserId: '4900000000000201003',
			deskAgentId: '8100000000000301003',
			administrator: false,
		},
	],
	/** Desk organisations the first person belongs to; how many are shown is an option of the emulator. */
	deskOrganizations: [
		{ id: '60000451', companyName: 'Marigold Interiors', portalName: 'marigold', isDefault: true },
		{ id: '60000452', companyName: 'Marigold Trade', portalName: 'marigoldtrade', isDefault: false },
		{ id: '60000453', companyName: 'Marigold Spain', portalName: 'marigoldes', isDefault: false },
	],
	clients: [
		{
			clientId: '1000.MARIGOLDSERVERBASEDAPP0001',
			clientSecret: 'emulated-server-client-secret-0001',
			kind: 'server' as const,
		},
		{
			clientId: '1000.MARIGOLDSELFCLIENT000000001',
			clientSecret: 'emulated-self-client-secret-0001',
			kind: 'self client' as const,
		},
	],
};
