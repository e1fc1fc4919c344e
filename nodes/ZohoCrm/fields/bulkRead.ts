import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { choice, integer, jsonBody, requiredText, shownWhen, text } from '../../shared/fields';
import type { Crm } from '../crmApi';
import { readQuery } from '../bulk/readQuery';
import { type Condition, conditions, match } from './conditions';
import { listOptions } from './listOptions';
import { moduleField } from './module';
import { columns } from './queryFields';

const byModule = {
	name: 'Module',
	value: 'module',
	description: 'Fields and conditions of a module',
} as const;
const byPage = {
	name: 'Next Page',
	value: 'page',
	description: 'What the query of an earlier job found beyond its 200,000 rows',
} as const;
const byQuery = {
	name: 'Query',
	value: 'query',
	description: "A query in the JSON of Zoho's bulk read, with groups of conditions within groups",
} as const;

const whatToRead = { default: 'module', description: 'How to say what is read' } as const;
export const readBy = choice('Read By', [byModule, byQuery], whatToRead);
export const readByOrPage = choice('Read By', [byModule, byPage, byQuery], whatToRead);

const forModule = { readBy: ['module'] };

/** What a module or a query is read by; every field is there only for its own choice. */
export const readFields = {
	module: shownWhen(forModule, moduleField),
	columns: shownWhen(forModule, {
		...columns,
		property: {
			...columns.property,
			description:
				'The fields to read, also those of looked-up records; the ID is always read. With none chosen all fields are. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	}),
	view: shownWhen(forModule, listOptions.view),
	match: shownWhen(forModule, match),
	conditions: shownWhen(
		forModule,
		conditions({
			description: 'What the records must meet, 25 conditions at most; without any all records are read',
		}),
	),
	query: shownWhen(
		{ readBy: ['query'] },
		jsonBody('Query', {
			placeholder: '{ "module": { "api_name": "Leads" }, "fields": ["Last_Name", "Email"] }',
			description: 'The value of "query" in Zoho\'s bulk read: module, fields, criteria, cvid',
		}),
	),
};

interface ReadValues {
	readBy: string;
	module?: string;
	columns?: string[];
	view?: string;
	match?: 'and' | 'or';
	conditions?: Condition[];
	query?: IDataObject | IDataObject[];
}

/** The query of the form. Throws a ZohoError that names the field that cannot be meant. */
export async function queryIn(crm: Crm, values: ReadValues): Promise<IDataObject> {
	if (values.readBy === 'query') return ownQuery(values.query);
	const { module = '', columns: named = [], view, match: how = 'and', conditions: given = [] } = values;
	return await readQuery(crm, { module, columns: named, view, match: how, conditions: given });
}

function ownQuery(query: IDataObject | IDataObject[] = {}): IDataObject {
	// What is often pasted is the whole body of Zoho's example.
	const { query: inner = query } = query as IDataObject;
	if (moduleIn(inner as IDataObject) !== undefined) return inner as IDataObject;
	throw badInput(
		'Query',
		'names no module',
		'Begin with { "module": { "api_name": "Leads" } } and add fields, criteria or cvid.',
	);
}

/** API name of the module that a query reads. */
export function moduleIn(query: IDataObject): string | undefined {
	const name = (query.module as IDataObject | undefined)?.api_name;
	return typeof name === 'string' && name !== '' ? name : undefined;
}

const giveAs = choice(
	'Give As',
	[
		{ name: 'CSV File', value: 'file', description: 'One file with all rows, however many there are' },
		{ name: 'Items', value: 'items', description: 'One item for each row, all of them in memory' },
	],
	{ default: 'file', description: 'What becomes of the rows' },
);

/** How the rows leave the node. */
export const resultFields = {
	giveAs,
	binaryProperty: shownWhen(
		{ giveAs: ['file'] },
		requiredText('Put Output File in Field', {
			default: 'data',
			description: 'The name of the field of the output item to put the file in',
		}),
	),
};

export const waitAtMost = integer('Wait at Most', {
	default: 60,
	min: 1,
	description: 'Minutes to wait for each job; Zoho goes on with a job that takes longer',
});

export const jobId = requiredText('Job ID', { placeholder: 'e.g. 4150868000000646004' });

export const callbackUrl = text('Callback URL', {
	placeholder: 'e.g. https://example.com/webhook/bulk',
	description: 'Where Zoho CRM posts the job to when it has ended; begins with https://',
});
