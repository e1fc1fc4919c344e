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
const file = (name: string): IDataObject => ({
	binary: { data: { data: Buffer.from(name).toString('base64'), fileName: name, mimeType: 'text/plain' } },
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
