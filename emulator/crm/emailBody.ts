import { type Email, type EmailUser, filledIn, fromAddressesOf } from './emails';
import type { CrmStore } from './entities';
import { RefusedCall } from './answer';
import type { CrmRecord, CrmUser } from './records';
import {
	type CrmError,
	invalidData,
	limitExceeded,
	mandatory,
	unsupportedValue,
	wrongType,
} from './refusals';
import { isObject } from './values';

const known = [
	...['from', 'to', 'cc', 'bcc', 'reply_to', 'subject', 'content', 'mail_format', 'org_email'],
	...['scheduled_time', 'consent_email', 'template', 'attachments'],
];
const most = { addresses: 50, files: 10, subject: 1000, content: 100_000 };
const address = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/;

/** The email of a `send_mail` body. @throws RefusedCall for whatever is wrong with it */
export function emailIn(crm: CrmStore, user: CrmUser, record: CrmRecord, body: unknown): Omit<Email, 'id'> {
	const { data, ...others } = isObject(body) ? body : {};
	const [other] = Object.keys(others);
	if (other !== undefined) throw refused(invalidData(other, `$.${other}`));
	if (data === undefined) throw refused(mandatory('data', '$.data'));
	if (!Array.isArray(data)) throw refused(wrongType('data', '$.data', 'jsonarray'));
	if (data.length > 1) throw refused(limitExceeded('data', 1));
	const [given] = data as unknown[];
	if (!isObject(given)) throw refused(wrongType('data', '$.data[0]', 'jsonobject'));
	const unknown = Object.keys(given).find((name) => !known.includes(name));
	if (unknown !== undefined) throw refused(invalidData(unknown, `$.data[0].${unknown}`));

	const to = usersIn(given, 'to');
	if (to.length === 0) throw refused(mandatory('to', '$.data[0].to'));
	const time = timeIn(crm, given.scheduled_time);
	return {
		module: record.module,
		recordId: record.id,
		kind: time === undefined ? 'sent' : 'scheduled',
		from: senderIn(user, given),
		to,
		cc: usersIn(given, 'cc'),
		bcc: usersIn(given, 'bcc'),
		...(given.reply_to === undefined ? {} : { replyTo: userIn(given.reply_to, 'reply_to') }),
		...textIn(crm, record, given),
		attachments: filesIn(crm, given.attachments),
		ownerId: user.id,
		time: time ?? crm.clock.now(),
	};
}

const refused = (error: CrmError) => new RefusedCall(error);

/** One of the user's addresses; those of the organisation must be said to be such. */
function senderIn(user: CrmUser, given: Record<string, unknown>): EmailUser {
	if (given.from === undefined) throw refused(mandatory('from', '$.data[0].from'));
	const from = userIn(given.from, 'from');
	const own = fromAddressesOf(user).find(({ email }) => email === from.email);
	const isOfOrganization = own?.type === 'org_email';
	if (!own || isOfOrganization !== (given.org_email === true)) {
		throw refused(invalidData('from', '$.data[0].from.email'));
	}
	return from;
}

function usersIn(given: Record<string, unknown>, name: string): EmailUser[] {
	const list = given[name] ?? [];
	if (!Array.isArray(list)) throw refused(wrongType(name, `$.data[0].${name}`, 'jsonarray'));
	if (list.length > most.addresses) throw refused(limitExceeded(name, most.addresses));
	return list.map((one: unknown) => userIn(one, name));
}

function userIn(given: unknown, name: string): EmailUser {
	const path = `$.data[0].${name}`;
	if (!isObject(given)) throw refused(wrongType(name, path, 'jsonobject'));
	const { email, user_name, ...more } = given;
	const [other] = Object.keys(more);
	if (other !== undefined) throw refused(invalidData(other, `${path}.${other}`));
	if (typeof email !== 'string' || !address.test(email)) throw refused(invalidData('email', `${path}.email`));
	return { ...(typeof user_name === 'string' ? { user_name } : {}), email };
}

function textIn(
	crm: CrmStore,
	record: CrmRecord,
	given: Record<string, unknown>,
): Pick<Email, 'subject' | 'content' | 'format'> {
	const { mail_format: format = 'html', template, subject, content } = given;
	if (format !== 'html' && format !== 'text') {
		throw refused(unsupportedValue('mail_format', '$.data[0].mail_format', ['html', 'text']));
	}
	if (template !== undefined) {
		const id = isObject(template) ? template.id : undefined;
		const found = crm.emailTemplates.find((one) => one.id === id && one.module === record.module);
		if (!found) throw refused(invalidData('id', '$.data[0].template.id'));
		return { ...filledIn(crm, found, record), format: 'html' as const };
	}
	const checked = (name: 'subject' | 'content', text: unknown): string => {
		const path = `$.data[0].${name}`;
		if (text === undefined || text === '') throw refused(mandatory(name, path));
		if (typeof text !== 'string') throw refused(wrongType(name, path, 'text'));
		if (text.length > most[name]) throw refused(invalidData(name, path, { maximum_length: most[name] }));
		return text;
	};
	return { subject: checked('subject', subject), content: checked('content', content), format };
}

function filesIn(crm: CrmStore, given: unknown): Email['attachments'] {
	if (given === undefined) return [];
	if (!Array.isArray(given)) throw refused(wrongType('attachments', '$.data[0].attachments', 'jsonarray'));
	if (given.length > most.files) throw refused(limitExceeded('attachments', most.files));
	return given.map((one: unknown, index) => {
		const id = isObject(one) ? String(one.id) : '';
		const file = crm.files.get(id);
		if (!file) throw refused(invalidData('id', `$.data[0].attachments[${index}].id`));
		return { id, name: file.name, size: file.size };
	});
}

/** `2026-08-25T10:00:00+02:00`, and not in the past. */
function timeIn(crm: CrmStore, given: unknown): number | undefined {
	if (given === undefined) return undefined;
	const isTime = typeof given === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(given);
	const time = isTime ? Date.parse(given) : NaN;
	if (!(time > crm.clock.now())) throw refused(invalidData('scheduled_time', '$.data[0].scheduled_time'));
	return time;
}
