import type { CrmStore } from './entities';
import { dateTime, fullNameOf } from './formatters';
import type { CrmRecord, CrmUser } from './records';

export interface EmailUser {
	user_name?: string;
	email: string;
}

/** An email that belongs to a record. */
export interface Email {
	id: string;
	module: string;
	recordId: string;
	/** Sent from CRM, kept for later, not finished, or read from a user's mailbox. */
	kind: 'sent' | 'scheduled' | 'draft' | 'mailbox';
	from: EmailUser;
	to: EmailUser[];
	cc: EmailUser[];
	bcc: EmailUser[];
	replyTo?: EmailUser;
	subject: string;
	content: string;
	format: 'html' | 'text';
	attachments: Array<{ id: string; name: string; size: number }>;
	ownerId: string;
	/** When it was sent or is to be sent; milliseconds since the epoch. */
	time: number;
}

export interface EmailTemplate {
	id: string;
	name: string;
	module: string;
	subject: string;
	/** `${Leads.Last_Name}` stands for a value of the record. */
	content: string;
}

/** The organisation's own address, which anybody may send from. */
const ofOrganization = { email: 'hello@marigold.example', user_name: 'Marigold Interiors' };

/** The addresses a user may send from. */
export const fromAddressesOf = (user: CrmUser) => [
	{ email: user.email, type: 'primary', user_name: fullNameOf(user), id: null, default: true },
	{ ...ofOrganization, type: 'org_email', id: '4900000000000200001', default: false },
];

/** Subject and content for a record, with its values in their places. */
export function filledIn(crm: CrmStore, template: EmailTemplate, record: CrmRecord) {
	const fill = (text: string) =>
		text.replace(/\$\{(\w+)\.(\w+)\}/g, (whole, module: string, name: string) =>
			module === record.module ? String(crm.valueOf(record, name) ?? '') : whole,
		);
	return { subject: fill(template.subject), content: fill(template.content) };
}

export function shownEmail(crm: CrmStore, email: Email): Record<string, unknown> {
	const record = crm.record(email.module, email.recordId);
	const owner = crm.user(email.ownerId);
	const at = dateTime(email.time, crm.organization.timeZone);
	return {
		message_id: email.id,
		thread_id: email.id,
		from: email.from,
		to: email.to,
		cc: email.cc.length > 0 ? email.cc : null,
		subject: email.subject,
		summary: null,
		owner: owner ? { name: fullNameOf(owner), id: owner.id } : null,
		sent: email.kind === 'sent',
		read: false,
		time: at,
		source: email.kind === 'mailbox' ? 'imap' : 'crm',
		status: [{ type: email.kind, bounced_time: null, bounced_reason: null }],
		has_attachment: email.attachments.length > 0,
		has_thread_attachment: email.attachments.length > 0,
		linked_record: {
			id: email.recordId,
			name: record ? crm.nameOf(record) : null,
			module: { api_name: email.module, id: crm.module(email.module)?.id ?? null },
		},
		emotion: null,
		intent: null,
		sentiment_info: null,
		activity_info: null,
	};
}
