import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { choice, collection, dateTime, mapper, text } from '../../shared/fields';
import { labelOf } from '../metadata';
import { inPortal } from './inForm';

const anyOf = (what: string) => `${what}, or several joined by commas`;
const id = (displayName: string) =>
	text(displayName, { description: anyOf('One ID'), placeholder: 'e.g. 1892000000042032' });

/** Every parameter of Zoho's ticket search but for custom fields, order and paging; ranges in two halves. */
const searched = {
	accountId: id('Account ID'),
	accountName: text('Account Name', {
		description: 'At least 3 characters; * stands for the rest of a word',
	}),
	_all: text('Any Field', { description: 'At least 3 characters; * stands for the rest of a word' }),
	assigneeId: id('Assignee ID'),
	category: text('Category', { description: anyOf('One category') }),
	channel: text('Channel', { placeholder: 'e.g. Email', description: anyOf('One channel') }),
	contactId: id('Contact ID'),
	contactName: text('Contact Name', { description: 'Words of the name; * stands for the rest of a word' }),
	createdAfter: dateTime('Created After'),
	createdBefore: dateTime('Created Before'),
	customerResponseAfter: dateTime('Customer Response After', {
		description: 'The customer wrote after this',
	}),
	customerResponseBefore: dateTime('Customer Response Before', {
		description: 'The customer last wrote before this',
	}),
	departmentId: text('Department ID', { description: 'One ID', placeholder: 'e.g. 1892000000006907' }),
	description: text('Description', { description: 'Words of the text; * stands for the rest of a word' }),
	dueAfter: dateTime('Due After'),
	dueBefore: dateTime('Due Before'),
	email: text('Email', { placeholder: 'e.g. nadia@example.com', description: anyOf('One address') }),
	modifiedAfter: dateTime('Modified After'),
	modifiedBefore: dateTime('Modified Before'),
	phone: text('Phone', { description: anyOf('One number') }),
	priority: text('Priority', { placeholder: 'e.g. High', description: anyOf('One priority') }),
	productId: id('Product ID'),
	productName: text('Product Name', { description: 'At least 3 characters; ${notempty} for any product' }),
	status: text('Status', {
		placeholder: 'e.g. Open',
		description: anyOf('One status, ${open}, ${onhold} or ${closed} for all of a kind'),
	}),
	subject: text('Subject', { description: 'At least 3 characters; * stands for the rest of a word' }),
	tag: text('Tag', { description: 'At least 3 characters; ${notempty} for any tag' }),
	id: id('Ticket ID'),
	ticketNumber: text('Ticket Number', { placeholder: 'e.g. 101', description: anyOf('One number') }),
};

export const ticketSearchFilters = collection('Filters', searched, {
	addLabel: 'Add filter',
	description: 'What a ticket must meet, all of it',
});

/** Labels by parameter, for refusals. */
export const labelOfSearched = (name: string): string =>
	(searched as Record<string, { property: { displayName: string } } | undefined>)[name]?.property
		.displayName ?? name;

async function getTicketCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await inPortal(this, async (portal) => await portal.freshFields('tickets'));
	return {
		fields: fields
			.filter(({ isCustomField }) => isCustomField === true)
			.map((field) => ({
				id: field.apiName,
				displayName: labelOf(field),
				required: false,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				// Words, beginnings with * and ${empty} are searched for, whatever the field's type.
				type: 'string' as const,
			})),
	};
}

export const ticketCustomFieldFilters = mapper('Custom Fields', {
	mappingMethod: 'getTicketCustomFields',
	load: getTicketCustomFields,
	mode: 'add',
	dependsOn: ['organization.value'],
	hint: 'Up to ten; ${empty} and ${notempty} search for fields without and with a value',
});

export const ticketSearchOptions = collection('Options', {
	sortBy: choice(
		'Sort By',
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Created Time (Newest First)', value: '-createdTime' },
			{ name: 'Customer Response Time', value: 'customerResponseTime' },
			{ name: 'Customer Response Time (Newest First)', value: '-customerResponseTime' },
			{ name: 'Modified Time', value: 'modifiedTime' },
			{ name: 'Modified Time (Newest First)', value: '-modifiedTime' },
			{ name: 'Relevance', value: 'relevance' },
		],
		{ default: 'relevance', description: 'The order in which the tickets come' },
	),
});
