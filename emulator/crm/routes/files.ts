import { randomBytes } from 'node:crypto';
import type { Route, UploadedFile } from '../../service';
import { answer, RefusedCall } from '../answer';
import { bare, crmError, invalidParameter, missingParameter } from '../refusals';

const most = 10;
const largest = 20 * 1024 * 1024;
const path = '/crm/v8/files';

export const fileRoutes: Route[] = [
	{
		method: 'POST',
		path,
		summary: "Upload up to ten files to Zoho's file system",
		scopes: ['ZohoCRM.files.CREATE'],
		accepts: 'multipart',
		query: ['inline'],
		handle: answer(bare, (call, crm) => {
			if (![undefined, 'inline'].includes(call.query.inline))
				throw new RefusedCall(invalidParameter('inline'));
			checkFiles(call.files);
			const data = call.files.map(({ name, type, content }) => {
				const id = randomBytes(32).toString('hex');
				crm.files.set(id, { name, size: content.length, type, content });
				return { code: 'SUCCESS', details: { name, id }, message: 'file uploaded', status: 'success' };
			});
			return { status: 200, body: { data } };
		}),
	},
	{
		method: 'GET',
		path,
		summary: "Download a file of Zoho's file system",
		scopes: ['ZohoCRM.files.READ'],
		query: ['id'],
		handle: answer(bare, (call, crm) => {
			const { id } = call.query;
			if (id === undefined) throw new RefusedCall(missingParameter('id'));
			const file = crm.files.get(id);
			if (!file?.content) return { status: 204 };
			const headers = {
				'content-type': `${file.type ?? 'application/octet-stream'};charset=UTF-8`,
				'content-disposition': `attachment;filename*=UTF-8''${encodeURIComponent(file.name)}`,
			};
			return { status: 200, body: file.content, headers };
		}),
	},
];

function checkFiles(files: UploadedFile[]): void {
	if (files.length === 0 || files.some(({ field, content }) => field !== 'file' || content.length === 0)) {
		const message = 'Problem in uploading attachment. kindly upload the file properly';
		throw new RefusedCall(crmError('failure_in_attachment_handling', message));
	}
	if (files.length > most)
		throw new RefusedCall(
			crmError(
				'INVALID_REQUEST',
				'unable to process your request. please verify whether you have entered proper method name, parameter and parameter values.',
			),
		);
	if (files.some(({ content }) => content.length > largest)) {
		const message = 'Please check if the size of the file is in the correct range';
		throw new RefusedCall(crmError('FILE_SIZE_MORE_THAN_ALLOWED_SIZE', message), 415);
	}
}
