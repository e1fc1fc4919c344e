import { servingCrm } from './crmServing';
import {
	anId,
	aTime,
	error,
	invalidModule,
	me,
	nobody,
	type ServedCrm,
	type Situation,
	situations,
	success,
} from './crmSituations';

let zoho: ServedCrm;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());
beforeEach(() => {
	zoho.reset();
	zoho.become([
		...['ZohoCRM.modules.ALL', 'ZohoCRM.mass_update.READ', 'ZohoCRM.mass_update.UPDATE'],
		...['ZohoCRM.send_mail.all.CREATE', 'ZohoCRM.notifications.ALL', 'ZohoCRM.settings.ALL'],
	]);
});

const of = (operation: string, rows: Record<string, Situation>) => situations(() => zoho, operation, rows);
const lead = () => zoho.crm.records('Leads').find(({ converted }) => !converted);
const leadId = () => lead()?.id ?? '';
const data = (...items: unknown[]) => ({ data: items });
const at = (name: string) => ({ api_name: name, json_path: `$.data[0].${name}` });
const byMe = expect.objectContaining(me) as unknown;
const invalidId = error('INVALID_DATA', { resource_path_index: 1 }, 'the id given seems to be invalid');

const massUpdate = 'POST /Leads/actions/mass_update';
of('Update records in mass', {
	'of some ids, one of which is none': {
		call: massUpdate,
		body: () => ({ ...data({ City: 'Porto' }), ids: [leadId(), nobody] }),
		status: 207,
		answer: () =>
			data(
				success('record updated', {
					...{ id: leadId(), $approval_state: 'approved' },
					...{ Created_Time: aTime, Modified_Time: aTime, Created_By: byMe, Modified_By: byMe },
				}),
				error('INVALID_DATA', { id: nobody }),
			),
	},
	'of no module': {
		call: 'POST /Nothing/actions/mass_update',
		body: data({ City: 'Porto' }),
		status: 400,
		answer: invalidModule,
	},
	'without a change': {
		call: massUpdate,
		body: { ids: [nobody] },
		status: 400,
		answer: data(error('MANDATORY_NOT_FOUND', {})),
	},
	'without ids': {
		call: massUpdate,
		body: data({ City: 'Porto' }),
		status: 400,
		answer: data(error('MANDATORY_NOT_FOUND', {})),
	},
	'of more than five hundred': {
		call: massUpdate,
		body: { ...data({ City: 'Porto' }), ids: Array.from({ length: 501 }, () => nobody) },
		status: 400,
		answer: data(error('INVALID_DATA', { limit: 500 })),
	},
	'in two fields': {
		call: massUpdate,
		body: { ...data({ City: 'Porto', State: 'Norte' }), ids: [nobody] },
		status: 400,
		answer: data(error('INVALID_DATA', { limit: 1 })),
	},
	'with a value too long': {
		call: massUpdate,
		body: () => ({ ...data({ City: 'x'.repeat(300) }), ids: [leadId()] }),
		status: 400,
		answer: data(error('INVALID_DATA', { ...at('City'), maximum_length: expect.any(Number) })),
	},
});

of('Look at a mass update', {
	'without its id': {
		call: 'GET /Leads/actions/mass_update',
		status: 400,
		answer: error('MANDATORY_NOT_FOUND', { param_name: 'job_id' }),
	},
	'that is none': {
		call: `GET /Leads/actions/mass_update?job_id=${nobody}`,
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'job_id' }),
	},
	'of no module': {
		call: `GET /Nothing/actions/mass_update?job_id=${nobody}`,
		status: 400,
		answer: invalidModule,
	},
});

let convertedId = '';
const convert = () => `POST /Leads/${leadId()}/actions/convert`;
const deal = { Deal_Name: 'Kitchen', Closing_Date: '2027-01-31', Stage: 'Qualification' };
const named = { name: expect.any(String), id: anId };
of('Convert a lead', {
	'into contact, account and deal': {
		call: convert,
		body: data({ Deals: deal }),
		status: 200,
		answer: data(
			success('The record has been converted successfully', {
				Contacts: named,
				Accounts: named,
				Deals: { name: 'Kitchen', id: anId },
			}),
		),
	},
	'without a deal': {
		call: convert,
		body: data({}),
		status: 200,
		answer: data(
			success('The record has been converted successfully', {
				Contacts: named,
				Accounts: named,
				Deals: null,
			}),
		),
	},
	'that is none': {
		call: `POST /Leads/${nobody}/actions/convert`,
		body: data({}),
		status: 400,
		answer: invalidId,
	},
	'that was converted before': {
		before: async () => {
			convertedId = leadId();
			await zoho.call(convert(), data({}));
		},
		call: () => `POST /Leads/${convertedId}/actions/convert`,
		body: data({}),
		status: 400,
		answer: error('ID_ALREADY_CONVERTED', { resource_path_index: 1 }),
	},
	'with a deal that lacks a field': {
		call: convert,
		body: data({ Deals: { Deal_Name: 'Kitchen', Closing_Date: '2027-01-31' } }),
		status: 400,
		answer: data(error('MANDATORY_NOT_FOUND', { api_name: 'Stage', json_path: '$.data[0].Deals.Stage' })),
	},
	'with a deal of the wrong kind': {
		call: convert,
		body: data({ Deals: { ...deal, Amount: 'much' } }),
		status: 400,
		answer: data(
			error('INVALID_DATA', {
				...{ api_name: 'Amount', json_path: '$.data[0].Deals.Amount' },
				expected_data_type: 'double',
			}),
		),
	},
	'for an account of nobody': {
		call: convert,
		body: data({ Accounts: { id: nobody } }),
		status: 400,
		answer: data(error('INVALID_DATA', { api_name: 'id', json_path: '$.data[0].Accounts.id' })),
	},
	'with a key nobody knows': {
		call: convert,
		body: data({ colour: 'red' }),
		status: 400,
		answer: data(error('INVALID_DATA', at('colour'))),
	},
});

const options = () => `GET /Leads/${leadId()}/__conversion_options`;
const noneMatching = {
	module_preference: null,
	Contacts: null,
	Accounts: null,
	preference_field_matched_value: { Contacts: null, Accounts: null },
	modules_with_multiple_layouts: expect.any(Array),
};
of('Options for a conversion', {
	'of a lead that matches nothing': {
		before: () =>
			Object.assign(lead()?.fields ?? {}, { Email: 'nobody@lead.example', Company: 'Nobody Ltd' }),
		call: options,
		status: 200,
		answer: { __conversion_options: noneMatching },
	},
	'of a lead whose company is there': {
		before: () => {
			const { Account_Name } = zoho.crm.records('Accounts')[0]?.fields ?? {};
			Object.assign(lead()?.fields ?? {}, { Email: 'nobody@lead.example', Company: Account_Name });
		},
		call: options,
		status: 200,
		answer: () => ({
			__conversion_options: {
				...noneMatching,
				Accounts: [expect.objectContaining({ id: zoho.crm.records('Accounts')[0]?.id })],
				preference_field_matched_value: {
					Contacts: null,
					Accounts: [
						{
							field: {
								api_name: 'Account_Name',
								field_label: 'Account Name',
								id: zoho.crm.field('Accounts', 'Account_Name')?.id,
								unique: null,
							},
							matched_lead_value: lead()?.fields.Company,
						},
					],
				},
			},
		}),
	},
	'of no lead': { call: `GET /Leads/${nobody}/__conversion_options`, status: 400, answer: invalidId },
	'of a locked lead': {
		before: () => Object.assign(lead() ?? {}, { locked: true }),
		call: options,
		status: 400,
		answer: error('RECORD_LOCKED', { resource_path_index: 1 }),
	},
});

const outside = () => zoho.crm.add('Deals', { Deal_Name: 'x', Stage: 'Closed Won' }).id;
of('A blueprint', {
	'of a record that is in none': {
		call: () => `GET /Deals/${outside()}/actions/blueprint`,
		status: 400,
		answer: error('RECORD_NOT_IN_PROCESS', {}, 'record not in process'),
	},
	'of no record': { call: `GET /Deals/${nobody}/actions/blueprint`, status: 400, answer: invalidId },
	'of no module': { call: `GET /Nothing/${nobody}/actions/blueprint`, status: 400, answer: invalidModule },
	'with a transition of nobody': {
		call: () => {
			const blueprint = { Deal_Name: 'x', Pipeline: 'Standard (Standard)', Stage: 'Qualification' };
			return `PUT /Deals/${zoho.crm.add('Deals', blueprint).id}/actions/blueprint`;
		},
		body: { blueprint: [{ transition_id: nobody, data: {} }] },
		status: 400,
		answer: error('INVALID_DATA', {}, 'invalid transition'),
	},
});

const mail = (more: Record<string, unknown> = {}) => ({
	from: { email: 'nadia.osei@marigold.example' },
	to: [{ email: 'guest@lead.example' }],
	subject: 'Your visit',
	content: 'On Friday',
	...more,
});
const send = () => `POST /Leads/${leadId()}/actions/send_mail`;
of('Send a mail', {
	'that is complete': {
		call: send,
		body: data(mail()),
		status: 200,
		answer: data(success('Your mail has been sent successfully.', { message_id: expect.any(String) })),
	},
	'without addresses': {
		call: send,
		body: data(mail({ to: [] })),
		status: 400,
		answer: data(error('MANDATORY_NOT_FOUND', at('to'))),
	},
	'with a subject too long': {
		call: send,
		body: data(mail({ subject: 'x'.repeat(1001) })),
		status: 400,
		answer: data(error('INVALID_DATA', { ...at('subject'), maximum_length: 1000 })),
	},
	'with a text too long': {
		call: send,
		body: data(mail({ content: 'x'.repeat(100_001) })),
		status: 400,
		answer: data(error('INVALID_DATA', { ...at('content'), maximum_length: 100_000 })),
	},
	'in a format of nobody': {
		call: send,
		body: data(mail({ mail_format: 'rtf' })),
		status: 400,
		answer: data(error('INVALID_DATA', { ...at('mail_format'), supported_values: ['html', 'text'] })),
	},
	'from an address of nobody': {
		call: send,
		body: data(mail({ from: { email: 'nobody@lead.example' } })),
		status: 400,
		answer: data(error('INVALID_DATA', { api_name: 'from', json_path: '$.data[0].from.email' })),
	},
	'beside another key': {
		call: send,
		body: { ...data(mail()), more: 1 },
		status: 400,
		answer: data(error('INVALID_DATA', { api_name: 'more', json_path: '$.more' })),
	},
	'from no record': {
		call: `POST /Leads/${nobody}/actions/send_mail`,
		body: data(mail()),
		status: 400,
		answer: invalidId,
	},
});

const emails = (rest = '') => `GET /Leads/${leadId()}/Emails${rest}`;
of('List the emails of a record', {
	'of which there are none': { before: () => zoho.crm.emails.splice(0), call: () => emails(), status: 204 },
	'of a kind there is none of': {
		call: () => emails('?type=loud'),
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'type' }),
	},
	'of no module': { call: `GET /Nothing/${nobody}/Emails`, status: 400, answer: invalidModule },
	'of no record': { call: `GET /Leads/${nobody}/Emails`, status: 400, answer: invalidId },
});

const channel = (more: Record<string, unknown> = {}) => ({
	...{ channel_id: '1', notify_url: 'https://marigold.example/told', events: ['Leads.create'] },
	...more,
});
const watch = (...items: unknown[]) => ({ watch: items });
const inWatch = (name: string) => ({ api_name: name, json_path: `$.watch[0].${name}` });
const resource = () => ({
	resource_uri: expect.stringMatching(/\/crm\/v8\/Leads$/),
	resource_id: zoho.crm.module('Leads')?.id,
	resource_name: 'Leads',
	channel_id: '1',
});
of('Notification channels', {
	opened: {
		call: 'POST /actions/watch',
		body: watch(channel()),
		status: 201,
		answer: () =>
			watch(
				success('Successfully subscribed for actions-watch of the given module', {
					events: [{ channel_expiry: aTime, ...resource() }],
				}),
			),
	},
	'opened beside another key': {
		call: 'POST /actions/watch',
		body: { ...watch(channel()), more: 1 },
		status: 400,
		answer: watch(error('INVALID_DATA', { api_name: 'more', json_path: '$.more' })),
	},
	'opened without an address': {
		call: 'POST /actions/watch',
		body: watch(channel({ notify_url: undefined })),
		status: 400,
		answer: watch(error('MANDATORY_NOT_FOUND', inWatch('notify_url'))),
	},
	'opened for longer than a week': {
		call: 'POST /actions/watch',
		body: watch(channel({ channel_expiry: '2099-01-01T00:00:00+00:00' })),
		status: 400,
		answer: watch(error('INVALID_DATA', inWatch('channel_expiry'))),
	},
	'changed that are none': {
		call: 'PUT /actions/watch',
		body: watch(channel()),
		status: 400,
		answer: watch(error('NOT_SUBSCRIBED', { channel_id: '1' })),
	},
	closed: {
		before: async () => await zoho.call('POST /actions/watch', watch(channel())),
		call: 'DELETE /actions/watch?channel_ids=1',
		status: 200,
		answer: () => watch(success('Successfully un-subscribed from actions-watch', resource())),
	},
	'of which there are none': { call: 'GET /actions/watch', status: 204 },
});
