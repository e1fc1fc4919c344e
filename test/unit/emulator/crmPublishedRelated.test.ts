import { servingCrm } from './crmServing';
import {
	error,
	invalidModule,
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
const leadId = () => zoho.crm.records('Leads')[0]?.id ?? '';
const product = (number = 0) => zoho.crm.records('Products')[number];
const productId = (number = 0) => product(number)?.id ?? '';
const linked = async (...ids: string[]) =>
	await zoho.call(`PUT /Leads/${leadId()}/Products`, { data: ids.map((id) => ({ id })) });
const links = () => [...(zoho.crm.relations.get(`Leads/${leadId()}/Products`)?.keys() ?? [])];
const list = (method: string, rest = '') => `${method} /Leads/${leadId()}/Products${rest}`;
const wrongRelated = error(
	'INVALID_DATA',
	{ resource_path_index: 3 },
	'the related id given seems to be invalid',
);
const accountId = () => zoho.crm.records('Accounts')[0]?.id ?? '';
const notLinkable = error('CANNOT_BE_UPDATED', { resource_path_index: 2 });

/** What the path can have wrong, whatever the call is. */
const inPath = (method: string, rest: string, body?: unknown): Record<string, Situation> => ({
	'of no module': {
		call: `${method} /Nothing/${nobody}/Products${rest}`,
		body,
		status: 400,
		answer: invalidModule,
	},
	'of a module that has none': {
		call: `${method} /Activities/${nobody}/Products${rest}`,
		body,
		status: 400,
		answer: error('NOT_SUPPORTED', { module: 'Activities' }),
	},
	'of no record': {
		call: `${method} /Leads/${nobody}/Products${rest}`,
		body,
		status: 400,
		answer: error('INVALID_DATA', { resource_path_index: 1 }, 'the id given seems to be invalid'),
	},
	'of no list': {
		call: () => `${method} /Leads/${leadId()}/Nothing${rest}`,
		body,
		status: 400,
		answer: error('INVALID_DATA', { resource_path_index: 2 }, 'The relation name given seems to be invalid'),
	},
	'that nobody may see': {
		before: () => zoho.crm.forbid('Leads'),
		call: () => `${method} /Leads/${leadId()}/Products${rest}`,
		body,
		status: 403,
		answer: error('NO_PERMISSION', { permissions: ['Crm_Implied_View_Leads'] }, 'permission denied'),
	},
});

const data = { data: [{ id: nobody }] };
const fieldsMissing = error('REQUIRED_PARAM_MISSING', { param_name: 'fields' });

of('List related records', {
	...inPath('GET', '?fields=id'),
	'without fields': { call: () => list('GET'), status: 400, answer: fieldsMissing },
	'of which there are none': { call: () => list('GET', '?fields=Product_Name'), status: 204 },
	'with a parameter nobody knows': {
		call: () => list('GET', '?fields=Product_Name&perPage=1'),
		status: 400,
		answer: error('INVALID_DATA', { param_name: 'perPage' }),
	},
});

it('Related records are listed by ids, in the order that is asked', async () => {
	await linked(productId(0), productId(1), productId(2));
	const found = async (query: string) => {
		const { body } = await zoho.call(list('GET', `?fields=Product_Name${query}`));
		return body.data.map(({ id }: { id: string }) => id) as string[];
	};
	expect(await found('&sort_order=asc')).toEqual([productId(0), productId(1), productId(2)]);
	expect(await found('')).toEqual([productId(2), productId(1), productId(0)]);
	expect(await found(`&ids=${productId(1)}`)).toEqual([productId(1)]);
	const { body } = await zoho.call(list('GET', '?fields=Product_Name&per_page=2'));
	expect(body.info).toMatchObject({ page: 1, per_page: 2, count: 2, more_records: true });
});

of('Link related records', {
	...inPath('PUT', '', data),
	'of which one is none': {
		call: () => list('PUT'),
		body: () => ({ data: [{ id: productId() }, { id: nobody }, {}] }),
		status: 207,
		answer: () => ({
			data: [
				success('relation added', { id: productId() }),
				error('INVALID_DATA', { api_name: 'id', json_path: '$.data[1].id' }),
				error('MANDATORY_NOT_FOUND', { api_name: 'id', json_path: '$.data[2].id' }),
			],
		}),
	},
	'without their ids': {
		call: () => list('PUT'),
		body: { data: [{}] },
		status: 400,
		answer: { data: [error('MANDATORY_NOT_FOUND', { api_name: 'id', json_path: '$.data[0].id' })] },
	},
	'that are not given': {
		call: () => list('PUT'),
		body: {},
		status: 400,
		answer: error('MANDATORY_NOT_FOUND', { api_name: 'data', json_path: '$.data' }),
	},
	'in a list of lookups': {
		call: () => `PUT /Accounts/${accountId()}/Contacts`,
		body: data,
		status: 400,
		answer: notLinkable,
	},
});

of('Unlink related records', {
	...inPath('DELETE', `?ids=${nobody}`),
	'of which one is not linked': {
		before: async () => await linked(productId()),
		call: () => list('DELETE', `?ids=${productId()},${nobody}`),
		status: 207,
		answer: () => ({
			data: [success('relation removed', { id: productId() }), error('INVALID_DATA', { id: nobody })],
		}),
	},
	'of which none is linked': {
		call: () => list('DELETE', `?ids=${nobody}`),
		status: 400,
		answer: { data: [error('INVALID_DATA', { id: nobody })] },
	},
	'that are not named': {
		call: () => list('DELETE'),
		status: 400,
		answer: error('MANDATORY_NOT_FOUND', { param_name: 'ids' }),
	},
	'that are too many': {
		call: () => list('DELETE', `?ids=${Array.from({ length: 101 }, () => nobody).join(',')}`),
		status: 400,
		answer: error('LIMIT_EXCEEDED', { limit: '100', param_name: 'ids' }),
	},
	'by what are no ids': {
		call: () => list('DELETE', '?ids=lamp'),
		status: 400,
		answer: error('UNABLE_TO_PARSE_DATA_TYPE'),
	},
});

of('Get a related record', {
	...inPath('GET', `/${nobody}?fields=id`),
	'that is linked': {
		before: async () => await linked(productId()),
		call: () => list('GET', `/${productId()}?fields=Product_Name`),
		status: 200,
		answer: () => ({ data: [{ id: productId(), Product_Name: product()?.fields.Product_Name }] }),
	},
	'that is not linked': { call: () => list('GET', `/${productId()}?fields=Product_Name`), status: 204 },
	'without fields': { call: () => list('GET', `/${productId()}`), status: 400, answer: fieldsMissing },
	'by what is no id': {
		call: () => list('GET', '/lamp?fields=Product_Name'),
		status: 400,
		answer: wrongRelated,
	},
});

of('Link a related record', {
	...inPath('PUT', `/${nobody}`, data),
	'that is there': {
		call: () => list('PUT', `/${productId()}`),
		body: { data: [{}] },
		status: 200,
		answer: () => ({ data: [success('relation added', { id: productId() })] }),
	},
	'that is none': { call: () => list('PUT', `/${nobody}`), body: data, status: 400, answer: wrongRelated },
	'that is not given': {
		call: () => list('PUT', `/${productId()}`),
		body: {},
		status: 400,
		answer: error('MANDATORY_NOT_FOUND', { api_name: 'data', json_path: '$.data' }),
	},
});

of('Unlink a related record', {
	...inPath('DELETE', `/${nobody}`),
	'that is linked': {
		before: async () => await linked(productId()),
		call: () => list('DELETE', `/${productId()}`),
		status: 200,
		answer: () => ({ data: [success('relation removed', { id: productId() })] }),
	},
	'that is not linked': { call: () => list('DELETE', `/${productId()}`), status: 400, answer: wrongRelated },
});

it('Linking and unlinking one record leaves the others', async () => {
	await linked(productId(0));
	await zoho.call(list('PUT', `/${productId(1)}`), { data: [{}] });
	expect(links()).toEqual([productId(0), productId(1)]);
	await zoho.call(list('DELETE', `/${productId(0)}`));
	expect(links()).toEqual([productId(1)]);
});
