/** @jest-environment ./test/engine/sdk/environment.js */
import { parseCsv } from '../../../emulator/crm/bulk/csv';
import { textInZip, zipOf } from '../crm/bulkFiles';
import { codesOf, downloaded, fileOf, initialise, openSdk, refreshToken, sdk } from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
	for (let number = 0; number < 5; number += 1) {
		crm().add('Leads', { Last_Name: `Bulk ${number}`, Company: 'Fjord AS', City: 'Bergen' });
	}
});
afterAll(async () => await world.stop());
beforeEach(() => {
	crm().bulk.looksUntilDone = 1;
	crm().bulk.rowsPerRead = 200_000;
});

const crm = () => world.emulator.world.crm;
const leadsModule = () => {
	const module = new sdk.Modules.MinifiedModule();
	module.setAPIName('Leads');
	return module;
};

describe('bulk read', () => {
	const reads = () => new sdk.BulkRead.BulkReadOperations();
	const started = async (query: typeof sdk) => {
		const body = new sdk.BulkRead.BodyWrapper();
		await body.setQuery(query);
		return (await reads().createBulkReadJob(body)).getObject();
	};
	const fromBergen = async () => {
		const field = new sdk.Fields.MinifiedField();
		field.setAPIName('City');
		const criteria = new sdk.BulkRead.Criteria();
		await criteria.setField(field);
		criteria.setComparator(new sdk.Choice('equal'));
		criteria.setValue('Bergen');
		const query = new sdk.BulkRead.Query();
		await query.setModule(leadsModule());
		query.setFields(['Last_Name']);
		await query.setCriteria(criteria);
		return query;
	};
	const jobOf = (answer: typeof sdk) => BigInt(answer.getData()[0].getDetails().get('id'));
	const look = async (id: bigint) => (await reads().getBulkReadJobDetails(id)).getObject().getData()[0];

	it('starts a job', async () => {
		const answer = await started(await fromBergen());
		const [action] = answer.getData();
		expect(codesOf([action])).toEqual(['ADDED_SUCCESSFULLY']);
		const details = action.getDetails();
		expect([details.get('operation'), details.get('state').getValue()]).toEqual(['read', 'ADDED']);
		expect(crm().bulk.reads.has(String(jobOf(answer)))).toBe(true);
	});

	it('looks at a job on its way and when it is done', async () => {
		crm().bulk.looksUntilDone = 3;
		const id = jobOf(await started(await fromBergen()));
		const states = [await look(id), await look(id), await look(id)];
		expect(states.map((job) => job.getState().getValue())).toEqual(['QUEUED', 'IN PROGRESS', 'COMPLETED']);
		const done = states[2];
		expect([done.getQuery().getModule().getAPIName(), [...done.getQuery().getFields()]]).toEqual([
			'Leads',
			['Last_Name'],
		]);
		const result = done.getResult();
		expect([result.getPage(), result.getCount(), result.getMoreRecords()]).toEqual([1, 5, false]);
		expect(result.getDownloadUrl()).toBe(`/crm/bulk/v8/read/${id}/result`);
	});

	it('reads on by the token of the page before', async () => {
		crm().bulk.rowsPerRead = 3;
		const result = (await look(jobOf(await started(await fromBergen())))).getResult();
		const query = new sdk.BulkRead.Query();
		query.setPageToken(result.getNextPageToken());
		const next = (await look(jobOf(await started(query)))).getResult();
		expect([result.getMoreRecords(), next.getPage(), next.getCount()]).toEqual([true, 2, 2]);
	});

	it('downloads the result', async () => {
		const id = jobOf(await started(await fromBergen()));
		await look(id);
		const file = await downloaded(reads().downloadResult(id));
		const rows = parseCsv(textInZip(file.getStream())) ?? [];
		expect(file.getName()).toBe(`${id}.zip`);
		expect(rows.map(([, name]) => name).sort()).toEqual([
			'Bulk 0',
			'Bulk 1',
			'Bulk 2',
			'Bulk 3',
			'Bulk 4',
			'Last_Name',
		]);
	});

	it('reads why a job was refused', async () => {
		const query = await fromBergen();
		query.setFields(['No_Such_Field']);
		const answer = await started(query);
		expect([answer.getCode().getValue(), answer.getDetails().get('api_name')]).toEqual([
			'FIELD_NOT_AVAILABLE',
			'No_Such_Field',
		]);
	});
});

describe('bulk write', () => {
	const writes = () => new sdk.BulkWrite.BulkWriteOperations();
	const upload = async (text: string) => {
		const body = new sdk.BulkWrite.FileBodyWrapper();
		body.setFile(fileOf(world, 'leads.zip', zipOf('leads.csv', text)));
		const { UploadFileHeader } = sdk.BulkWrite;
		const headers = new sdk.HeaderMap();
		await headers.add(UploadFileHeader.FEATURE, 'bulk-write');
		await headers.add(UploadFileHeader.X_CRM_ORG, crm().organization.zgid);
		return (await writes().uploadFile(body, headers)).getObject();
	};
	const column = (name: string, index: number) => {
		const mapping = new sdk.BulkWrite.FieldMapping();
		mapping.setAPIName(name);
		mapping.setIndex(index);
		return mapping;
	};
	const start = async (text: string) => {
		const resource = new sdk.BulkWrite.Resource();
		resource.setType(new sdk.Choice('data'));
		await resource.setModule(leadsModule());
		resource.setFileId(String((await upload(text)).getDetails().get('file_id')));
		resource.setFieldMappings([column('Last_Name', 0), column('Company', 1)]);
		const body = new sdk.BulkWrite.RequestWrapper();
		body.setCharacterEncoding('UTF-8');
		body.setOperation(new sdk.Choice('insert'));
		body.setResource([resource]);
		return (await writes().createBulkWriteJob(body)).getObject();
	};
	const jobOf = (answer: typeof sdk) => String(answer.getDetails().get('id'));
	const look = async (id: string) => (await writes().getBulkWriteJobDetails(id)).getObject();
	const named = (name: string) =>
		crm()
			.records('Leads')
			.filter(({ fields }) => fields.Last_Name === name);

	it('uploads a file', async () => {
		const answer = await upload('Last_Name,Company\nA,B\n');
		expect(answer.getCode().getValue()).toBe('FILE_UPLOAD_SUCCESS');
		expect(crm().bulk.uploads.has(String(answer.getDetails().get('file_id')))).toBe(true);
	});

	it('starts a job', async () => {
		const answer = await start('Last_Name,Company\nStarted,B\n');
		expect([answer.getCode().getValue(), answer.getMessage().getValue()]).toEqual(['SUCCESS', 'success']);
		expect(crm().bulk.writes.get(jobOf(answer))).toMatchObject({ operation: 'insert', module: 'Leads' });
	});

	it('looks at a job on its way and when it is done', async () => {
		crm().bulk.looksUntilDone = 3;
		const id = jobOf(await start('Last_Name,Company\nImported,Oak\n,Elm\n'));
		const answers = [await look(id), await look(id), await look(id)];
		expect(answers.map((answer) => answer.getStatus())).toEqual(['ADDED', 'INPROGRESS', 'COMPLETED']);
		const done = answers[2];
		const [resource] = done.getResource();
		expect([done.getId(), done.getOperation(), resource.getModule().getAPIName()]).toEqual([
			id,
			'insert',
			'Leads',
		]);
		const file = resource.getFile();
		expect([file.getName(), file.getTotalCount(), file.getAddedCount(), file.getSkippedCount()]).toEqual([
			'leads.csv',
			2,
			1,
			1,
		]);
		expect(named('Imported')).toHaveLength(1);
	});

	it('downloads the result', async () => {
		const id = jobOf(await start('Last_Name,Company\nFetched,Oak\n'));
		const address: string = (await look(id)).getResult().getDownloadUrl();
		// The SDK puts a slash before it.
		const file = await downloaded(writes().downloadBulkWriteResult(address.slice(1)));
		expect(file.getName()).toBe(`${id}.zip`);
		expect(parseCsv(textInZip(file.getStream()))).toEqual([
			['Last_Name', 'Company', 'STATUS', 'RECORD_ID', 'ERRORS'],
			['Fetched', 'Oak', 'ADDED', named('Fetched')[0]?.id, ''],
		]);
	});
});
