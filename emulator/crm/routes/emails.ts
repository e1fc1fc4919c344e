import { randomBytes } from 'node:crypto';
import type { Call, Reply, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { choiceAsked, numberAsked } from '../asked';
import { emailIn } from '../emailBody';
import { type Email, fromAddressesOf, shownEmail } from '../emails';
import type { CrmStore } from '../entities';
import type { CrmRecord } from '../records';
import { bare, type CrmError, enveloped, invalidId, invalidParameter } from '../refusals';
import { moduleScopes, needsAlso } from '../scopes';

/** Emails of one answer; Zoho CRM v8, emails of a record. */
const perCall = 10;

const kinds: Record<string, Array<Email['kind']>> = {
	all: ['sent', 'scheduled', 'draft', 'mailbox'],
	sent_from_crm: ['sent'],
	scheduled_in_crm: ['scheduled'],
	drafts: ['draft'],
	user_emails: ['mailbox'],
	all_contacts_sent_crm_emails: ['sent'],
	all_contacts_scheduled_crm_emails: ['scheduled'],
	all_contacts_draft_crm_emails: ['draft'],
};

export const emailRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/actions/send_mail',
		summary: 'Send an email from a record',
		scopes: ['ZohoCRM.send_mail.all.CREATE', 'ZohoCRM.send_mail.{module}.CREATE'],
		heavy: () => true,
		handle: answer(ofMail, (call, crm, user) => {
			const record = recordOf(call, crm);
			const id = randomBytes(24).toString('hex');
			crm.emails.push({ id, ...emailIn(crm, user, record, call.body) });
			const message = 'Your mail has been sent successfully.';
			const result = { code: 'SUCCESS', details: { message_id: id }, message, status: 'success' };
			return { status: 200, body: { data: [result] } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/Emails',
		summary: 'The emails of a record, ten at a time',
		scopes: moduleScopes.read,
		query: ['type', 'owner_id', 'index'],
		handle: answer(bare, (call, crm) => {
			const refusal = needsAlso(call, ['ZohoCRM.modules.emails.READ']);
			if (refusal) return refusal;
			const record = recordOf(call, crm);
			const type = choiceAsked(call, 'type', Object.keys(kinds), 'all');
			const ofContacts = type.startsWith('all_contacts');
			if (call.query.type === 'all' || (ofContacts && record.module !== 'Accounts')) {
				throw new RefusedCall(invalidParameter('type'));
			}
			const { owner_id: owner } = call.query;
			if (owner !== undefined && (type !== 'user_emails' || !crm.user(owner))) {
				throw new RefusedCall(invalidParameter('owner_id'));
			}
			const found = crm.emails
				.filter((email) => isOf(email, record, ofContacts, crm) && kinds[type]?.includes(email.kind))
				.filter(({ ownerId }) => owner === undefined || ownerId === owner)
				.reverse();
			return page(found, startOf(call), crm);
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/emails/actions/from_addresses',
		summary: 'The addresses a user may send emails from',
		scopes: ['ZohoCRM.settings.emails.READ'],
		handle: answer(bare, (_call, _crm, user) => ({
			status: 200,
			body: { from_addresses: fromAddressesOf(user) },
		})),
	},
	{
		method: 'GET',
		path: '/crm/v8/settings/email_templates',
		summary: 'List the email templates of a module',
		scopes: ['ZohoCRM.templates.email.READ'],
		query: ['module', 'page', 'per_page'],
		handle: answer(bare, (call, crm) => {
			const { module } = call.query;
			if (module !== undefined && !crm.module(module)) throw new RefusedCall(invalidParameter('module'));
			const number = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 20, 100);
			const all = crm.emailTemplates.filter((one) => module === undefined || one.module === module);
			const shown = all.slice((number - 1) * perPage, number * perPage);
			if (shown.length === 0) return { status: 204 };
			const email_templates = shown.map(({ id, name, module: of, subject }) => ({
				id,
				name,
				subject,
				module: { api_name: of, id: crm.module(of)?.id },
				type: 'public',
				active: true,
			}));
			const more = all.length > number * perPage;
			const info = { per_page: perPage, count: shown.length, page: number, more_records: more };
			return { status: 200, body: { email_templates, info } };
		}),
	},
];

/** What is wrong with the mail is said where the result would be, what is wrong with the path bare. */
function ofMail(error: CrmError, status?: number): Reply {
	return ('json_path' in error.details ? enveloped : bare)(error, status);
}

function isOf(email: Email, record: CrmRecord, ofContacts: boolean, crm: CrmStore): boolean {
	if (!ofContacts) return email.module === record.module && email.recordId === record.id;
	const contact = email.module === 'Contacts' ? crm.record('Contacts', email.recordId) : undefined;
	return contact?.fields.Account_Name === record.id;
}

/** An index says where the next emails begin; what it looks like is Zoho's own business. */
function startOf(call: Call): number {
	const { index } = call.query;
	if (index === undefined) return 0;
	const start = Number(Buffer.from(index, 'base64url').toString());
	if (!Number.isInteger(start) || start < 1) throw new RefusedCall(invalidParameter('index'));
	return start;
}

const indexOf = (start: number) => Buffer.from(String(start)).toString('base64url');

function page(found: Email[], start: number, crm: CrmStore) {
	const shown = found.slice(start, start + perCall);
	if (shown.length === 0) return { status: 204 };
	const more = found.length > start + perCall;
	return {
		status: 200,
		body: {
			Emails: shown.map((email) => shownEmail(crm, email)),
			info: {
				count: shown.length,
				per_page: perCall,
				next_index: more ? indexOf(start + perCall) : null,
				prev_index: start > 0 ? indexOf(Math.max(0, start - perCall)) : null,
				more_records: more,
			},
		},
	};
}

function recordOf(call: Call, crm: CrmStore): CrmRecord {
	const record = crm.record(moduleOf(call, crm).apiName, call.params.id ?? '');
	if (!record) throw new RefusedCall(invalidId());
	return record;
}
