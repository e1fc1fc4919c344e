import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Who } from './runner';

const leads = { __rl: true, mode: 'list', value: 'Leads' };
const byId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
const mapped = (value: IDataObject) =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as INodeParameters;
const record = (operation: string, more: INodeParameters): INodeParameters => ({
	authentication: 'oAuth2',
	resource: 'record',
	operation,
	module: leads,
	...more,
});
const lead = (operation: string, more: INodeParameters): INodeParameters => ({
	resource: 'lead',
	operation,
	...more,
});

/** The columns of an item of the source, by the field they are written to. */
const changed = { Phone: '={{ $json.Phone }}', Description: '={{ $json.Description }}' };
const named = { Company: '={{ $json.Company }}', Last_Name: '={{ $json.Last_Name }}' };
const found = { Email: '={{ $json.Email }}', Description: '={{ $json.Description }}' };

type Forms = Partial<Record<Who, INodeParameters>>;

/** The same task as the forms of the nodes have it: the same fields, from the same expressions. */
export const update: Forms = {
	'this package': record('update', { recordId: byId, fields: mapped(changed) }),
	'built-in node': lead('update', { leadId: '={{ $json.id }}', updateFields: changed }),
};
/** Expressions that only n8n can evaluate: this package pays for them what any node pays. */
const byIdEvaluated = { ...byId, value: '={{ $json.id.trim() }}' };
const evaluated = { Phone: '={{ $json.Phone.trim() }}', Description: '={{ $json.Description.trim() }}' };
export const updateEvaluated: Forms = {
	'this package': record('update', { recordId: byIdEvaluated, fields: mapped(evaluated) }),
	'built-in node': lead('update', { leadId: '={{ $json.id.trim() }}', updateFields: evaluated }),
	'bare calls': { task: 'update', recordId: byIdEvaluated, fields: mapped(evaluated) },
};
/** Without an expression for every field: columns go to the fields of the same name. */
const byName: INodeParameters = {
	mappingMode: 'autoMapInputData',
	value: null,
	matchingColumns: [],
	schema: [],
};
export const updateMappedByName: Forms = {
	'this package': record('update', { recordId: byId, fields: byName }),
	'bare calls': { task: 'update', recordId: byId, fields: byName },
};
export const upsert: Forms = {
	'this package': record('upsert', { matchOn: ['Email'], fields: mapped({ ...named, ...found }) }),
	'built-in node': lead('upsert', {
		Company: named.Company,
		lastName: named.Last_Name,
		additionalFields: found,
	}),
};
export const create: Forms = {
	'this package': record('create', { fields: mapped({ ...named, ...found }) }),
	'built-in node': lead('create', {
		Company: named.Company,
		lastName: named.Last_Name,
		additionalFields: found,
	}),
};

/** @param names the fields the bare calls ask for; the nodes ask for all, fifty at most */
export const list = (limit: number | undefined, names: string): Forms => {
	const howMany = limit === undefined ? { returnAll: true } : { returnAll: false, limit };
	return {
		'this package': record('getAll', { ...howMany, output: 'raw', options: {} }),
		'built-in node': lead('getAll', { ...howMany, options: {} }),
		'bare calls': { task: 'list', names },
	};
};

/** One call for each item. */
export const get: Forms = {
	'this package': record('get', { recordId: byIdEvaluated, output: 'raw' }),
	'bare calls': { task: 'get', recordId: byIdEvaluated },
};

/** Two fields of all records: little to do for each, so that what a call costs is seen. */
export const listNarrow: Forms = {
	'this package': record('getAll', {
		returnAll: true,
		output: 'selected',
		fieldsToReturn: ['Last_Name', 'Company'],
		options: {},
	}),
	'bare calls': { task: 'list', names: 'Last_Name,Company' },
};
