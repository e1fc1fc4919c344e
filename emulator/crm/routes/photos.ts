import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import type { CrmRecord } from '../records';
import { bare, crmError, invalidId, invalidModule } from '../refusals';
import { moduleScopes } from '../scopes';

/** Standard modules whose records have a photo; those of custom modules have one too. */
const withPhotos = new Set(['Leads', 'Contacts', 'Accounts', 'Products', 'Vendors']);
const path = '/crm/v8/:module/:id/photo';

export const photoRoutes: Route[] = [
	{
		method: 'GET',
		path,
		summary: 'Download the photo of a record',
		scopes: moduleScopes.read,
		handle: answer(bare, (call, crm) => {
			const photo = crm.photos.get(recordOf(call, crm).id);
			if (!photo) return { status: 204 };
			const headers = {
				'content-type': photo.type,
				'content-disposition': `attachment; filename="${call.params.id}.${photo.type.slice('image/'.length)}"`,
			};
			return { status: 200, body: photo.content, headers };
		}),
	},
	{
		method: 'POST',
		path,
		summary: 'Upload the photo of a record',
		scopes: moduleScopes.create,
		accepts: 'multipart',
		handle: answer(bare, (call, crm) => {
			const record = recordOf(call, crm);
			if (record.locked) {
				throw new RefusedCall(
					crmError('RECORD_LOCKED', 'Sorry, you cannot perform this operation as the record is locked.'),
				);
			}
			const [file, ...others] = call.files;
			if (!file || file.field !== 'file' || others.length > 0 || !file.type.startsWith('image/')) {
				throw new RefusedCall(crmError('INVALID_DATA', 'invalid data'));
			}
			crm.photos.set(record.id, { content: file.content, type: file.type });
			return done('photo uploaded successfully');
		}),
	},
	{
		method: 'DELETE',
		path,
		summary: 'Delete the photo of a record',
		scopes: moduleScopes.delete,
		handle: answer(bare, (call, crm) => {
			if (!crm.photos.delete(recordOf(call, crm).id)) {
				throw new RefusedCall(crmError('INVALID_DATA', 'the record has no photo'));
			}
			return done('photo deleted');
		}),
	},
];

const done = (message: string) => ({
	status: 200,
	body: { code: 'SUCCESS', details: {}, message, status: 'success' },
});

function recordOf(call: Call, crm: CrmStore): CrmRecord {
	const module = moduleOf(call, crm);
	if (module.generatedType !== 'custom' && !withPhotos.has(module.apiName)) {
		throw new RefusedCall(invalidModule());
	}
	const record = crm.record(module.apiName, call.params.id ?? '');
	if (!record) throw new RefusedCall(invalidId());
	return record;
}
