import type { IDataObject } from 'n8n-workflow';

import type { World } from '../../../engine/world';
import type { Field } from '../../../nodes/shared/fields';

const located = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/** Values that an operation of CRM gets on with, by the name of the field; `undefined` where its default does. */
export function goodForCrm({ emulator }: World) {
	const { crm } = emulator.world;
	const [lead] = crm.records('Leads');
	const values: IDataObject = {
		module: located('Leads', 'list'),
		recordId: located(lead?.id),
		owner: located('4900000000000201001'),
		userId: located('4900000000000201001'),
		template: located('4900000000000777001'),
		transition: located('4900000000000777001'),
		channelId: located('1000000068001'),
		list: located('Products'),
		from: located('nadia.osei@marigold.example'),
		attachmentId: '4900000000000777001',
		leadId: lead?.id,
		noteId: '4900000000000777001',
		tagId: '4900000000000777001',
		jobId: '4900000000000777001',
		fileId: 'abc0123',
		relatedId: '4900000000000777001',
		link: 'https://example.com/offer.pdf',
		source: 'link',
		to: 'a@example.com',
		subject: 'Hello',
		content: 'Hello',
		title: 'Hello',
		name: 'VIP',
		tags: 'VIP',
		path: 'Leads',
		limit: 2,
		returnAll: false,
		columns: ['Last_Name'],
		conditions: { condition: [{ field: 'Last_Name', operator: 'equals', value: 'Osei' }] },
		fields: { Last_Name: 'Osei' },
		deal: {},
		values: '{}',
		changes: { title: 'Hello' },
		findBy: ['Email'],
		matchOn: ['Email'],
		email: 'a@example.com',
		phone: '12345',
		word: 'Osei',
	};
	return (name: string, { property }: Field): unknown => {
		if (name === 'field') {
			return property.type === 'resourceMapper' ? { City: 'Lyon' } : located('Lead_Source');
		}
		if (name === 'query')
			return property.type === 'json' ? '' : 'select id from Leads where Last_Name is not null';
		if (property.type === 'options' && name !== 'source') return property.default;
		return values[name] ?? property.default;
	};
}

/** The same for Desk. */
export function goodForDesk({ emulator }: World, orgId: string) {
	const { desk } = emulator.world;
	const id = '8100000000000777001';
	const values: IDataObject = {
		organization: located('auto', 'list'),
		ticketId: located(desk.tickets(orgId)[0]?.id),
		contactId: located(desk.contacts(orgId)[0]?.id),
		accountId: located(desk.accounts(orgId)[0]?.id),
		agentId: located('8100000000000301001'),
		ownerId: located('8100000000000301001'),
		authorId: located('8100000000000301001'),
		module: located('cm_showroom_visits'),
		productId: located(desk.products.of(orgId)[0]?.id),
		departmentId: located(desk.departments(orgId)[0]?.id),
		fromEmailAddress: located('auto', 'list'),
		threadId: id,
		attachmentId: id,
		commentId: id,
		timeEntryId: id,
		approvalId: id,
		followerIds: '8100000000000301001',
		approverIds: '8100000000000301001',
		mergedIds: id,
		fields: { subject: 'Hello', lastName: 'Osei', accountName: 'Marigold' },
		customFields: {},
		changes: {},
		filters: { subject: 'Hello' },
		tags: 'vip',
		tag: 'vip',
		title: 'Hello',
		answer: 'Hello',
		content: 'Hello',
		subject: 'Hello',
		searchString: 'Hello',
		description: 'Hello',
		email: 'nadia.osei@marigold.example',
		contactLastName: 'Osei',
		contactEmail: 'nadia.osei@marigold.example',
		accountName: 'Marigold',
		matchField: 'subject',
		matchValue: 'Hello',
		path: 'tickets',
		limit: 2,
		returnAll: false,
		hoursSpent: 1,
		minutesSpent: 1,
		countedFields: ['statusType'],
	};
	return (name: string, { property }: Field): unknown => {
		if (property.type === 'resourceLocator') return values[name] ?? located(id);
		if (name === 'ticketId') return id;
		if (property.type === 'options') return property.default;
		return values[name] ?? property.default;
	};
}
