import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import { isRecordId, numberAsked } from '../asked';
import { type Attachment, attach, attachmentFields, shownAttachment } from '../attachments';
import type { CrmStore } from '../entities';
import { shownUser } from '../formatters';
import type { CrmRecord } from '../records';
import { bare, crmError, invalidId, invalidParameter, missingParameter } from '../refusals';

const scope = (operation: string) => [`ZohoCRM.modules.attachments.${operation}`];
/** Largest body of a call. */
const maximumBytes = 100 * 1024 * 1024;
/** Characters. */
const longestLink = 3000;

export const attachmentRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/:id/Attachments',
		summary: 'Attach a file or a link to a record',
		scopes: scope('CREATE'),
		accepts: 'multipart',
		query: ['attachmentUrl', 'title'],
		handle: answer(bare, (call, crm, user) => {
			const parent = parentOf(call, crm);
			const attachment = attach(crm, parent, { ...given(call), userId: user.id });
			const by = shownUser(crm, user.id);
			const { id, Created_Time, Modified_Time } = shownAttachment(crm, attachment);
			const details = { id, Created_Time, Modified_Time, Created_By: by, Modified_By: by };
			const message = 'attachment uploaded successfully';
			return { status: 200, body: { data: [{ code: 'SUCCESS', details, message, status: 'success' }] } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/Attachments',
		summary: 'List the attachments of a record',
		scopes: scope('READ'),
		query: ['fields', 'page', 'per_page'],
		handle: answer(bare, (call, crm) => {
			const parent = parentOf(call, crm);
			const fields = call.query.fields?.split(',');
			if (!fields) throw new RefusedCall(missingParameter('fields'));
			if (!fields.every((name) => attachmentFields.includes(name))) {
				throw new RefusedCall(invalidParameter('fields'));
			}
			const page = numberAsked(call, 'page', 1);
			const perPage = numberAsked(call, 'per_page', 200, 200);
			const all = [...crm.attachments.values()].filter(({ parentId }) => parentId === parent.id).reverse();
			const data = all.slice((page - 1) * perPage, page * perPage).map((attachment) => {
				const shown = Object.entries(shownAttachment(crm, attachment));
				return Object.fromEntries(
					shown.filter(([name]) => name === 'id' || name.startsWith('$') || fields.includes(name)),
				);
			});
			if (data.length === 0) return { status: 204 };
			const info = {
				per_page: perPage,
				next_page_token: null,
				count: data.length,
				page,
				previous_page_token: null,
				page_token_expiry: null,
				more_records: all.length > page * perPage,
			};
			return { status: 200, body: { data, info } };
		}),
	},
	{
		method: 'GET',
		path: '/crm/v8/:module/:id/Attachments/:attachment',
		summary: 'Download an attachment',
		scopes: scope('READ'),
		handle: answer(bare, (call, crm) => {
			const attachment = attachmentOf(call, crm);
			if (!attachment) return { status: 204 };
			const { from, name } = attachment;
			if ('link' in from) {
				throw new RefusedCall(
					crmError('DOWNLOAD_NOT_ALLOWED', 'As it is a linked attachment, you can not download it'),
				);
			}
			const headers = {
				'content-type': 'application/x-download;charset=UTF-8',
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			};
			return { status: 200, body: from.content, headers };
		}),
	},
	{
		method: 'DELETE',
		path: '/crm/v8/:module/:id/Attachments/:attachment',
		summary: 'Delete an attachment',
		scopes: scope('DELETE'),
		handle: answer(bare, (call, crm) => {
			const attachment = attachmentOf(call, crm);
			if (!attachment) throw new RefusedCall(invalidRelated());
			const { id } = attachment;
			crm.attachments.delete(id);
			const result = { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' };
			return { status: 200, body: { data: [result] } };
		}),
	},
];

function given(call: Call): Pick<Attachment, 'name' | 'from'> {
	const { attachmentUrl: link, title } = {
		...(call.body as Record<string, string> | undefined),
		...call.query,
	};
	if (link !== undefined) {
		if (!URL.canParse(link) || link.length > longestLink)
			throw new RefusedCall(invalidParameter('attachmentUrl'));
		return { name: title ?? link, from: { link } };
	}
	const [file, ...others] = call.files;
	if (!file || file.field !== 'file' || others.length > 0) {
		throw new RefusedCall(crmError('INVALID_REQUEST', 'invalid request', { expected_type: 'multipart' }));
	}
	if (file.content.length > maximumBytes) {
		const message = 'Request body size exceeds the maximum limit of 100MB';
		throw new RefusedCall(crmError('BODY_SIZE_REACHED', message), 413);
	}
	return { name: file.name, from: { content: file.content } };
}

function parentOf(call: Call, crm: CrmStore): CrmRecord {
	const record = crm.record(moduleOf(call, crm).apiName, call.params.id ?? '');
	if (!record) throw new RefusedCall(invalidId());
	return record;
}

function attachmentOf(call: Call, crm: CrmStore): Attachment | undefined {
	const parent = parentOf(call, crm);
	const { attachment: id = '' } = call.params;
	if (!isRecordId(id)) throw new RefusedCall(invalidRelated());
	const attachment = crm.attachments.get(id);
	return attachment?.parentId === parent.id ? attachment : undefined;
}

const invalidRelated = () =>
	crmError('INVALID_DATA', 'the related id given seems to be invalid', { resource_path_index: 3 });
