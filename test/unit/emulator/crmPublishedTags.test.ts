import { servingCrm } from './crmServing';
import {
	anId,
	aTime,
	error,
	me,
	nobody,
	type ServedCrm,
	type Situation,
	situations,
	success,
} from './crmSituations';

let zoho: ServedCrm;
beforeAll(async () => {
	zoho = await servingCrm();
});
afterAll(async () => await zoho.stop());
beforeEach(() => zoho.reset());

const of = (operation: string, rows: Record<string, Situation>) => situations(() => zoho, operation, rows);
const tagOf = (name: string) => zoho.crm.tag('Leads', name).id;
const leads = (count: number) => zoho.crm.records('Leads').slice(0, count);
const leadId = () => leads(1)[0]?.id ?? '';
const tags = (...items: unknown[]) => ({ tags: items });
const at = (name: string) => ({ api_name: name, json_path: `$.tags[0].${name}` });
const longName = { name: 'x'.repeat(26) };
const noModule = error('INVALID_MODULE', {}, 'the module name given seems to be invalid');
const unsupported = error('INVALID_MODULE', {}, 'the given module is not supported for this api');
const withoutModule = error(
	'REQUIRED_PARAM_MISSING',
	{ param: 'module' },
	'One of the expected parameter is missing',
);
const details = (name: string, id: unknown = anId) => ({
	...{ id, name, color_code: null, created_time: aTime, modified_time: aTime },
	...{ created_by: expect.objectContaining(me), modified_by: expect.objectContaining(me) },
});

of('List tags', {
	'of which there are none': {
		before: () => tagOf('warm'),
		call: 'GET /settings/tags?module=Accounts',
		status: 200,
		answer: { tags: [], info: { count: 0, allowed_count: 200 } },
	},
	'of the module that is asked': {
		before: () => zoho.crm.tag('Accounts', 'warm'),
		call: 'GET /settings/tags?module=Accounts',
		status: 200,
		answer: () => ({ tags: [details('warm')], info: { count: 1, allowed_count: 200 } }),
	},
	'without a module': { call: 'GET /settings/tags', status: 400, answer: withoutModule },
	'of no module': { call: 'GET /settings/tags?module=Nothing', status: 400, answer: noModule },
	'of a module without tags': {
		call: 'GET /settings/tags?module=Activities',
		status: 400,
		answer: unsupported,
	},
});

/** What a tag can have wrong, in a new one as in one that is changed. */
const wrong = (
	call: string | (() => string),
	id: () => Record<string, unknown>,
): Record<string, Situation> => ({
	'that are none at all': {
		call,
		body: {},
		status: 400,
		answer: tags(error('MANDATORY_NOT_FOUND', { api_name: 'tags', json_path: '$.tags' })),
	},
	'that are no list': {
		call,
		body: { tags: 'warm' },
		status: 400,
		answer: tags(
			error(
				'INVALID_DATA',
				{ expected_data_type: 'jsonarray', api_name: 'tags', json_path: '$.tags' },
				'Invalid data type',
			),
		),
	},
	'without a name': {
		call,
		body: () => tags({ ...id(), color_code: null }),
		status: 400,
		answer: tags(error('MANDATORY_NOT_FOUND', at('name'), 'required field not found')),
	},
	'with a name that is no text': {
		call,
		body: () => tags({ ...id(), name: 5 }),
		status: 400,
		answer: tags(error('INVALID_DATA', { expected_data_type: 'text', ...at('name') }, 'Invalid data type')),
	},
	'with a name too long': {
		call,
		body: () => tags({ ...id(), ...longName }),
		status: 400,
		answer: tags(error('INVALID_DATA', { maximum_length: 25, ...at('name') }, 'invalid data')),
	},
	'with a colour of nobody': {
		call,
		body: () => tags({ ...id(), name: 'warm', color_code: '#123456' }),
		status: 400,
		answer: tags(error('INVALID_DATA', at('color_code'))),
	},
	'with a name that is taken': {
		before: () => tagOf('taken'),
		call,
		body: () => tags({ ...id(), name: 'taken' }),
		status: 400,
		answer: () => tags(error('DUPLICATE_DATA', { id: tagOf('taken'), ...at('name') }, 'duplicate data')),
	},
});

of('Create tags', {
	...wrong('POST /settings/tags?module=Leads', () => ({})),
	'with a colour': {
		call: 'POST /settings/tags?module=Leads',
		body: tags({ name: 'blue', color_code: '#57B1FD' }),
		status: 201,
		answer: tags(success('tags created successfully', { ...details('blue'), color_code: '#57B1FD' })),
	},
	'beside one that is refused': {
		call: 'POST /settings/tags?module=Leads',
		body: tags({ name: 'new' }, longName),
		status: 207,
		answer: tags(
			success('tags created successfully', details('new')),
			error('INVALID_DATA', { maximum_length: 25, api_name: 'name', json_path: '$.tags[1].name' }),
		),
	},
	'more than a module may have': {
		before: () => {
			for (let number = 0; number < 200; number += 1) tagOf(`tag ${number}`);
		},
		call: 'POST /settings/tags?module=Leads',
		body: tags({ name: 'one more' }),
		status: 400,
		answer: tags(error('LICENSE_LIMIT_EXCEEDED', {}, 'tags edition limit exceeded')),
	},
	'without a module': {
		call: 'POST /settings/tags',
		body: tags({ name: 'x' }),
		status: 400,
		answer: withoutModule,
	},
	'of no module': {
		call: 'POST /settings/tags?module=Nothing',
		body: tags({ name: 'x' }),
		status: 400,
		answer: noModule,
	},
});

of('Change tags', {
	...wrong('PUT /settings/tags?module=Leads', () => ({ id: tagOf('mine') })),
	'several of them, and one that is none': {
		before: () => [tagOf('a'), tagOf('b')],
		call: 'PUT /settings/tags?module=Leads',
		body: () => tags({ id: tagOf('a'), name: 'c' }, { id: tagOf('b'), name: 'd' }, { id: nobody, name: 'e' }),
		status: 207,
		answer: tags(
			success('tags updated successfully', details('c')),
			success('tags updated successfully', details('d')),
			error('INVALID_DATA', { api_name: 'id', json_path: '$.tags[2].id' }, 'invalid tag id'),
		),
	},
	'without their ids': {
		call: 'PUT /settings/tags?module=Leads',
		body: tags({ name: 'x' }),
		status: 400,
		answer: tags(error('MANDATORY_NOT_FOUND', at('id'))),
	},
	'without a module': {
		call: 'PUT /settings/tags',
		body: tags({ name: 'x' }),
		status: 400,
		answer: withoutModule,
	},
});

of('Change a tag', {
	...wrong(
		() => `PUT /settings/tags/${tagOf('mine')}?module=Leads`,
		() => ({}),
	),
	'on the records that have it too': {
		before: () => leads(1)[0]?.tags.push('mine'),
		call: () => `PUT /settings/tags/${tagOf('mine')}?module=Leads`,
		body: tags({ name: 'ours' }),
		status: 200,
		answer: () => tags(success('tags updated successfully', details('ours', tagOf('ours')))),
	},
	'that is none': {
		call: `PUT /settings/tags/${nobody}?module=Leads`,
		body: tags({ name: 'x' }),
		status: 400,
		answer: tags(error('INVALID_DATA', at('id'))),
	},
});

of('Delete a tag', {
	'that is there': {
		call: () => `DELETE /settings/tags/${tagOf('mine')}`,
		status: 200,
		answer: tags(success('tags deleted successfully', { id: anId })),
	},
	'that is none': {
		call: `DELETE /settings/tags/${nobody}`,
		status: 400,
		answer: error('INVALID_DATA', { id: nobody }, 'tags not found'),
	},
});

const { name: _name, ...merged } = details('');
of('Merge tags', {
	'of which the one in the path stays': {
		before: () => {
			for (const lead of leads(2)) lead.tags = ['gone', 'kept'];
		},
		call: () => `POST /settings/tags/${tagOf('kept')}/actions/merge`,
		body: () => tags({ conflict_id: tagOf('gone') }),
		status: 200,
		answer: () => tags(success('tags merged successfully', { ...merged, id: tagOf('kept') })),
	},
	'with no other': {
		call: () => `POST /settings/tags/${tagOf('kept')}/actions/merge`,
		body: tags({ conflict_id: nobody }),
		status: 400,
		answer: tags(error('INVALID_DATA', at('conflict_id'), 'invalid tag id')),
	},
	'of another module': {
		call: () => `POST /settings/tags/${tagOf('kept')}/actions/merge`,
		body: () => tags({ conflict_id: zoho.crm.tag('Deals', 'kept').id }),
		status: 400,
		answer: tags(error('INVALID_DATA', at('conflict_id'))),
	},
	'into none': {
		call: `POST /settings/tags/${nobody}/actions/merge`,
		body: tags({ conflict_id: nobody }),
		status: 400,
		answer: error('INVALID_DATA', { api_name: 'id', json_path: '$.id' }, 'invalid tag id'),
	},
});

it('Merging leaves one tag on the records and one in the module', async () => {
	for (const lead of leads(2)) lead.tags = ['gone', 'kept'];
	await zoho.call(`POST /settings/tags/${tagOf('kept')}/actions/merge`, tags({ conflict_id: tagOf('gone') }));
	expect(leads(2).map((lead) => lead.tags)).toEqual([['kept'], ['kept']]);
	expect(zoho.crm.tags('Leads').has('gone')).toBe(false);
});

of('Count the records of a tag', {
	'as text': {
		before: () => {
			for (const lead of leads(3)) lead.tags = ['three'];
		},
		call: () => `GET /settings/tags/${tagOf('three')}/actions/records_count?module=Leads`,
		status: 200,
		answer: { count: '3' },
	},
	'that is none': {
		call: `GET /settings/tags/${nobody}/actions/records_count?module=Leads`,
		status: 400,
		answer: error('TAG_ID_NOT_FOUND', {}, 'invalid tag id'),
	},
	'without a module': {
		call: () => `GET /settings/tags/${tagOf('three')}/actions/records_count`,
		status: 400,
		answer: error('REQUIRED_PARAM_MISSING', { param_name: 'module' }, 'One of the expected param is missing'),
	},
});

for (const action of ['add_tags', 'remove_tags']) {
	const counts = { wf_scheduler: false, success_count: '1', locked_count: '0' };
	const onRecord = action === 'add_tags' ? [{ name: 'warm', id: anId, color_code: null }] : [];
	const done = () => success('tags updated successfully', { id: leadId(), tags: onRecord });
	const locked = () => error('RECORD_LOCKED', { action: 'record_locking', id: leadId() }, /^Sorry/);
	const lock = () => {
		for (const lead of leads(1)) lead.locked = true;
	};
	of(`${action} of several records`, {
		'and of one that is none': {
			call: `POST /Leads/actions/${action}`,
			body: () => ({ ...tags({ name: 'warm' }), ids: [leadId(), nobody] }),
			status: 207,
			answer: () => ({
				data: [done(), error('INVALID_DATA', { api_name: 'ids', json_path: '$.ids[1]' })],
				...counts,
			}),
		},
		'of which one is locked': {
			before: lock,
			call: `POST /Leads/actions/${action}`,
			body: () => ({ ...tags({ name: 'warm' }), ids: [leadId()] }),
			status: 400,
			answer: () => ({ data: [locked()], ...counts, success_count: '0', locked_count: '1' }),
		},
		'that are not named': {
			call: `POST /Leads/actions/${action}`,
			body: tags({ name: 'warm' }),
			status: 400,
			answer: error('REQUIRED_PARAM_MISSING', { param_name: 'ids' }, 'One of the expected param is missing'),
		},
		'that are no list': {
			call: `POST /Leads/actions/${action}`,
			body: { ...tags({ name: 'warm' }), ids: 'all' },
			status: 400,
			answer: error('INVALID_DATA', {
				expected_data_type: 'jsonarray',
				api_name: 'ids',
				json_path: '$.ids',
			}),
		},
		'that are too many': {
			call: `POST /Leads/actions/${action}`,
			body: { ...tags({ name: 'warm' }), ids: Array.from({ length: 501 }, () => nobody) },
			status: 400,
			answer: error('INVALID_DATA', { maximum_length: 500, api_name: 'ids', json_path: '$.ids' }),
		},
		'with tags that are no list': {
			call: `POST /Leads/actions/${action}`,
			body: () => ({ tags: 'warm', ids: [leadId()] }),
			status: 400,
			answer: tags(
				error('INVALID_DATA', { expected_data_type: 'jsonarray', api_name: 'tags', json_path: '$.tags' }),
			),
		},
		'with a name too long': {
			call: `POST /Leads/actions/${action}`,
			body: () => ({ ...tags(longName), ids: [leadId()] }),
			status: 400,
			answer: tags(error('INVALID_DATA', { maximum_length: 25, ...at('name') })),
		},
		'of no module': {
			call: `POST /Nothing/actions/${action}`,
			body: { ...tags({ name: 'warm' }), ids: [nobody] },
			status: 400,
			answer: noModule,
		},
		'of a module without tags': {
			call: `POST /Activities/actions/${action}`,
			body: { ...tags({ name: 'warm' }), ids: [nobody] },
			status: 400,
			answer: unsupported,
		},
	});
	of(`${action} of a record`, {
		'that is there': {
			call: () => `POST /Leads/${leadId()}/actions/${action}`,
			body: tags({ name: 'warm' }),
			status: 200,
			answer: () => ({ data: [done()], ...counts }),
		},
		'that is none': {
			call: `POST /Leads/${nobody}/actions/${action}`,
			body: tags({ name: 'warm' }),
			status: 400,
			answer: error('INVALID_DATA', { resource_path_index: 1 }),
		},
		'that is locked': {
			before: lock,
			call: () => `POST /Leads/${leadId()}/actions/${action}`,
			body: tags({ name: 'warm' }),
			status: 400,
			answer: locked,
		},
		'of no module': {
			call: `POST /Nothing/${nobody}/actions/${action}`,
			body: tags({ name: 'warm' }),
			status: 400,
			answer: noModule,
		},
	});
}
