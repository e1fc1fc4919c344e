import type { IDataObject } from 'n8n-workflow';

import { attach } from '../../../emulator/crm/attachments';
import { byId, fromList, mapped } from '../../../engine/world';
import { named, type Scene } from './scene';
import { withFile, type Write, type Writes } from './writes';

const Leads = { module: fromList('Leads') };
const recordId = byId('={{ $json.id }}');
const each = { ...Leads, recordId };
const newLead = {
	fields: mapped({ Last_Name: '={{ $json.name }}', Company: 'Acme', Email: '={{ $json.email }}' }),
};

const rows = (records: Array<{ id: string }>): IDataObject[] => records.map(({ id }) => ({ id }));
const twoLeads = (scene: Scene) => scene.addLeads(2);
const two = <Made>(make: (n: number) => Made): Made[] => [make(0), make(1)];

/** A write of two leads that are there. */
const ofLeads =
	(at: RegExp, parameters: object = {}, more: Partial<Write> = {}) =>
	(scene: Scene): Write => ({ parameters: { ...each, ...parameters }, items: twoLeads(scene), at, ...more });
const together = { together: true } as const;

/** A lead and two products, linked to it or not yet. */
const ofProducts =
	(isLinked: boolean, parameters: object = {}) =>
	(scene: Scene): Write => {
		const [lead] = scene.addLeads(1);
		const products = two((n) => scene.crm.add('Products', { Product_Name: `Lamp ${n}` }));
		const links = new Map(products.map(({ id }) => [id, {}]));
		if (isLinked) scene.crm.relations.set(`Leads/${String(lead?.id)}/Products`, links);
		const relation = { ...Leads, recordId: byId(String(lead?.id)), list: fromList('Products') };
		return {
			parameters: { ...relation, relatedId: '={{ $json.id }}', ...parameters },
			items: rows(products),
			at: /\/Products$/,
			together: true,
		};
	};

/** What is asked of the node itself before, such as the notes that are to be changed. */
async function first(scene: Scene, parameters: object, items: IDataObject[]): Promise<IDataObject[]> {
	const { items: made, title } = await scene.run('crm', parameters as never, items);
	if (title !== '') throw new Error(title);
	return made;
}

const notes = async (scene: Scene) =>
	await first(scene, { resource: 'note', operation: 'create', ...each, content: 'Old' }, twoLeads(scene));
const uploaded = async (scene: Scene) =>
	await first(
		scene,
		{ resource: 'bulkWrite', operation: 'uploadFile', binaryProperty: 'data' },
		two((n) => csv(n)),
	);
const csv = (n: number) => ({
	json: {},
	binary: {
		data: {
			data: Buffer.from(`Last_Name,Company\nBulk ${n},Acme\n`).toString('base64'),
			fileName: 'leads.csv',
			mimeType: 'text/csv',
		},
	},
});

/** Every operation of CRM that writes, but calls of one's own, whose answers come out as they are. */
export const crmWrites: Writes = {
	'attachment.delete': (scene) => {
		const userId = scene.crm.users[0]?.id ?? '';
		const items = scene.addLeads(2).map(({ id }, n) => {
			const parent = scene.crm.record('Leads', String(id));
			const from = { content: Buffer.from('content') };
			return { id, file: parent && attach(scene.crm, parent, { name: `${n}.txt`, from, userId }).id };
		});
		return { parameters: { ...each, attachmentId: '={{ $json.file }}' }, items, at: /Attachments\/\d+$/ };
	},
	'attachment.upload': (scene) => ({
		parameters: { ...each, source: 'file', binaryProperty: 'data' },
		items: twoLeads(scene).map((lead) => withFile(lead)),
		at: /Attachments$/,
	}),
	'attachment.upload, a link': ofLeads(/Attachments$/, {
		source: 'link',
		link: 'https://acme.example/a.pdf',
	}),
	'blueprint.apply': (scene) => {
		const deal = { Deal_Name: 'Sofas', Pipeline: 'Standard (Standard)', Stage: 'Needs Analysis' };
		const fields = mapped({ Amount: 100, Closing_Date: '2027-02-28', Type: 'New Business' });
		return {
			parameters: { module: fromList('Deals'), recordId, transition: byId('Send Proposal'), fields },
			items: rows(two(() => scene.crm.add('Deals', deal))),
			at: /actions\/blueprint$/,
		};
	},
	'bulkWrite.import': () => ({
		parameters: { ...Leads, kind: 'insert', source: 'items', ...newLead },
		items: named(2),
		at: /bulk\/v8\/write$/,
		together: true,
		later: async (scene) => {
			scene.crm.bulk.looksUntilDone = 1;
			for (const job of scene.crm.bulk.writes.values()) {
				await scene.run('crm', { resource: 'bulkWrite', operation: 'getJob', jobId: job.id }, [{}]);
				job.looks = 1;
			}
		},
	}),
	'bulkWrite.startJob': async (scene) => ({
		parameters: { ...Leads, kind: 'insert', fileId: '={{ $json.fileId }}', columns: '' },
		items: await uploaded(scene),
		at: /bulk\/v8\/write$/,
	}),
	'bulkWrite.uploadFile': () => ({
		parameters: { binaryProperty: 'data' },
		items: two((n) => csv(n)),
		at: /\/upload$/,
	}),
	'email.send': ofLeads(/send_mail$/, {
		...{ from: fromList('auto'), to: 'ada@customer.example', messageFrom: 'content' },
		...{ subject: 'Hello', format: 'html', content: '<p>Hi</p>' },
	}),
	'file.upload': () => ({
		parameters: { binaryProperty: 'data' },
		items: two((n) => withFile({}, `${n}.png`)),
		at: /\/files$/,
	}),
	'lead.convert': (scene) => ({
		parameters: { leadId: '={{ $json.id }}', createDeal: false },
		items: twoLeads(scene),
		at: /actions\/convert$/,
	}),
	'note.create': ofLeads(/Notes$/, { content: 'New' }, together),
	'note.delete': async (scene) => ({
		parameters: { noteId: '={{ $json.id }}' },
		items: await notes(scene),
		at: /Notes$/,
		together: true,
	}),
	'note.update': async (scene) => ({
		parameters: { noteId: '={{ $json.id }}', changes: { content: 'Changed' } },
		items: await notes(scene),
		at: /Notes$/,
		together: true,
	}),
	'notificationChannel.delete': (scene) => {
		const userId = String(scene.crm.users[0]?.id);
		const items = ['1000000068001', '1000000068002'].map((id) => {
			scene.crm.channels.put({
				...{ id, userId, token: 'a', conditions: [], onRelatedAction: false, withValues: true },
				...{ notifyUrl: 'https://n8n.example/1', events: [{ module: 'Leads', operation: 'create' }] },
				expiry: Date.now() + 3_600_000,
			});
			return { id };
		});
		return { parameters: { channelId: byId('={{ $json.id }}') }, items, at: /actions\/watch$/ };
	},
	'record.changeOwner': (scene) => ({
		parameters: { ...each, owner: byId(String(scene.crm.users[1]?.id)) },
		items: twoLeads(scene),
		at: /actions\/change_owner$/,
		together: true,
	}),
	'record.clone': ofLeads(/actions\/clone$/),
	'record.create': () => ({
		parameters: { ...Leads, ...newLead },
		items: named(2),
		at: /Leads$/,
		together: true,
	}),
	'record.delete': ofLeads(/Leads$/, {}, together),
	'record.deletePhoto': (scene) => {
		const items = twoLeads(scene);
		for (const { id } of items) {
			scene.crm.photos.set(String(id), { content: Buffer.from('a face'), type: 'image/png' });
		}
		return { parameters: each, items, at: /photo$/ };
	},
	'record.findOrCreate': () => ({
		parameters: { ...Leads, findBy: ['Email'], ...newLead },
		items: named(2),
		at: /Leads$/,
		is: 'found',
	}),
	'record.massUpdate': ofLeads(
		/actions\/mass_update$/,
		{ of: 'ids', field: mapped({ Lead_Source: 'Trade Show' }) },
		together,
	),
	'record.massUpdate, of a view': (scene) => {
		const [view] = scene.crm.module('Leads')?.views ?? [];
		scene.crm.massUpdateTime = 0;
		return {
			parameters: { ...Leads, of: 'view', view: view?.id, field: mapped({ Lead_Source: 'Trade Show' }) },
			items: twoLeads(scene),
			at: /actions\/mass_update$/,
			together: true,
		};
	},
	'record.update': ofLeads(/Leads$/, { fields: mapped({ City: 'Oslo' }) }, together),
	'record.uploadPhoto': (scene) => ({
		parameters: { ...each, binaryProperty: 'data' },
		items: twoLeads(scene).map((lead) => withFile(lead)),
		at: /photo$/,
	}),
	'record.upsert': () => ({
		parameters: { ...Leads, matchOn: ['Email'], ...newLead },
		items: named(2),
		at: /upsert$/,
		together: true,
	}),
	'relatedRecord.link': ofProducts(false),
	'relatedRecord.unlink': ofProducts(true),
	'relatedRecord.update': (scene) => {
		const [lead] = scene.addLeads(1);
		const id = String(lead?.id);
		const campaigns = two((n) => scene.crm.add('Campaigns', { Campaign_Name: `Fair ${n}` }));
		scene.crm.relations.set(`Leads/${id}/Campaigns`, new Map(campaigns.map((one) => [one.id, {}])));
		const relation = { ...Leads, recordId: byId(id), list: fromList('Campaigns') };
		const values = '{ "Member_Status": "Invited" }';
		return {
			parameters: { ...relation, relatedId: '={{ $json.id }}', values },
			items: rows(campaigns),
			at: /\/Campaigns$/,
			together: true,
		};
	},
	'tag.add': ofLeads(/actions\/add_tags$/, { tags: 'VIP', overwrite: false }, together),
	'tag.create': () => ({
		parameters: { ...Leads, name: '={{ $json.name }}' },
		items: named(2),
		at: /settings\/tags$/,
		together: true,
	}),
	'tag.delete': (scene) => ({
		parameters: { tagId: '={{ $json.id }}' },
		items: rows(two((n) => scene.crm.tag('Leads', `Tag ${n}`))),
		at: /settings\/tags\/\d+$/,
	}),
	'tag.remove': (scene) => {
		const items = twoLeads(scene);
		for (const { id } of items) scene.crm.record('Leads', String(id))!.tags = ['VIP'];
		return { parameters: { ...each, tags: 'VIP' }, items, at: /actions\/remove_tags$/, together: true };
	},
};
