import { badInput } from '../../../shared/badInput';
import { choice, collection, requiredText, shownWhen, text } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { made } from '../../../shared/transport/perhapsWritten';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { fileBody } from '../../fileBody';
import { scopes } from '../../scopes';

const source = choice(
	'Source',
	[
		{ name: 'File', value: 'file' },
		{ name: 'Link', value: 'link' },
	],
	{ default: 'file', description: 'Whether to upload a file or to attach the address of one' },
);

/** Bytes of a call; Zoho CRM v8, upload attachments. */
const MAXIMUM = 100 * 1024 * 1024;

export default operation({
	name: 'Upload',
	action: 'Upload attachment',
	description: 'Attach a file or a link to a record of any module',
	scopes: scopes.createAttachments,
	writes: true,
	fields: {
		module: moduleField,
		recordId: record,
		source,
		binaryProperty: shownWhen(
			{ source: ['file'] },
			requiredText('Input Binary Field', {
				default: 'data',
				description: 'The name of the field of the input item that holds the file',
			}),
		),
		link: shownWhen(
			{ source: ['link'] },
			requiredText('Link', { placeholder: 'e.g. https://example.com/offer.pdf' }),
		),
		options: collection('Options', {
			name: text('Name', { description: "The attachment's name; without it the file's own, or the link" }),
		}),
	},
	run: async (crm: Crm, { module, recordId, binaryProperty, link, options }, item) => {
		const { name = '' } = options;
		const call = {
			method: 'POST' as const,
			path: [module, recordId, 'Attachments'],
			scopes: scopes.createAttachments,
		};
		const sent = [{ id: recordId }];
		if (link !== undefined) {
			const query = { attachmentUrl: link, title: name === '' ? undefined : name };
			const [linked] = await crm.results({ ...call, query }, sent, module);
			return made(linked);
		}
		const { meta, content } = await item.binary(binaryProperty ?? 'data');
		if (content.length > MAXIMUM)
			throw badInput('Input Binary Field', 'is larger than 100 MB', 'Attach a link to the file instead.');
		const fileName = name === '' ? (meta.fileName ?? 'file') : name;
		const body = fileBody(content, fileName, meta.mimeType);
		const [uploaded] = await crm.results({ ...call, body }, sent, module);
		return made(uploaded);
	},
});
