/** @jest-environment ./test/engine/sdk/environment.js */
import {
	codesOf,
	create,
	downloaded,
	fileOf,
	idOf,
	initialise,
	isTypeScript,
	openSdk,
	parameters,
	refreshToken,
	sdk,
} from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
let leadId: bigint;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
	[leadId = 0n] = await create('Leads', { Last_Name: 'Moreau', Company: 'Birch' });
});
afterAll(async () => await world.stop());

const crm = () => world.emulator.world.crm;

describe('notes', () => {
	const notes = () => new sdk.Notes.NotesOperations();
	const body = (...all: (typeof sdk)[]) => {
		const wrapper = new sdk.Notes.BodyWrapper();
		wrapper.setData(all);
		return wrapper;
	};
	const noteOn = async (id: bigint, content: string) => {
		const module = new sdk.Modules.MinifiedModule();
		module.setAPIName('Leads');
		const parent = new sdk.Notes.ParentId();
		parent.setId(id);
		await parent.setModule(module);
		const note = new sdk.Notes.Note();
		note.setNoteTitle('Visit');
		note.setNoteContent(content);
		await note.setParentId(parent);
		return note;
	};
	const write = async (...contents: string[]) => {
		const all = await Promise.all(contents.map(async (content) => await noteOn(leadId, content)));
		return (await notes().createNotes(body(...all))).getObject().getData();
	};
	const changed = (id: bigint, content: string) => {
		const note = new sdk.Notes.Note();
		note.setId(id);
		note.setNoteContent(content);
		return note;
	};
	const contentOf = (id: bigint) => crm().notes.get(String(id))?.fields.Note_Content;

	it('creates notes', async () => {
		const actions = await write('Rang', 'Wrote');
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(actions.map(idOf).map(contentOf)).toEqual(['Rang', 'Wrote']);
	});

	it('lists notes with parent and author', async () => {
		const [id] = (await write('Came by')).map(idOf);
		const { GetNotesParam } = sdk.Notes;
		const fields = 'Note_Title,Note_Content,Parent_Id,Created_By,Created_Time';
		const asked = await parameters([GetNotesParam.FIELDS, fields], [GetNotesParam.IDS, String(id)]);
		const answer = (await notes().getNotes(asked)).getObject();
		const [note] = answer.getData();
		expect([note.getId(), note.getNoteTitle(), note.getNoteContent()]).toEqual([id, 'Visit', 'Came by']);
		expect([note.getParentId().getId(), note.getParentId().getModule().getAPIName()]).toEqual([
			leadId,
			'Leads',
		]);
		expect(note.getCreatedBy().getName()).toBe('Nadia Osei');
		expect(note.getCreatedTime().getTime()).toBe(
			Date.parse(String(crm().notes.get(String(id))?.fields.Created_Time)),
		);
		expect([answer.getInfo().getCount(), answer.getInfo().getMoreRecords()]).toEqual([1, false]);
	});

	it('gets a note', async () => {
		const [id] = (await write('Asked for an offer')).map(idOf);
		const [note] = (await notes().getNote(id)).getObject().getData();
		expect([note.getId(), note.getNoteContent()]).toEqual([id, 'Asked for an offer']);
	});

	it('updates several notes', async () => {
		const ids: bigint[] = (await write('a', 'b')).map(idOf);
		const given = ids.map((id, index) => changed(id, `now ${index}`));
		const actions = (await notes().updateNotes(body(...given))).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(ids.map(contentOf)).toEqual(['now 0', 'now 1']);
	});

	it('updates one note', async () => {
		const [id] = (await write('a')).map(idOf);
		const actions = (await notes().updateNote(id, body(changed(id, 'now')))).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(contentOf(id)).toBe('now');
	});

	it('deletes several notes and reads which was none', async () => {
		const ids: bigint[] = (await write('a', 'b')).map(idOf);
		const asked = await parameters([
			sdk.Notes.DeleteNotesParam.IDS,
			[...ids, 4200000000099999999n].join(','),
		]);
		const actions = (await notes().deleteNotes(asked)).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DATA']);
		expect(ids.map(contentOf)).toEqual([undefined, undefined]);
	});

	it('deletes one note', async () => {
		const [id] = (await write('a')).map(idOf);
		expect(codesOf((await notes().deleteNote(id)).getObject().getData())).toEqual(['SUCCESS']);
		expect(contentOf(id)).toBeUndefined();
	});
});

describe('tags', () => {
	const tags = () => new sdk.Tags.TagsOperations();
	const tag = (name: string) => {
		const made = new sdk.Tags.Tag();
		made.setName(name);
		return made;
	};
	const ofLeads = async (param: typeof sdk) => await parameters([param.MODULE, 'Leads']);
	const createTags = async (...names: string[]) => {
		const body = new sdk.Tags.BodyWrapper();
		body.setTags(names.map(tag));
		return (await tags().createTags(body, await ofLeads(sdk.Tags.CreateTagsParam))).getObject().getTags();
	};
	const adding = (names: string[], ids?: bigint[]) => {
		const body = new sdk.Tags.NewTagRequestWrapper();
		body.setTags(names.map(tag));
		if (ids) body.setIds(ids);
		return body;
	};
	const removing = (names: string[], ids?: bigint[]) => {
		const body = new sdk.Tags.ExistingTagRequestWrapper();
		body.setTags(
			names.map((name) => {
				const existing = new sdk.Tags.ExistingTag();
				existing.setName(name);
				return existing;
			}),
		);
		if (ids) body.setIds(ids);
		return body;
	};
	const tagsOn = (id: bigint) => crm().record('Leads', String(id))?.tags;
	const tagged = async () =>
		await create('Leads', { Last_Name: 'Novak', Company: 'Elm' }, { Last_Name: 'Okoye', Company: 'Elm' });

	it('creates tags and reads which there is already', async () => {
		const [created] = await createTags('fair');
		expect(crm().tags('Leads').get('fair')).toBe(String(idOf(created)));
		expect(codesOf(await createTags('fair', 'webinar'))).toEqual(['DUPLICATE_DATA', 'SUCCESS']);
	});

	it('lists tags', async () => {
		await createTags('listed');
		const answer = (await tags().getTags(await ofLeads(sdk.Tags.GetTagsParam))).getObject();
		const found = answer.getTags().find((one: typeof sdk) => one.getName() === 'listed');
		expect([found.getId(), found.getCreatedBy().getName()]).toEqual([
			BigInt(crm().tag('Leads', 'listed').id),
			'Nadia Osei',
		]);
		expect(answer.getInfo().getCount()).toBe(crm().tags('Leads').size);
	});

	it('creates a tag with a colour', async () => {
		const coloured = tag('blue');
		coloured.setColorCode(isTypeScript ? '#57B1FD' : new sdk.Choice('#57B1FD'));
		const body = new sdk.Tags.BodyWrapper();
		body.setTags([coloured]);
		const response = await tags().createTags(body, await ofLeads(sdk.Tags.CreateTagsParam));
		expect(codesOf(response.getObject().getTags())).toEqual(['SUCCESS']);
		expect(crm().tag('Leads', 'blue').color).toBe('#57B1FD');
	});

	it('gives several tags other names, and reads which was none', async () => {
		const made: bigint[] = (await createTags('first', 'second')).map(idOf);
		const body = new sdk.Tags.BodyWrapper();
		body.setTags(
			[...made, 4900000000000999999n].map((id, index) => {
				const changed = tag(`number ${index}`);
				changed.setId(id);
				return changed;
			}),
		);
		const response = await tags().updateTags(body, await ofLeads(sdk.Tags.UpdateTagsParam));
		const actions = response.getObject().getTags();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DATA']);
		expect(['number 0', 'number 1'].map((name) => crm().tags('Leads').get(name))).toEqual(made.map(String));
	});

	it('puts one tag in the place of another', async () => {
		const [kept = 0n, gone = 0n]: bigint[] = (await createTags('kept', 'merged')).map(idOf);
		const [id = 0n] = await tagged();
		await tags().addTags('Leads', id, adding(['merged']));
		const conflict = new sdk.Tags.ConflictWrapper();
		conflict.setConflictId(String(gone));
		const body = new sdk.Tags.MergeWrapper();
		body.setTags([conflict]);
		const [action] = (await tags().mergeTags(kept, body)).getObject().getTags();
		expect([action.getCode().getValue(), idOf(action)]).toEqual(['SUCCESS', kept]);
		expect(tagsOn(id)).toEqual(['kept']);
		expect(crm().tags('Leads').has('merged')).toBe(false);
	});

	it('counts the records that have a tag', async () => {
		const [created] = await createTags('counted');
		await tags().addTagsToMultipleRecords('Leads', adding(['counted'], await tagged()));
		const asked = await ofLeads(sdk.Tags.GetRecordCountForTagParam);
		const response = await tags().getRecordCountForTag(idOf(created), asked);
		expect(response.getObject().getCount()).toBe('2');
	});

	it('gives a tag another name, also on the records that have it', async () => {
		const [created] = await createTags('old name');
		const [id = 0n] = await tagged();
		await tags().addTags('Leads', id, adding(['old name', 'other']));
		const rename = async (name: string) => {
			const body = new sdk.Tags.BodyWrapper();
			body.setTags([tag(name)]);
			const asked = await ofLeads(sdk.Tags.UpdateTagParam);
			return (await tags().updateTag(idOf(created), body, asked)).getObject().getTags();
		};
		expect(codesOf(await rename('other'))).toEqual(['DUPLICATE_DATA']);
		const [action] = await rename('new name');
		expect([action.getMessage().getValue(), idOf(action)]).toEqual([
			'tags updated successfully',
			idOf(created),
		]);
		expect(crm().tags('Leads').has('old name')).toBe(false);
		expect(tagsOn(id)).toEqual(['new name', 'other']);
	});

	it('deletes a tag', async () => {
		const [created] = await createTags('unwanted');
		const actions = (await tags().deleteTag(idOf(created))).getObject().getTags();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(crm().tags('Leads').has('unwanted')).toBe(false);
	});

	it('adds tags to a record', async () => {
		const [id = 0n] = await tagged();
		const [action] = (await tags().addTags('Leads', id, adding(['warm', 'expo']))).getObject().getData();
		expect(action.getMessage()).toBe('tags updated successfully');
		expect(tagsOn(id)).toEqual(['warm', 'expo']);
	});

	it('adds tags in the place of those that were there', async () => {
		const [id = 0n] = await tagged();
		await tags().addTags('Leads', id, adding(['warm']));
		const asked = await parameters([sdk.Tags.AddTagsParam.OVER_WRITE, 'true']);
		await tags().addTags('Leads', id, adding(['cold']), asked);
		expect(tagsOn(id)).toEqual(['cold']);
	});

	it('removes tags from a record', async () => {
		const [id = 0n] = await tagged();
		await tags().addTags('Leads', id, adding(['warm', 'expo']));
		const actions = (await tags().removeTags('Leads', id, removing(['warm']))).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(tagsOn(id)).toEqual(['expo']);
	});

	it('adds tags to several records', async () => {
		const ids = await tagged();
		const answer = (await tags().addTagsToMultipleRecords('Leads', adding(['many'], ids))).getObject();
		expect(codesOf(answer.getData())).toEqual(['SUCCESS', 'SUCCESS']);
		expect([answer.getSuccessCount(), answer.getWfScheduler()]).toEqual(['2', false]);
		expect(ids.map(tagsOn)).toEqual([['many'], ['many']]);
	});

	it('removes tags from several records', async () => {
		const ids = await tagged();
		await tags().addTagsToMultipleRecords('Leads', adding(['many', 'few'], ids));
		const response = await tags().removeTagsFromMultipleRecords('Leads', removing(['many'], ids));
		expect(codesOf(response.getObject().getData())).toEqual(['SUCCESS', 'SUCCESS']);
		expect(ids.map(tagsOn)).toEqual([['few'], ['few']]);
	});
});

describe('attachments', () => {
	const attachments = () => new sdk.Attachments.AttachmentsOperations();
	const upload = async (name: string, content: string) => {
		const body = new sdk.Attachments.FileBodyWrapper();
		body.setFile(fileOf(world, name, content));
		const response = await attachments().uploadAttachments(leadId, 'Leads', body);
		return response.getObject().getData();
	};
	const stored = (id: bigint) => crm().attachments.get(String(id));

	it('uploads a file', async () => {
		const [action] = await upload('plan.txt', 'floor plan');
		expect(action.getCode().getValue()).toBe('SUCCESS');
		expect(stored(idOf(action))).toMatchObject({
			name: 'plan.txt',
			from: { content: Buffer.from('floor plan') },
		});
	});

	it('attaches a link', async () => {
		const { UploadUrlAttachmentsParam: param } = sdk.Attachments;
		const link = 'https://marigold.example/catalogue.pdf';
		const asked = await parameters([param.ATTACHMENTURL, link], [param.TITLE, 'Catalogue']);
		const [action] = (await attachments().uploadUrlAttachments(leadId, 'Leads', asked)).getObject().getData();
		expect(stored(idOf(action))).toMatchObject({ name: 'Catalogue', from: { link } });
	});

	it('lists attachments', async () => {
		const [action] = await upload('list.txt', 'listed');
		const { GetAttachmentsParam } = sdk.Attachments;
		const asked = await parameters([GetAttachmentsParam.FIELDS, 'id,File_Name,Size,Owner,Parent_Id']);
		const answer = (await attachments().getAttachments(leadId, 'Leads', asked)).getObject();
		const found = answer.getData().find((one: typeof sdk) => one.getId() === idOf(action));
		expect([found.getFileName(), found.getSize(), found.getSeModule()]).toEqual(['list.txt', '6', 'Leads']);
		expect([found.getParentId().getId(), found.getOwner().getName()]).toEqual([leadId, 'Nadia Osei']);
		expect(answer.getInfo().getMoreRecords()).toBe(false);
	});

	it('downloads a file', async () => {
		const [action] = await upload('Grüße.txt', 'hello');
		const file = await downloaded(attachments().getAttachment(idOf(action), leadId, 'Leads'));
		expect([decodeURIComponent(file.getName()), file.getStream().toString()]).toEqual(['Grüße.txt', 'hello']);
	});

	it('deletes an attachment', async () => {
		const [action] = await upload('old.txt', 'old');
		const id = idOf(action);
		const actions = (await attachments().deleteAttachment(id, leadId, 'Leads')).getObject().getData();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(stored(id)).toBeUndefined();
	});
});

describe('photos', () => {
	const leads = () => new sdk.Record.RecordOperations('Leads');
	const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
	const upload = async () => {
		const body = new sdk.Record.FileBodyWrapper();
		body.setFile(fileOf(world, 'face.png', png));
		return await leads().uploadPhoto(leadId, body);
	};

	it('uploads a photo', async () => {
		expect((await upload()).getObject().getCode().getValue()).toBe('SUCCESS');
		expect(crm().photos.get(String(leadId))).toEqual({ content: png, type: 'image/png' });
	});

	it('downloads a photo', async () => {
		await upload();
		const file = await downloaded(leads().getPhoto(leadId));
		expect([file.getName(), Buffer.compare(file.getStream(), png)]).toEqual([expect.stringMatching(/.+/), 0]);
	});

	it('deletes a photo', async () => {
		await upload();
		expect((await leads().deletePhoto(leadId)).getObject().getCode().getValue()).toBe('SUCCESS');
		expect(crm().photos.has(String(leadId))).toBe(false);
	});
});

describe('files', () => {
	const files = () => new sdk.Files.FilesOperations();
	const upload = async (...names: string[]) => {
		const body = new sdk.Files.BodyWrapper();
		body.setFile(names.map((name) => fileOf(world, name, `in ${name}`)));
		return (await files().uploadFiles(body)).getObject().getData();
	};
	const fileId = (action: typeof sdk) => action.getDetails().get('id') as string;

	it('uploads files', async () => {
		const actions = await upload('a.txt', 'b.txt');
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(actions.map((action: typeof sdk) => crm().files.get(fileId(action))?.content?.toString())).toEqual(
			['in a.txt', 'in b.txt'],
		);
	});

	it('downloads a file', async () => {
		const [action] = await upload('c.txt');
		const asked = await parameters([sdk.Files.GetFileParam.ID, fileId(action)]);
		const file = await downloaded(files().getFile(asked));
		expect([file.getName(), file.getStream().toString()]).toEqual(['c.txt', 'in c.txt']);
	});
});
