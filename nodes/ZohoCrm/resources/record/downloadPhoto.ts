import { fileNameIn } from '../../../shared/fileName';
import { operation } from '../../../shared/operation';
import { ZohoError } from '../../../shared/transport/zohoError';
import type { Crm } from '../../crmApi';
import { outputFile } from '../../fields/file';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { scopes, scopesFor } from '../../scopes';

export default operation({
	name: 'Download Photo',
	action: 'Download photo of record',
	description: 'Download the photo of a record',
	scopes: scopes.readRecords,
	writes: false,
	fields: { module: moduleField, recordId: record, binaryProperty: outputFile },
	run: async (crm: Crm, { module, recordId: id, binaryProperty }, item) => {
		const { status, headers, body } = await crm.answer({
			method: 'GET',
			path: [module, id, 'photo'],
			as: 'binary',
			scopes: scopesFor(scopes.readRecords, module),
		});
		if (status === 204 || !Buffer.isBuffer(body)) throw noPhoto(module, id);
		const type = /^image\/[\w.+-]+/i.exec(headers['content-type'] ?? '')?.[0] ?? 'image/png';
		const fileName = fileNameIn(headers['content-disposition']) ?? `${id}.${type.slice('image/'.length)}`;
		const photo = await item.toBinary(body, fileName, type);
		return { json: { id, fileName, size: body.length }, binary: { [binaryProperty]: photo } };
	},
});

const noPhoto = (module: string, id: string) =>
	new ZohoError({
		code: 'NOT_FOUND',
		message: `The record ${id} of ${module} has no photo`,
		description: "Check the ID. To go on without one, set the node's On Error to continue.",
		httpStatus: 204,
		field: { apiName: 'recordId', label: 'Record' },
	});
