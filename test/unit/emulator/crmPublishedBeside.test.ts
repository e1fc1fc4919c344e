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
	zoho.become([...scopes, 'ZohoCRM.files.CREATE', 'ZohoCRM.files.READ']);
});

const scopes = ['ZohoCRM.modules.ALL'];
const of = (operation: string, rows: Record<string, Situation>) => situations(() => zoho, operation, rows);
const leadId = () => zoho.crm.records('Leads')[0]?.id ?? '';
const byMe = expect.objectContaining(me) as unknown;
const stamps = { Created_Time: aTime, Modified_Time: aTime, Created_By: byMe, Modified_By: byMe };
const wrongScope = error('OAUTH_SCOPE_MISMATCH');
const invalidId = error('INVALID_DATA', { resource_path_index: 1 }, 'the id given seems to be invalid');
const data = (...items: unknown[]) => ({ data: items });
const missing = (name: string) => error('REQUIRED_PARAM_MISSING', { param_name: name });

const parent = () => ({ id: leadId(), module: { api_name: 'Leads' } });
const note = (more: Record<string, unknown> = {}) => ({ Note_Content: 'Rang', Parent_Id: parent(), ...more });
let noteId = '';
const withNote = async () => {
	const { body } = await zoho.call('POST /Notes', data(note()));
	noteId = body.data[0].details.id;
};
const at = (name: string, index = 0) => ({ api_name: name, json_path: `$.data[${index}].${name}` });
const expected = (...names: string[]) =>
	error('EXPECTED_FIELD_MISSING', { expected_fields: names.map((name) => at(name)) });
const tooMany = error('INVALID_DATA', { maximum_length: 100, api_name: 'data', json_path: '$.data' });

of('List notes', {
	'without fields': { call: 'GET /Notes', status: 400, answer: missing('fields') },
	'of which there are none': {
		before: () => zoho.crm.notes.clear(),
		call: 'GET /Notes?fields=Note_Title',
		status: 204,
	},
	'beyond where pages reach': {
		before: withNote,
		call: 'GET /Notes?fields=Note_Title&page=11',
		status: 400,
		answer: error('DISCRETE_PAGINATION_LIMIT_EXCEEDED', { limit: 2000 }),
	},
	'by a key nobody knows': {
		call: 'GET /Notes?fields=Note_Title&colour=red',
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'colour' }),
	},
});

of('Create notes', {
	'of a record': {
		call: 'POST /Notes',
		body: () => data(note()),
		status: 201,
		answer: data(success('record added', { id: anId, ...stamps })),
	},
	'without text and record': {
		call: 'POST /Notes',
		body: data({ Note_Title: 'x' }),
		status: 400,
		answer: data(expected('Note_Content', 'Parent_Id')),
	},
	'of which one is refused': {
		call: 'POST /Notes',
		body: () => data(note({ Parent_Id: { ...parent(), id: nobody } }), note()),
		status: 207,
		answer: data(
			error('INVALID_DATA', { api_name: 'id', json_path: '$.data[0].Parent_Id.id' }),
			success('record added', { id: anId, ...stamps }),
		),
	},
	'of a record of no module': {
		call: 'POST /Notes',
		body: () => data(note({ Parent_Id: { id: leadId(), module: { api_name: 'Nothing' } } })),
		status: 400,
		answer: data(
			error('INVALID_DATA', { api_name: 'api_name', json_path: '$.data[0].Parent_Id.module.api_name' }),
		),
	},
	'with a title too long': {
		call: 'POST /Notes',
		body: () => data(note({ Note_Title: 'x'.repeat(121) })),
		status: 400,
		answer: data(error('INVALID_DATA', { maximum_length: 120, ...at('Note_Title') })),
	},
	'with a key nobody knows': {
		call: 'POST /Notes',
		body: () => data(note({ Colour: 'red' })),
		status: 400,
		answer: data(error('INVALID_DATA', at('Colour'))),
	},
	'more than a hundred': {
		call: 'POST /Notes',
		body: () => data(...Array.from({ length: 101 }, () => note())),
		status: 400,
		answer: tooMany,
	},
	'without the right to': {
		before: () => zoho.become(['ZohoCRM.modules.notes.READ']),
		call: 'POST /Notes',
		body: () => data(note()),
		status: 401,
		answer: wrongScope,
	},
});

of('Update notes', {
	'of which one has no id and one is none': {
		before: withNote,
		call: 'PUT /Notes',
		body: () =>
			data({ id: noteId, Note_Content: 'Wrote' }, { Note_Content: 'x' }, { id: nobody, Note_Content: 'x' }),
		status: 207,
		answer: () =>
			data(
				success('record updated', { id: noteId, ...stamps }),
				error('MANDATORY_NOT_FOUND', at('id', 1)),
				error('INVALID_DATA', at('id', 2), 'the id given seems to be invalid'),
			),
	},
	'with nothing to change': {
		before: withNote,
		call: 'PUT /Notes',
		body: () => data({ id: noteId }),
		status: 400,
		answer: data(expected('Note_Content', 'Note_Title')),
	},
	'with another parent': {
		before: withNote,
		call: 'PUT /Notes',
		body: () => data({ id: noteId, Parent_Id: parent() }),
		status: 400,
		answer: data(error('NOT_ALLOWED', at('Parent_Id'))),
	},
	'more than a hundred': {
		call: 'PUT /Notes',
		body: data(...Array.from({ length: 101 }, () => ({ id: nobody }))),
		status: 400,
		answer: tooMany,
	},
});

of('Delete notes', {
	'of which one is none': {
		before: withNote,
		call: () => `DELETE /Notes?ids=${noteId},${nobody}`,
		status: 207,
		answer: () => data(success('record deleted', { id: noteId }), error('INVALID_DATA', { id: nobody })),
	},
	'that are not named': { call: 'DELETE /Notes', status: 400, answer: missing('ids') },
	'of which none is one': {
		call: `DELETE /Notes?ids=${nobody}`,
		status: 400,
		answer: data(error('INVALID_DATA', { id: nobody })),
	},
});

of('One note', {
	'got by what is no id': { call: 'GET /Notes/first', status: 400, answer: invalidId },
	'got that is none': { call: `GET /Notes/${nobody}`, status: 204 },
	'changed without a change': {
		before: withNote,
		call: () => `PUT /Notes/${noteId}`,
		body: data({}),
		status: 400,
		answer: data(expected('Note_Content', 'Note_Title')),
	},
	'changed that is none': {
		call: `PUT /Notes/${nobody}`,
		body: data({ Note_Content: 'x' }),
		status: 400,
		answer: data(error('INVALID_DATA', at('id'))),
	},
	'changed by what is no id': {
		call: 'PUT /Notes/first',
		body: data({ Note_Content: 'x' }),
		status: 400,
		answer: invalidId,
	},
	'deleted that is none': {
		call: `DELETE /Notes/${nobody}`,
		status: 400,
		answer: data(error('INVALID_DATA', { id: nobody })),
	},
	'deleted by what is no id': { call: 'DELETE /Notes/first', status: 400, answer: invalidId },
});

of('List the notes of a record', {
	'of no module': { call: `GET /Nothing/${nobody}/Notes?fields=id`, status: 400, answer: invalidModule },
	'that is none': { call: `GET /Leads/${nobody}/Notes?fields=id`, status: 400, answer: invalidId },
	'without fields': { call: () => `GET /Leads/${leadId()}/Notes`, status: 400, answer: missing('fields') },
	'without the right to its module': {
		before: () => zoho.become(['ZohoCRM.modules.notes.READ']),
		call: () => `GET /Leads/${leadId()}/Notes?fields=id`,
		status: 401,
		answer: wrongScope,
	},
});

const form = (...files: Array<[field: string, name: string, content?: string]>) => {
	const made = new FormData();
	for (const [field, name, content = 'plan'] of files) made.append(field, new File([content], name));
	return made;
};
let attachmentId = '';
const attached = (rest: string, body?: FormData) => async () => {
	const answer = await zoho.call(`POST /Leads/${leadId()}/Attachments${rest}`, body);
	attachmentId = answer.body.data[0].details.id;
};
const withFile = attached('', form(['file', 'plan.txt']));
const withLink = attached('?attachmentUrl=https://marigold.example/plan.pdf&title=Plan');
const attachments = (method: string, rest = '') => `${method} /Leads/${leadId()}/Attachments${rest}`;
const wrongRelated = error(
	'INVALID_DATA',
	{ resource_path_index: 3 },
	'the related id given seems to be invalid',
);
const uploaded = data(success('attachment uploaded successfully', { id: anId, ...stamps }));
const linkForm = () => {
	const made = new FormData();
	made.append('attachmentUrl', 'https://marigold.example/plan.pdf');
	made.append('title', 'Plan');
	return made;
};

of('Attach', {
	'a file': {
		call: () => attachments('POST'),
		body: () => form(['file', 'plan.txt']),
		status: 200,
		answer: uploaded,
	},
	'a link in the form': { call: () => attachments('POST'), body: linkForm, status: 200, answer: uploaded },
	'a link that is too long': {
		call: () => attachments('POST', `?attachmentUrl=https://marigold.example/${'x'.repeat(3000)}`),
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'attachmentUrl' }),
	},
	nothing: {
		call: () => attachments('POST'),
		status: 400,
		answer: error('INVALID_REQUEST', { expected_type: 'multipart' }),
	},
	'a file to no record': {
		call: `POST /Leads/${nobody}/Attachments`,
		body: () => form(['file', 'plan.txt']),
		status: 400,
		answer: invalidId,
	},
	'a file to a record of no module': {
		call: `POST /Nothing/${nobody}/Attachments`,
		body: () => form(['file', 'plan.txt']),
		status: 400,
		answer: invalidModule,
	},
	'what is JSON': {
		call: () => attachments('POST'),
		body: {},
		status: 415,
		answer: error('UNSUPPORTED_MEDIA_TYPE'),
	},
	'a file with the right to the records alone': {
		before: () => zoho.become(['ZohoCRM.modules.leads.ALL']),
		call: () => attachments('POST'),
		body: () => form(['file', 'plan.txt']),
		status: 401,
		answer: wrongScope,
	},
});

of('List attachments', {
	'with all that is told of a file': {
		before: withFile,
		call: () => attachments('GET', '?fields=id,File_Name,Size,Parent_Id'),
		status: 200,
		answer: () => ({
			data: [
				{
					id: attachmentId,
					File_Name: 'plan.txt',
					Size: '4',
					Parent_Id: { id: leadId(), name: expect.any(String) },
					$field_states: null,
					$sharing_permission: expect.any(String),
					$editable: true,
					$file_id: expect.any(String),
					$type: 'Attachment',
					$se_module: 'Leads',
					$state: 'save',
					$link_url: null,
				},
			],
			info: {
				per_page: 200,
				next_page_token: null,
				count: 1,
				page: 1,
				previous_page_token: null,
				page_token_expiry: null,
				more_records: false,
			},
		}),
	},
	'of which there are none': { call: () => attachments('GET', '?fields=id'), status: 204 },
	'without fields': { call: () => attachments('GET'), status: 400, answer: missing('fields') },
});

of('Download an attachment', {
	'that is a link': {
		before: withLink,
		call: () => attachments('GET', `/${attachmentId}`),
		status: 400,
		answer: error('DOWNLOAD_NOT_ALLOWED', {}, 'As it is a linked attachment, you can not download it'),
	},
	'that is none': { call: () => attachments('GET', `/${nobody}`), status: 204 },
	'by what is no id': { call: () => attachments('GET', '/plan'), status: 400, answer: wrongRelated },
	'of no module': {
		call: `GET /Nothing/${nobody}/Attachments/${nobody}`,
		status: 400,
		answer: invalidModule,
	},
});

of('Delete an attachment', {
	'that is there': {
		before: withFile,
		call: () => attachments('DELETE', `/${attachmentId}`),
		status: 200,
		answer: () => data(success('record deleted', { id: attachmentId })),
	},
	'that is none': { call: () => attachments('DELETE', `/${nobody}`), status: 400, answer: wrongRelated },
	'of no module': {
		call: `DELETE /Nothing/${nobody}/Attachments/${nobody}`,
		status: 400,
		answer: invalidModule,
	},
});

const handling = error('failure_in_attachment_handling', {}, /^Problem in uploading attachment/);
of('Upload files', {
	'two at a time': {
		call: 'POST /files',
		body: () => form(['file', 'a.txt'], ['file', 'b.txt']),
		status: 200,
		answer: data(
			success('file uploaded', { name: 'a.txt', id: expect.any(String) }),
			success('file uploaded', { name: 'b.txt', id: expect.any(String) }),
		),
	},
	'of which there are none': { call: 'POST /files', status: 400, answer: handling },
	'under another name': {
		call: 'POST /files',
		body: () => form(['photo', 'a.txt']),
		status: 400,
		answer: handling,
	},
	'more than ten': {
		call: 'POST /files',
		body: () => form(...Array.from({ length: 11 }, (): [string, string] => ['file', 'a.txt'])),
		status: 400,
		answer: error('INVALID_REQUEST', {}, /^unable to process your request/),
	},
	'of which one is too big': {
		call: 'POST /files',
		body: () => form(['file', 'a.txt', 'x'.repeat(20 * 1024 * 1024 + 1)]),
		status: 415,
		answer: error('FILE_SIZE_MORE_THAN_ALLOWED_SIZE'),
	},
});

of('Download a file', {
	'without its id': { call: 'GET /files', status: 400, answer: missing('id') },
	'that is none': { call: 'GET /files?id=nothing', status: 204 },
});

const photo = (method: string) => `${method} /Leads/${leadId()}/photo`;
const face = () => {
	const made = new FormData();
	made.append('file', new File(['face'], 'face.png', { type: 'image/png' }));
	return made;
};
of('The photo of a record', {
	uploaded: {
		call: () => photo('POST'),
		body: face,
		status: 200,
		answer: success('photo uploaded successfully'),
	},
	deleted: {
		before: async () => await zoho.call(photo('POST'), face()),
		call: () => photo('DELETE'),
		status: 200,
		answer: success('photo deleted'),
	},
	'got where there is none': { call: () => photo('GET'), status: 204 },
	'got with a parameter nobody knows': {
		call: () => `${photo('GET')}?size=big`,
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'size' }),
	},
});
