import type { IDataObject } from 'n8n-workflow';

import { attach } from '../../../emulator/crm/attachments';
import type { LoggedRequest } from '../../../emulator/requests';
import { byId, fromList, mapped } from '../../../engine/world';
import { type Attempt, named, type Scene } from './scene';

const Leads = { module: fromList('Leads') };
const each = byId('={{ $json.id }}');
const record = (operation: string, parameters: object = {}) => ({
	resource: 'record',
	operation,
	...Leads,
	...parameters,
});
const newLead = {
	fields: mapped({ Last_Name: '={{ $json.name }}', Company: 'Acme', Email: '={{ $json.email }}' }),
};
const nameless = { fields: mapped({ Last_Name: '={{ $json.name }}', Company: 'Acme' }) };

const to =
	(method: string, path: RegExp) =>
	(request: LoggedRequest): boolean =>
		request.method === method && path.test(request.path);
const sameIds = (items: IDataObject[], wanted: IDataObject[]) =>
	JSON.stringify(items.map(({ id }) => id)) === JSON.stringify(wanted.map(({ id }) => id));
const file = (name: string, mimeType = 'text/plain'): IDataObject => ({
	binary: { data: { data: Buffer.from(name).toString('base64'), fileName: name, mimeType } },
});

/** One call is a hundred records. */
const TWO_BATCHES = 102;

/** How each call of CRM is made: with two items, pages, batches or jobs at least. */
export const crmCalls = {
	'CRM · Record → Get': (scene: Scene): Attempt => {
		const leads = scene.addLeads(3);
		return {
			meets: to('GET', /^\/crm\/v8\/Leads\/\d+$/),
			run: async () => await scene.run('crm', record('get', { recordId: each }), leads),
			isWhole: (items) => sameIds(items, leads),
		};
	},
	'CRM · Record → Get Many': (scene: Scene): Attempt => {
		const leads = scene.addLeads(450);
		const options = { fields: ['Last_Name'], sortBy: 'id', sortOrder: 'asc' };
		return {
			meets: to('GET', /^\/crm\/v8\/Leads$/),
			run: async () => await scene.run('crm', record('getAll', { returnAll: true, options }), [{}]),
			isWhole: (items) => sameIds(items, leads),
		};
	},
	'CRM · Query (COQL)': (scene: Scene): Attempt => {
		const leads = scene.addLeads(2_100);
		const query = "select Last_Name from Leads where Company = 'Acme' order by id asc";
		return {
			meets: to('POST', /coql$/),
			run: async () =>
				await scene.run('crm', { resource: 'query', operation: 'run', query, returnAll: true }, [{}]),
			isWhole: (items) => sameIds(items, leads),
		};
	},
	'CRM · Attachment → Download': (scene: Scene): Attempt => {
		const userId = scene.crm.users[0]?.id ?? '';
		const leads = scene.addLeads(3).map(({ id }, n) => {
			const from = { content: Buffer.from(`content ${n}`) };
			const parent = scene.crm.record('Leads', String(id));
			return { id, file: parent && attach(scene.crm, parent, { name: `${n}.txt`, from, userId }).id };
		});
		const parameters = { recordId: each, attachmentId: '={{ $json.file }}', binaryProperty: 'data' };
		return {
			meets: to('GET', /Attachments\/\d+$/),
			run: async () =>
				await scene.run(
					'crm',
					{ resource: 'attachment', operation: 'download', ...Leads, ...parameters },
					leads,
				),
			isWhole: (items) =>
				items.map(({ id, size }) => `${String(id)} ${String(size)}`).join() ===
				leads.map(({ file: id }) => `${String(id)} 9`).join(),
		};
	},
	'CRM · Record → Download Photo': (scene: Scene): Attempt => {
		const leads = scene.addLeads(3);
		for (const { id, n } of leads) {
			const content = Buffer.from(`face ${String(n)}`);
			scene.crm.photos.set(String(id), { content, type: 'image/png' });
		}
		const parameters = { recordId: each, binaryProperty: 'data' };
		return {
			meets: to('GET', /photo$/),
			run: async () => await scene.run('crm', record('downloadPhoto', parameters), leads),
			isWhole: (items) => items.map(({ size }) => size).join() === '6,6,6',
		};
	},
	'CRM · File → Download': (scene: Scene): Attempt => {
		const files = Array.from({ length: 3 }, (_, n) => {
			const id = `${n}`.repeat(64);
			scene.crm.files.set(id, { name: `${n}.txt`, size: 6, content: Buffer.from(`file ${n}`) });
			return { id };
		});
		const parameters = { fileId: '={{ $json.id }}', binaryProperty: 'data' };
		return {
			meets: to('GET', /v8\/files$/),
			run: async () =>
				await scene.run('crm', { resource: 'file', operation: 'download', ...parameters }, files),
			isWhole: (items) => sameIds(items, files) && items.every(({ size }) => size === 6),
		};
	},
	'CRM · Bulk Read → Download Result': (scene: Scene): Attempt => {
		const leads = scene.addLeads(20);
		scene.crm.bulk.looksUntilDone = 0;
		const bulk = { resource: 'bulkRead', ...Leads, columns: ['Last_Name'] };
		return {
			meets: to('GET', /read\/\d+\/result$/),
			nth: 1,
			run: async () => {
				const start = { ...bulk, operation: 'startJob', readBy: 'module' };
				const { items: jobs, ...seen } = await scene.run('crm', start, [{}]);
				if (jobs.length === 0) return { ...seen, items: [] };
				const parameters = { operation: 'downloadResult', jobId: '={{ $json.id }}', giveAs: 'items' };
				return await scene.run('crm', { ...bulk, ...parameters }, jobs);
			},
			isWhole: (items) => sameIds(items, leads),
		};
	},
	'CRM · Bulk Read → Export': (scene: Scene): Attempt => {
		const leads = scene.addLeads(450);
		scene.crm.bulk.rowsPerRead = 200;
		const parameters = { readBy: 'module', ...Leads, columns: ['Last_Name'], giveAs: 'items' };
		return {
			meets: to('POST', /bulk\/v8\/read$/),
			run: async () =>
				await scene.run('crm', { resource: 'bulkRead', operation: 'export', ...parameters }, [{}]),
			isWhole: (items) => sameIds(items, leads),
		};
	},
	'CRM · Record → Update': (scene: Scene): Attempt => {
		const leads = scene.addLeads(TWO_BATCHES);
		const parameters = { recordId: each, fields: mapped({ City: 'Oslo' }) };
		return {
			meets: to('PUT', /Leads$/),
			run: async () => await scene.run('crm', record('update', parameters), leads),
			written: () =>
				leads.map(({ id }) => (scene.crm.record('Leads', String(id))?.fields.City === 'Oslo' ? 1 : 0)),
		};
	},
	'CRM · Record → Upload Photo': (scene: Scene): Attempt => {
		const leads = scene.addLeads(3);
		const items = leads.map(({ id, n }) => ({ json: { id }, ...file(`${String(n)}.png`, 'image/png') }));
		return {
			meets: to('POST', /photo$/),
			run: async () =>
				await scene.run('crm', record('uploadPhoto', { recordId: each, binaryProperty: 'data' }), items),
			written: () => leads.map(({ id }) => (scene.crm.photos.has(String(id)) ? 1 : 0)),
		};
	},
	'CRM · File → Upload': (scene: Scene): Attempt => {
		// One: in the log a file looks like any other.
		const items = [{ json: {}, ...file('plan.txt') }];
		return {
			meets: to('POST', /v8\/files$/),
			nth: 1,
			run: async () =>
				await scene.run('crm', { resource: 'file', operation: 'upload', binaryProperty: 'data' }, items),
			isWhole: (outputs) =>
				outputs.length === 1 &&
				outputs.every(({ id, name }) => scene.crm.files.get(String(id))?.name === name),
		};
	},
	'CRM · Bulk Write → Upload File': (scene: Scene): Attempt => {
		const items = [{ json: {}, ...file('leads.csv', 'text/csv') }];
		const parameters = { resource: 'bulkWrite', operation: 'uploadFile', binaryProperty: 'data' };
		return {
			meets: to('POST', /v8\/upload$/),
			nth: 1,
			run: async () => await scene.run('crm', parameters, items),
			isWhole: (outputs) =>
				outputs.length === 1 && outputs.every(({ fileId }) => scene.crm.bulk.uploads.has(String(fileId))),
		};
	},
	'CRM · Record → Delete': (scene: Scene): Attempt => {
		const leads = scene.addLeads(TWO_BATCHES);
		return {
			meets: to('DELETE', /Leads$/),
			run: async () => await scene.run('crm', record('delete', { recordId: each }), leads),
			written: () => leads.map(({ id }) => (scene.crm.record('Leads', String(id)) ? 0 : 1)),
		};
	},
	'CRM · Record → Create or Update': (scene: Scene): Attempt => {
		const items = named(TWO_BATCHES);
		return {
			meets: to('POST', /Leads\/upsert$/),
			run: async () => await scene.run('crm', record('upsert', { matchOn: ['Email'], ...newLead }), items),
			written: () => scene.leadsNamed(items),
		};
	},
	'CRM · Record → Create or Update, with nothing to match on': (scene: Scene): Attempt => {
		const items = named(TWO_BATCHES);
		return {
			meets: to('POST', /Leads\/upsert$/),
			run: async () => await scene.run('crm', record('upsert', { matchOn: [], ...nameless }), items),
			written: () => scene.leadsNamed(items),
		};
	},
	'CRM · Record → Create': (scene: Scene): Attempt => {
		const items = named(TWO_BATCHES);
		return {
			meets: to('POST', /Leads$/),
			run: async () => await scene.run('crm', record('create', newLead), items),
			written: () => scene.leadsNamed(items),
		};
	},
	'CRM · Lead → Convert': (scene: Scene): Attempt => {
		const leads = scene.addLeads(3);
		const parameters = { leadId: '={{ $json.id }}', createDeal: false };
		return {
			meets: to('POST', /actions\/convert$/),
			run: async () =>
				await scene.run('crm', { resource: 'lead', operation: 'convert', ...parameters }, leads),
			written: () => {
				const names = scene.crm.records('Contacts').map(({ fields }) => fields.Last_Name);
				return leads.map(({ n }) => names.filter((name) => name === `Lead ${String(n)}`).length);
			},
		};
	},
	'CRM · Attachment → Upload': (scene: Scene): Attempt => {
		const leads = scene.addLeads(3);
		const items = leads.map(({ id, n }) => ({ json: { id }, ...file(`${String(n)}.txt`) }));
		const parameters = { recordId: each, source: 'file', binaryProperty: 'data' };
		return {
			meets: to('POST', /Attachments$/),
			run: async () =>
				await scene.run(
					'crm',
					{ resource: 'attachment', operation: 'upload', ...Leads, ...parameters },
					items,
				),
			written: () => {
				const parents = [...scene.crm.attachments.values()].map(({ parentId }) => parentId);
				return leads.map(({ id }) => parents.filter((parent) => parent === id).length);
			},
		};
	},
	'CRM · Bulk Write → Import': (scene: Scene): Attempt => {
		const items = named(3);
		const parameters = { ...Leads, kind: 'insert', source: 'items', ...newLead };
		return {
			meets: to('POST', /bulk\/v8\/write$/),
			nth: 1,
			run: async () =>
				await scene.run('crm', { resource: 'bulkWrite', operation: 'import', ...parameters }, items),
			written: () => scene.leadsNamed(items),
		};
	},
	'CRM · Record → Find or Create': (scene: Scene): Attempt => {
		const items = named(3);
		return {
			meets: to('POST', /Leads$/),
			run: async () =>
				await scene.run('crm', record('findOrCreate', { findBy: ['Email'], ...newLead }), items),
			written: () => scene.leadsNamed(items),
		};
	},
};
