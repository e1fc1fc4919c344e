import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { parseQuery } from '../../../emulator/crm/coqlParser';
import { company } from '../../../emulator/seed/company';
import { byId, type Connected, mapped, openWorld, type World } from '../../../engine/world';
import { hostileText, nastyTexts, SEED } from './hostile';
import { crashesIn, strayRequests } from './oracle';

const orgId = company.deskOrganizations[0]!.id;
const SHORT = 200;
let world: World;
let zoho: Connected;
beforeAll(async () => {
	world = await openWorld();
	zoho = await world.connect('oAuth2');
});
afterAll(async () => await world.stop());
beforeEach(() => world.emulator.requests.clear());

/** All of the list, and as many others; each a text that an API can be given at all. */
const texts = [...nastyTexts, ...fc.sample(hostileText, { seed: SEED, numRuns: 120 })].filter(
	(text) => text.trim() !== '' && text.length < SHORT,
);
const items = texts.map((text) => ({ text }));
const wellFormed = (text: string) => Buffer.from(text).toString();
const run = async (node: 'crm' | 'desk', parameters: INodeParameters, given: IDataObject[] = items) => {
	const result = await zoho[node](parameters, given, { onError: 'continueRegularOutput' });
	expect({ crashes: crashesIn(result), requests: strayRequests(world) }).toEqual({
		crashes: [],
		requests: [],
	});
	return result;
};
const sentTo = (match: string) => world.emulator.requests.matching(match);
/** The parameters of a search, but for the paging. */
const namesIn = (query: IDataObject) =>
	Object.keys(query).filter((name) => name !== 'page' && name !== 'per_page');
/** What was sent is among what was given, and nothing else is. */
function expectGiven(sent: string[], atLeast: number): void {
	const given = new Set(
		texts.flatMap((text) => [text, text.trim(), wellFormed(text), wellFormed(text.trim())]),
	);
	expect(sent.filter((text) => !given.has(text))).toEqual([]);
	expect(new Set(sent).size).toBeGreaterThan(atLeast);
}

describe(`a hostile value stays a value (seed ${SEED})`, () => {
	it('in a parameter of a query: the COQL holds the one condition with it', async () => {
		await run('crm', {
			resource: 'query',
			operation: 'run',
			query: 'select id from Leads where Last_Name = :name',
			parameters: { parameter: [{ name: 'name', value: '={{ $json.text }}' }] },
			limit: 1,
			returnAll: false,
		});
		const wheres = sentTo('POST /crm/v8/coql').map(
			({ body }) => parseQuery(String((body as IDataObject).select_query)).where,
		);
		for (const where of wheres) expect(where).toMatchObject({ column: 'Last_Name', comparator: '=' });
		expectGiven(
			wheres.flatMap((where) => ('values' in where ? where.values : ['?', '?'])),
			80,
		);
	});

	it.each([
		['equals', '=', (text: string) => text],
		['starts_with', 'like', (text: string) => text.replace(/%$/, '')],
		['contains', 'like', (text: string) => text.replace(/^%|%$/g, '')],
	])('in a condition "%s" of a query that is built', async (operator, comparator, meant) => {
		await run('crm', {
			...{
				resource: 'query',
				operation: 'build',
				module: byId('Leads'),
				columns: ['id'],
				limit: 1,
				returnAll: false,
			},
			conditions: { condition: [{ field: 'Last_Name', operator, value: '={{ $json.text }}' }] },
		});
		const queries = sentTo('POST /crm/v8/coql').map(({ body }) =>
			parseQuery(String((body as IDataObject).select_query)),
		);
		for (const { module, where, columns } of queries) {
			expect({ module, columns, where }).toMatchObject({
				module: 'Leads',
				columns: [{ column: 'id' }],
				where: { column: 'Last_Name', comparator },
			});
		}
		expectGiven(
			queries.flatMap(({ where }) => ('values' in where ? where.values.map(meant) : ['?', '?'])),
			80,
		);
	});

	it('in a condition of a search: the criteria hold the one condition with it', async () => {
		await run('crm', {
			...{
				resource: 'record',
				operation: 'search',
				module: byId('Leads'),
				searchBy: 'criteria',
				limit: 1,
				returnAll: false,
			},
			conditions: { condition: [{ field: 'Last_Name', operator: 'equals', value: '={{ $json.text }}' }] },
		});
		const sent = sentTo('GET /crm/v8/Leads/search');
		for (const { query } of sent) expect(namesIn(query)).toEqual(['criteria']);
		expectGiven(
			sent.map(({ query: { criteria = '' } }) => onlyValueIn(criteria)),
			80,
		);
	});

	it.each([
		['word', 2],
		['email', 1],
		['phone', 3],
	])('in a search by %s', async (searchBy) => {
		await run('crm', {
			...{
				resource: 'record',
				operation: 'search',
				module: byId('Leads'),
				searchBy,
				limit: 1,
				returnAll: false,
			},
			[searchBy]: '={{ $json.text }}',
		});
		const sent = sentTo('GET /crm/v8/Leads/search');
		for (const { query } of sent) expect(namesIn(query)).toEqual([searchBy]);
		expectGiven(
			sent.map(({ query }) => String(query[searchBy])),
			60,
		);
	});

	it('in a search of Desk: one parameter with it', async () => {
		const long = items.filter(({ text }) => text.trim().length >= 3);
		await run(
			'desk',
			{
				...{ resource: 'ticket', operation: 'search', organization: byId(orgId), limit: 1, returnAll: false },
				filters: { subject: '={{ $json.text }}' },
			},
			long,
		);
		const sent = sentTo('GET /api/v1/tickets/search');
		for (const { query, headers } of sent) {
			expect(
				Object.keys(query).filter((name) => !['from', 'limit', 'sortBy', 'include'].includes(name)),
			).toEqual(['subject']);
			expect(headers.orgid).toBe(orgId);
		}
		expectGiven(
			sent.map(({ query }) => String(query.subject)),
			60,
		);
	});

	it('in a field of a record: it is stored as it was given', async () => {
		const short = items.filter(({ text }) => text.length <= 80);
		const result = await run(
			'crm',
			{
				...{ resource: 'record', operation: 'create', module: byId('Leads') },
				fields: mapped({ Last_Name: '={{ $json.text }}', Description: '={{ $json.text }}' }),
			},
			short,
		);
		const outputs = result.items[0] ?? [];
		const stored = outputs.flatMap(({ json, pairedItem }) => {
			if (json.error) return [];
			const { item = -1 } = pairedItem as { item?: number };
			const record = world.emulator.world.crm.records('Leads').find(({ id }) => id === json.id);
			return [{ is: [record?.fields.Last_Name, record?.fields.Description], was: short[item]!.text }];
		});
		expect(stored.length).toBeGreaterThan(60);
		expect(stored.filter(({ is, was }) => is.some((value) => value !== was))).toEqual([]);
	});

	it('in the name of a file: one part, its content whole, and no header of its own', async () => {
		const content = 'the content';
		const [lead] = world.emulator.world.crm.records('Leads');
		const files = texts.map((fileName) => ({
			json: {},
			binary: { data: { data: Buffer.from(content).toString('base64'), mimeType: 'text/plain', fileName } },
		}));
		const result = await world.engine.execute({
			node: 'zohoCrm',
			parameters: {
				...{ authentication: 'oAuth2', resource: 'attachment', operation: 'upload', module: byId('Leads') },
				recordId: byId(lead!.id),
			},
			credentials: zoho.credentials,
			items: files,
			settings: { onError: 'continueRegularOutput' },
		});
		expect({ crashes: crashesIn(result), requests: strayRequests(world) }).toEqual({
			crashes: [],
			requests: [],
		});
		for (const { body } of sentTo(`POST /crm/v8/Leads/${lead!.id}/Attachments`))
			expect(body ?? {}).toEqual({});
	});
});

/** The value of criteria that are one condition on Last_Name, read by Zoho's own rules; else a text nobody gave. */
function onlyValueIn(criteria: string): string {
	const [, escaped] = /^\(Last_Name:equals:((?:\\[^]|[^\\(),])*)\)$/.exec(criteria) ?? [];
	return escaped === undefined ? `not one condition: ${criteria}` : escaped.replace(/\\([^])/g, '$1');
}
