import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../../shared/badInput';
import {
	choice,
	collection,
	dateTime,
	requiredText,
	shownWhen,
	text,
	type ValuesOf,
} from '../../../shared/fields';
import { type Item, operation } from '../../../shared/operation';
import { noAnswer } from '../../../shared/transport/perhapsWritten';
import type { Crm } from '../../crmApi';
import { rowsOf } from '../../crmCalls';
import { emailUsers, isOfOrganization, senderFor } from '../../emails';
import { fromAddress, template } from '../../fields/email';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { uploadItemFiles } from '../../itemFiles';
import { scopes, scopesFor } from '../../scopes';

/** Files of one email (CRM v8, send mail). */
const MOST_FILES = 10;

const options = {
	attachments: text('Attachments', {
		placeholder: 'e.g. data, data2',
		description:
			'The names of the binary fields of the item to attach, separated by commas; 10 files at most',
	}),
	bcc: text('Bcc', { placeholder: 'e.g. name@email.com' }),
	cc: text('Cc', { placeholder: 'e.g. name@email.com' }),
	replyTo: text('Reply To', { placeholder: 'e.g. name@email.com' }),
	scheduledTime: dateTime('Send At', { description: 'When to send it; without this option at once' }),
};

const fields = {
	module: moduleField,
	recordId: record,
	from: fromAddress,
	to: requiredText('To', {
		placeholder: 'e.g. Ada Obi <name@email.com>',
		description: 'Who gets the email, 50 addresses at most, separated by commas',
	}),
	messageFrom: choice(
		'Message',
		[
			{ name: 'Template', value: 'template', description: 'An email template of the module' },
			{ name: 'Written Here', value: 'content', description: 'Subject and text of your own' },
		],
		{ default: 'content', description: 'Where subject and text come from' },
	),
	template: shownWhen({ messageFrom: ['template'] }, template),
	subject: shownWhen({ messageFrom: ['content'] }, requiredText('Subject')),
	format: shownWhen(
		{ messageFrom: ['content'] },
		choice(
			'Format',
			[
				{ name: 'HTML', value: 'html' },
				{ name: 'Text', value: 'text' },
			],
			{ default: 'html', description: 'What the text of the email is' },
		),
	),
	content: shownWhen({ messageFrom: ['content'] }, requiredText('Text', { rows: 5 })),
	options: collection('Options', options),
};

export default operation({
	name: 'Send',
	action: 'Send email',
	description:
		'Send an email from a record, with a text of your own or a template; Zoho CRM keeps it with the record',
	scopes: scopes.sendMail,
	writes: true,
	fields,
	run: async (crm: Crm, params, item) => {
		const { module, recordId } = params;
		const body = await crm.call({
			method: 'POST',
			path: [module, recordId, 'actions', 'send_mail'],
			body: { data: [await emailOf(crm, params, item)] },
			heavy: true,
			scopes: scopesFor(scopes.sendMail, module),
		});
		const { message_id: messageId } = (rowsOf(body)[0]?.details ?? {}) as IDataObject;
		if (messageId === undefined) throw noAnswer();
		const { scheduledTime } = params.options;
		return { messageId, recordId, to: params.to, ...(scheduledTime ? { scheduledTime } : { sent: true }) };
	},
});

/** The email as Zoho takes it. Addresses are read before a file is uploaded. */
async function emailOf(crm: Crm, params: ValuesOf<typeof fields>, item: Item): Promise<IDataObject> {
	const { cc = '', bcc = '', replyTo = '', attachments = '', scheduledTime } = params.options;
	const to = emailUsers(params.to, 'To');
	const copies = { cc: emailUsers(cc, 'Cc'), bcc: emailUsers(bcc, 'Bcc') };
	const [replyToUser, ...others] = emailUsers(replyTo, 'Reply To');
	if (others.length > 0) throw badInput('Reply To', 'has several addresses', 'Give one.');
	const sender = await senderFor(crm, params.from);
	const files = await attached(crm, attachments, item);
	return {
		from: { email: sender.email, ...(sender.user_name ? { user_name: sender.user_name } : {}) },
		to: to as unknown as IDataObject[],
		...Object.fromEntries(Object.entries(copies).filter(([, users]) => users.length > 0)),
		...(replyToUser ? { reply_to: { ...replyToUser } } : {}),
		...(isOfOrganization(sender) ? { org_email: true } : {}),
		...(params.template === undefined
			? { subject: params.subject, content: params.content, mail_format: params.format }
			: { template: { id: params.template } }),
		...(files.length > 0 ? { attachments: files.map((id) => ({ id })) } : {}),
		// Zoho takes no milliseconds.
		...(scheduledTime
			? { scheduled_time: DateTime.fromISO(scheduledTime).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ") }
			: {}),
	};
}

async function attached(crm: Crm, names: string, item: Item): Promise<string[]> {
	const count = names.split(',').filter((name) => name.trim() !== '').length;
	if (count <= MOST_FILES) return await uploadItemFiles(crm, names, item);
	throw badInput(
		'Attachments',
		`names ${count} files`,
		`Zoho CRM takes ${MOST_FILES} at most. Zip them, or send links.`,
	);
}
