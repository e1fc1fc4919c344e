import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import {
	choice,
	collection,
	integer,
	loadedChoice,
	locator,
	multiChoice,
	shownWhen,
	text,
	toggle,
	type ValuesOf,
} from '../shared/fields';
import { chosenModule, inForm } from '../ZohoCrm/fields/inForm';
import { hasRecords, modulesFound } from '../ZohoCrm/fields/module';
import { type CrmModule, labelOf } from '../ZohoCrm/metadata';
import { isListable } from '../ZohoCrm/records';

/** Zoho CRM v8, notifications: the modules that can be watched. Custom ones can as well. */
const WATCHABLE = new Set([
	...[
		'Leads',
		'Accounts',
		'Contacts',
		'Deals',
		'Campaigns',
		'Tasks',
		'Cases',
		'Events',
		'Calls',
		'Solutions',
	],
	...['Products', 'Vendors', 'Price_Books', 'Quotes', 'Sales_Orders', 'Purchase_Orders', 'Invoices'],
]);

/** What a record can go through. */
export type EventType = 'created' | 'updated' | 'deleted';

async function searchWatchableModules(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const isWatchable = (module: CrmModule) =>
		hasRecords(module) && (WATCHABLE.has(module.api_name) || module.generated_type === 'custom');
	return await modulesFound(this, filter, isWatchable);
}

async function getRecordFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	return fields
		.filter(isListable)
		.map((field) => ({ name: labelOf(field), value: field.api_name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

const load = {
	loadOptionsMethod: 'getRecordFields',
	load: getRecordFields,
	dependsOn: ['module.value'],
	chooseFirst: 'module',
};
const chooseMany =
	'Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';

export const watchedModule = locator('Module', {
	searchMethod: 'searchWatchableModules',
	search: searchWatchableModules,
	description: 'The module whose records are watched: Leads, Contacts, Deals … or a custom module of yours',
	byId: {
		label: 'By API Name',
		placeholder: 'e.g. Leads',
		pattern: '^[A-Za-z][A-Za-z0-9_]*$',
		patternHint: 'An API name has letters, digits and underscores, such as Leads or Custom_Module',
	},
});

export const output = choice(
	'Output',
	[
		{ name: 'Full Record', value: 'full', description: 'All fields of the record as it is now' },
		{ name: 'IDs Only', value: 'ids', description: 'The ID and what happened, without asking Zoho again' },
		{ name: 'Selected Fields', value: 'fields', description: 'Only the fields you choose' },
	],
	{ default: 'full', description: 'What comes with each event' },
);

export const outputFields = shownWhen(
	{ output: ['fields'] },
	multiChoice('Field Names or IDs', load, {
		description: `The fields that come with each event. ${chooseMany}`,
	}),
);

export const ignoreOwn = toggle('Ignore Own Changes', {
	description:
		'Whether to leave out what the user of this credential created or changed, so that a workflow that writes to Zoho does not start itself. Zoho does not say who deleted a record.',
});

const options = {
	becomesField: loadedChoice('Becomes: Field Name or ID', load, {
		description:
			'Only records in which this field has become the value below. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	}),
	becomesValue: text('Becomes: Value', {
		placeholder: 'e.g. Closed Won',
		description: 'The value that the field above must have become; of a lookup the name or the ID',
	}),
	ignoreOwn,
	changedFields: multiChoice('Only When These Fields Change Names or IDs', load, {
		description: `Updates of other fields do not start the workflow; ten fields at most. ${chooseMany}`,
	}),
	reconcileHours: integer('Reconcile Every N Hours', {
		default: 24,
		min: 1,
		max: 168,
		description:
			'Reads the changes of the last hours again and starts the workflow for those that never arrived, for example because a proxy before n8n was down. A change that did arrive may come a second time.',
	}),
};

export const fields = {
	module: watchedModule,
	events: multiChoice(
		'Events',
		[
			{ name: 'Created', value: 'created' },
			{ name: 'Deleted', value: 'deleted' },
			{ name: 'Updated', value: 'updated' },
		],
		{ default: ['created'], description: 'What starts the workflow' },
	),
	output,
	outputFields,
	options: collection('Options', options),
};

/** What the user filled in. */
export type Wanted = ValuesOf<typeof fields>;
